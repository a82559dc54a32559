import { useState } from 'preact/hooks';
import type { ScopeByCount, ScopeFacets } from '../../../wire/scope.ts';
import { urlOf } from '../../api.tsx';
import { askedOf, type PlaceFilter, sortOfPlace } from '../../logic/scope-place.ts';
import { joinRows, splitRows } from '../../logic/values.ts';
import { Layer } from '../../parts/dialogs.tsx';
import { Masked, maskedText } from '../../parts/masked.tsx';
import { N } from '../../parts/number.tsx';
import { place } from '../../state.tsx';
import { phrase, t } from '../../words.tsx';
import { countOf } from './facets.tsx';
import { ByCount } from './tally.tsx';

/** Opens what the filtered list can be saved as. */
export function ExportButton({
  facets,
  filter,
}: {
  readonly facets: ScopeFacets | undefined;
  readonly filter: PlaceFilter;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" disabled={facets === undefined} onClick={() => setOpen(true)}>
        {t('page.scope.export')}
      </button>
      {open && facets !== undefined && (
        <Layer title={t('page.scope.export')} onClose={() => setOpen(false)}>
          <Choices facets={facets} filter={filter} />
        </Layer>
      )}
    </>
  );
}

function ofAccount(filter: PlaceFilter, account: string): PlaceFilter {
  return { ...filter, include: { ...filter.include, account: [account] } };
}

interface ChoicesProps {
  readonly facets: ScopeFacets;
  readonly filter: PlaceFilter;
}

function Choices({ facets, filter }: ChoicesProps) {
  const selected = splitRows(place.value.params.sel ?? '');
  const accounts = facets.facets.account.filter((v) => v.value !== '' && v.count + v.sets > 0);
  return (
    <>
      <p>{t('page.scope.export-means')}</p>
      {selected.length > 0 && <Selected rows={selected} filter={filter} />}
      <h3>{t('page.scope.export.all')}</h3>
      <p class="downloads">
        <a href={addressOf(filter, 'csv')} download>
          {t('page.scope.export.csv')}
        </a>{' '}
        <a href={addressOf(filter, 'jsonl')} download>
          {t('page.scope.export.jsonl')}
        </a>{' '}
        <Amount items={facets.items} value={facets} filter={filter} />
      </p>
      <h3>{t('page.scope.export.per-account')}</h3>
      <p class="note">{t('page.scope.export.per-account-means')}</p>
      <ul class="downloads">
        {accounts.map((one) => (
          <li>
            <a
              href={addressOf(filter, 'csv', { account: [one.value] })}
              download
              aria-label={t('page.scope.export.of', { account: maskedText(one.value) })}
            >
              {t('page.scope.export.csv')}
            </a>{' '}
            <Masked name={one.value} />{' '}
            <Amount items={one.count} value={one} filter={ofAccount(filter, one.value)} />
          </li>
        ))}
      </ul>
      {facets.moreAccounts > 0 && (
        <p class="note">{t('page.scope.export.more', { count: facets.moreAccounts })}</p>
      )}
    </>
  );
}

/** The selected rows by themselves, and what else the files are of. */
function Selected({ rows, filter }: { readonly rows: readonly number[]; readonly filter: PlaceFilter }) {
  const only = { rows: joinRows(rows) };
  return (
    <>
      <h3>{t('page.scope.export.selected')}</h3>
      <p class="downloads">
        <a href={addressOf(filter, 'csv', only)} download>
          {t('page.scope.export.csv')}
        </a>{' '}
        <a href={addressOf(filter, 'jsonl', only)} download>
          {t('page.scope.export.jsonl')}
        </a>{' '}
        <span class="small">{t('page.scope.export.selected-means', { count: rows.length })}</span>
      </p>
      <p class="note">{t('page.scope.export.not-selected')}</p>
    </>
  );
}

/** Where the list is saved from, or that of one account or of some rows, sorted as on the screen. */
function addressOf(
  filter: PlaceFilter,
  format: 'csv' | 'jsonl',
  only: { readonly account?: readonly string[]; readonly rows?: string } = {},
): string {
  const sort = sortOfPlace(place.value.params);
  return urlOf('scope/export', { ...askedOf(filter), ...only, sort, format });
}

interface AmountProps {
  readonly items: number;
  readonly value: ScopeByCount & { readonly sets: number };
  /** What passes it is counted. */
  readonly filter: PlaceFilter;
}

function Amount({ items, value, filter }: AmountProps) {
  return (
    <span class="small">
      {phrase('page.scope.some-items', {
        items: <N value={items} of={countOf('items', filter)} />,
        count: items,
        byCount: <ByCount value={value} of={(bound) => countOf(bound, filter)} />,
        sets: <N value={value.sets} of={countOf('sets', filter)} />,
        setCount: value.sets,
      })}
    </span>
  );
}
