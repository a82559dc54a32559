import type { ScopeUnion } from '../../../wire/scope.ts';
import { useData } from '../../api.tsx';
import { useKeys } from '../../keyboard.tsx';
import { askedOf, type PlaceFilter } from '../../logic/scope-place.ts';
import { joinRows } from '../../logic/values.ts';
import { N } from '../../parts/number.tsx';
import { Shown } from '../../parts/panel.tsx';
import { place, set } from '../../state.tsx';
import { phrase, t } from '../../words.tsx';

interface SelectionProps {
  readonly rows: readonly number[];
  readonly most: number;
  readonly filter: PlaceFilter;
}

/** What the selected rows are together, each message once. */
export function Selection({ rows, most, filter }: SelectionProps) {
  const none = (): void => set({ sel: '' }, true);
  useKeys({ close: () => (place.value.params.of === undefined ? none() : false) });
  const loaded = useData<ScopeUnion>('scope/union', { ...askedOf(filter), rows: joinRows(rows) });
  const of = (what: keyof ScopeUnion): string =>
    `scope-union ${what} ${joinRows(rows)} ${JSON.stringify(JSON.stringify(filter))}`;
  return (
    <section class="selection" aria-label={t('page.scope.selected')} aria-live="polite">
      <Shown loaded={loaded}>
        {(u) => (
          <>
            {u.hidden < rows.length && (
              <p>
                {phrase('page.scope.union', {
                  messages: <N value={u.messages} of={of('messages')} />,
                  messageCount: u.messages,
                  more: <N value={u.more} of={of('more')} />,
                  moreCount: u.more,
                  attachments: <N value={u.attachments} of={of('attachments')} />,
                  attachmentCount: u.attachments,
                  others: <N value={u.others} of={of('others')} />,
                  otherCount: u.others,
                  bytes: <N value={u.bytes} of={of('bytes')} />,
                  accounts: <N value={u.accounts} of={of('accounts')} />,
                  accountCount: u.accounts,
                })}
              </p>
            )}
            {u.hidden > 0 && <p class="hidden-rows">{t('page.scope.union-hidden', { count: u.hidden })}</p>}
          </>
        )}
      </Shown>
      {rows.length >= most && <p class="note">{t('page.scope.select-too-many', { count: most })}</p>}
      <button type="button" onClick={none}>
        {t('page.scope.select-none')}
      </button>
    </section>
  );
}
