import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScopeFacets } from '../../../wire/scope.ts';
import { act } from '../../keyboard.tsx';
import {
  FILTERS,
  type FilterName,
  isFiltered,
  NO_FILTER,
  type PlaceFilter,
  VIEWS,
  viewOf,
  withValue,
} from '../../logic/scope-place.ts';
import { findKeys } from '../../parts/find-keys.tsx';
import { maskedText } from '../../parts/masked.tsx';
import { N } from '../../parts/number.tsx';
import { useRest } from '../../parts/rest.tsx';
import { place, set } from '../../state.tsx';
import { phrase, t } from '../../words.tsx';
import { ExportButton } from './export.tsx';
import { countOf } from './facets.tsx';
import { ByCount } from './tally.tsx';
import { valueText } from './words.tsx';

/** Named views, the search, what is filtered, how much is left, and what can be done with it. */
export function ScopeBar({
  facets,
  filter,
}: {
  readonly facets: ScopeFacets | undefined;
  readonly filter: PlaceFilter;
}) {
  return (
    <div class="scope-bar">
      <div class="scope-line">
        <Views />
        <Find filter={filter} />
        <Depth filter={filter} />
        <ExportButton facets={facets} filter={filter} />
      </div>
      <div class="scope-line">
        {facets !== undefined && <Left facets={facets} filter={filter} />}
        <Conditions filter={filter} />
      </div>
    </div>
  );
}

function Views() {
  const now = viewOf(place.value.params);
  return (
    <fieldset class="one-of" aria-label={t('page.scope.views')}>
      {(['all', 'notify', 'doubt'] as const).map((view) => (
        <button
          type="button"
          aria-pressed={view === now}
          title={view === 'all' ? undefined : t(`page.scope.view.${view}-means`)}
          onClick={() => set({ ...NO_FILTER, ...VIEWS[view] })}
        >
          {t(`page.scope.view.${view}`)}
        </button>
      ))}
    </fieldset>
  );
}

const PAUSE = 150;
const keys = findKeys(
  () => act('row.next'),
  () => act('row.first'),
);

/** Words that must stand in a row. Letters typed in a row are asked for when they rest; going back skips them. */
function Find({ filter }: { readonly filter: PlaceFilter }) {
  const [text, setText] = useState(filter.text);
  const typed = useRef(filter.text);
  const whenAtRest = useRest(PAUSE);
  useEffect(() => {
    if (filter.text === typed.current) return;
    typed.current = filter.text;
    setText(filter.text);
  }, [filter.text]);
  const type = (next: string): void => {
    setText(next);
    whenAtRest(() => {
      const before = typed.current;
      typed.current = next;
      set({ text: next, depth: '', turned: '' }, before !== '');
    });
  };
  return (
    <input
      id="scope-find"
      type="search"
      autocomplete="off"
      spellcheck={false}
      maxLength={500}
      aria-label={t('page.scope.find')}
      placeholder={t('page.scope.find')}
      value={text}
      onInput={(e) => type(e.currentTarget.value)}
      onKeyDown={keys}
    />
  );
}

/** How far everything is unfolded. */
export function depthOf(filter: PlaceFilter): number {
  const said = Number(place.value.params.depth ?? '');
  return said > 0 ? said : isFiltered(filter) ? 9 : 2;
}

function Depth({ filter }: { readonly filter: PlaceFilter }) {
  const now = place.value.params.turned === undefined ? depthOf(filter) : 0;
  return (
    <fieldset class="one-of" aria-label={t('page.scope.depth')}>
      <span class="one-of-word" aria-hidden="true">
        {t('page.scope.depth')}
      </span>
      {([1, 2, 9] as const).map((depth) => (
        <button
          type="button"
          aria-pressed={depth === now}
          onClick={() => set({ depth: String(depth), turned: '' })}
        >
          {t(`page.scope.depth.${depth}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** How much passes the filters. */
function Left({ facets, filter }: { readonly facets: ScopeFacets; readonly filter: PlaceFilter }) {
  return (
    <p class="left" role="status">
      {phrase(isFiltered(filter) ? 'page.scope.shown-filtered' : 'page.scope.shown', {
        items: <N value={facets.items} of={countOf('items', filter)} />,
        all: <N value={facets.ofItems} of="length items" />,
        count: facets.ofItems,
        byCount: <ByCount value={facets} of={(bound) => countOf(bound, filter)} />,
        sets: <N value={facets.sets} of={countOf('sets', filter)} />,
        setCount: facets.sets,
        accounts: <N value={facets.inAccounts} of={countOf('in-accounts', filter)} />,
        accountCount: facets.inAccounts,
      })}
    </p>
  );
}

/** Everything that is filtered, each to be taken away. */
function Conditions({ filter }: { readonly filter: PlaceFilter }) {
  if (!isFiltered(filter)) return null;
  const said = (name: FilterName, value: string): string => {
    const named = name === 'account' || name === 'mailbox';
    return named ? maskedText(value) : valueText(name, value);
  };
  const away = (text: string, onClick: () => void) => (
    <li>
      <button type="button" title={t('page.scope.take-away')} onClick={onClick}>
        <bdi>{text}</bdi> <span aria-hidden="true">×</span>
        <span class="vh">{t('page.scope.take-away')}</span>
      </button>
    </li>
  );
  return (
    <ul class="conditions" aria-label={t('page.scope.filters')}>
      {FILTERS.flatMap((name) => [
        ...(filter.include[name] ?? []).map((value) =>
          away(t('page.scope.only', { value: said(name, value) }), () =>
            set(withValue(filter, name, value, 'neither')),
          ),
        ),
        ...(filter.exclude[name] ?? []).map((value) =>
          away(t('page.scope.without', { value: said(name, value) }), () =>
            set(withValue(filter, name, value, 'neither')),
          ),
        ),
      ])}
      {filter.doubt && away(t('page.scope.view.doubt'), () => set({ doubt: '' }))}
      {filter.text !== '' &&
        away(t('page.scope.filter.text', { text: filter.text }), () => set({ text: '' }))}
      <li>
        <button type="button" class="clear" onClick={() => set(NO_FILTER)}>
          {t('page.scope.clear')}
        </button>
      </li>
    </ul>
  );
}
