import type { LineField, LineRow } from '../../wire/lines.ts';
import { withTerm } from '../logic/query-text.ts';
import { formatColumns, parseColumns, type TableColumn } from '../logic/table-columns.ts';
import { place, set } from '../state.tsx';
import { orderedFields } from './fields.tsx';
import { useResultKeys } from './result-keys.tsx';
import type { Search } from './use-search.tsx';

/** What of the found lines is chosen, as the address has it, and what chooses otherwise. */
export interface Chosen {
  readonly columns: readonly TableColumn[];
  /** Whether lines are shown whole. */
  readonly wrap: boolean;
  /** Number of the row; -1 for none. */
  readonly at: number;
  /** The row, once it has come. */
  readonly row: LineRow | undefined;
  readonly field: LineField | undefined;
  readonly setColumns: (columns: readonly TableColumn[]) => void;
  readonly setField: (column: string) => void;
  readonly goTo: (index: number) => void;
  /** Only lines with the value of a field, or without it. */
  readonly onOnly: (field: LineField, not: boolean) => void;
}

/** Reads what is chosen from the address, and hears the keys that choose. */
export function useChosen(text: string, search: Search, onGo: (text: string) => void): Chosen {
  const { params } = place.value;
  const at = Number(params.at ?? -1);
  const row = at >= 0 ? search.rowAt(at) : undefined;
  const fields = row === undefined ? [] : orderedFields(row);
  const chosen: Chosen = {
    columns: parseColumns(params.cols ?? ''),
    wrap: params.wrap === '1',
    at,
    row,
    field: fields.find((f) => f.column === params.field) ?? fields[0],
    setColumns: (next) => set({ cols: formatColumns(next) }, true),
    setField: (column) => set({ field: column }, true),
    goTo: (index) => {
      const next = Math.min(search.found.count - 1, Math.max(0, index));
      if (next >= 0) set({ at: String(next) }, true);
    },
    onOnly: (one, not) => onGo(withTerm(text, `${not ? '-' : ''}${one.term}`)),
  };
  useResultKeys({ ...chosen, fields, search, onGo });
  return chosen;
}
