import type { LineField, LineRow } from '../../wire/lines.ts';
import { useKeys } from '../keyboard.tsx';
import { type TableColumn, toggled } from '../logic/table-columns.ts';
import { openProof } from '../parts/said.tsx';
import { place } from '../state.tsx';
import type { Search } from './use-search.tsx';

/** What the keys of the found lines work with. */
interface KeyParts {
  readonly at: number;
  readonly row: LineRow | undefined;
  readonly field: LineField | undefined;
  readonly fields: readonly LineField[];
  readonly search: Search;
  readonly goTo: (index: number) => void;
  readonly setField: (column: string) => void;
  readonly onOnly: (field: LineField, not: boolean) => void;
  readonly columns: readonly TableColumn[];
  readonly setColumns: (columns: readonly TableColumn[]) => void;
  readonly onGo: (text: string) => void;
}

const PAGE = 20;

/** Rows, fields, filters and the drawer by keys. */
export function useResultKeys(parts: KeyParts): void {
  const { at, row, field, fields, search, goTo, setField, onOnly, columns, setColumns, onGo } = parts;
  const step = (by: number): void => {
    const next =
      fields[
        Math.min(fields.length - 1, Math.max(0, (field === undefined ? -1 : fields.indexOf(field)) + by))
      ];
    if (next !== undefined) setField(next.column);
  };
  // The next hit takes the drawer along, where it is open.
  const hit = (index: number): void => {
    goTo(index);
    const next = search.rowAt(index);
    if (next !== undefined && place.value.params.p !== undefined) openLine(next);
  };
  useKeys({
    'row.next': () => goTo(at + 1),
    'row.previous': () => goTo(at - 1),
    'row.first': () => goTo(0),
    'row.last': () => goTo(search.found.count - 1),
    'row.page-down': () => goTo(at + PAGE),
    'row.page-up': () => goTo(at - PAGE),
    'row.open': () => (row === undefined ? false : openLine(row)),
    'row.expand': () => step(1),
    'row.fold': () => step(-1),
    'row.select': () => (field === undefined ? false : setColumns(toggled(columns, field.column))),
    'hit.next': () => hit(at + 1),
    'hit.previous': () => hit(at - 1),
    'filter.include': () => (field === undefined ? false : onOnly(field, false)),
    'filter.exclude': () => (field === undefined ? false : onOnly(field, true)),
    'filter.clear': () => onGo(''),
  });
}

/** Opens the drawer at a line, the file around it. */
export function openLine(row: LineRow): void {
  openProof(row.ref, `ref:${row.ref}`);
}
