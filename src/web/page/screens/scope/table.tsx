import { useEffect, useRef } from 'preact/hooks';
import type { ScopeRow } from '../../../wire/scope.ts';
import {
  type FilterName,
  filterOfPlace,
  isFiltered,
  NO_FILTER,
  type PlaceFilter,
  sortOfPlace,
  VIEWS,
  withValue,
} from '../../logic/scope-place.ts';
import { MOST_SELECTED, withSelected, withTurned } from '../../logic/scope-rows.ts';
import { joinRows, splitRows } from '../../logic/values.ts';
import { Grid } from '../../parts/grid.tsx';
import { Empty } from '../../parts/panel.tsx';
import { useRows } from '../../parts/rows.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { hrefOf, place, set } from '../../state.tsx';
import { t } from '../../words.tsx';
import { depthOf } from './bar.tsx';
import { columnsOf } from './columns.tsx';
import { Selection } from './selection.tsx';

const REST = 400;

interface ScopeTableProps {
  readonly filter: PlaceFilter;
  readonly asked: Readonly<Record<string, string | readonly string[]>>;
}

/** The tree of accounts, mailboxes, messages and files. */
export function ScopeTable({ filter, asked }: ScopeTableProps) {
  const { turned = '', sel = '', row = '', w = '', of } = place.value.params;
  const sort = sortOfPlace(place.value.params);
  const depth = depthOf(filter);
  const start = splitRows(row)[0] ?? -1;
  // What passes another filter is seen from its first row: that is where the gravest stand.
  const rows = useRows<ScopeRow>('scope', { ...asked, sort, depth, turned }, start, JSON.stringify(filter));
  const keepRow = useRest((one: ScopeRow) => set({ row: joinRows([one.id]) }, true), JSON.stringify(filter));
  const selected = new Set(splitRows(sel));
  const fold = (one: ScopeRow): void =>
    set({ depth: String(depth), turned: withTurned(turned, one.id) }, true);
  const select = (some: readonly ScopeRow[], add: boolean): void => {
    const ids = some.map((one) => one.id);
    set({ sel: withSelected([...selected], ids, add) }, true);
  };
  return (
    <>
      <Trouble text={rows.error} onAgain={rows.reload} />
      {rows.key !== '' && rows.total === 0 && <Nothing filter={filter} />}
      <Grid<ScopeRow>
        {...GRID}
        label={t('page.scope.table')}
        rows={rows}
        columns={columnsOf(selected, (one) => select([one], false), fold)}
        tree={{ level: (r) => r.level, open: (r) => r.open, up: (r) => r.up, onFold: fold }}
        sort={sort}
        widths={w}
        selected={selected}
        onSelect={select}
        onFocus={keepRow}
        onOpen={(one) => (one.of === '' ? fold(one) : openRow(one))}
        isOpen={(one) => one.of !== '' && one.of === of}
        onFilter={(one, column, exclude) => filterBy(filter, one, column, exclude)}
      />
      {selected.size > 0 && <Selection rows={[...selected]} most={MOST_SELECTED} filter={filter} />}
    </>
  );
}

/** Why there is no row. That nothing is in doubt is an answer, with what it leaves open. */
function Nothing({ filter }: Pick<ScopeTableProps, 'filter'>) {
  const isDoubt = JSON.stringify(filter) === JSON.stringify(filterOfPlace(VIEWS.doubt));
  if (!isDoubt)
    return <Empty why={t(isFiltered(filter) ? 'page.scope.nothing-filtered' : 'page.scope.nothing')} />;
  return (
    <div class="no-doubt">
      <p>{t('page.scope.nothing-doubt')}</p>
      <p>
        {t('page.scope.nothing-doubt-counts')}{' '}
        <a href={hrefOf({ ...NO_FILTER, kind: 'set', row: '' })}>{t('page.scope.show-counts')}</a>
      </p>
    </div>
  );
}

/** What the grid is told whatever is filtered, sorted or selected. */
const GRID = {
  name: 'scope',
  idOf: (row: ScopeRow) => row.id,
  onSort: (next: string) => set({ sort: next === 'weight' ? '' : next }),
  onWidths: (widths: string) => set({ w: widths }, true),
  about: (row: ScopeRow) => row.of,
  rowClass: (row: ScopeRow) => `k-${row.kind} ${row.link === 'owner' ? 'by-owner' : ''}`,
} as const;

function openRow(row: ScopeRow): void {
  set({ p: row.cited.chips[0]?.ref ?? '', of: row.of });
}

/**
 * Does something once nobody has asked for it anew for a while; the last one counts. What was asked for under
 * another `of` is dropped: a row of the filter that was is no row of the one that is.
 */
function useRest<T>(act: (one: T) => void, of: string): (one: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [of]);
  return (one) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => act(one), REST);
  };
}

/** Filters by the value that stands in a cell. */
function filterBy(filter: PlaceFilter, row: ScopeRow, column: string, exclude: boolean): void {
  if (column === 'coverage') {
    set({ doubt: exclude ? '' : '1', depth: '', turned: '' });
    return;
  }
  const [name, value] = valueIn(row, column);
  if (value !== '') set(withValue(filter, name, value, exclude ? 'without' : 'only'));
}

/** What of a cell can be filtered by; the name of an item by what it is. */
function valueIn(row: ScopeRow, column: string): readonly [FilterName, string] {
  switch (column) {
    case 'grade':
    case 'link':
    case 'how':
    case 'account':
      return [column, row[column]];
    case 'time':
      return ['day', row.time.slice(0, 10)];
    default:
      if (row.kind === 'account') return ['account', row.account];
      return row.kind === 'mailbox' ? ['mailbox', row.mailbox] : ['kind', row.kind];
  }
}
