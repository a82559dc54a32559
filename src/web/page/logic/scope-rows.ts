import { joinRows, splitRows, toggled } from './values.ts';

/** Rows that one selection has at most: an account or a mailbox stands for all that is in it. */
export const MOST_SELECTED = 500;
const MOST_TURNED = 2000;

/** Rows that are folded otherwise than their depth says, with one more turned; the last ones when there are too many. */
export function withTurned(turned: string, row: number): string {
  return joinRows(toggled(splitRows(turned), row).slice(-MOST_TURNED));
}

/** The selected rows with some more, or with each of some turned; the first ones when there are too many. */
export function withSelected(selected: readonly number[], rows: readonly number[], add: boolean): string {
  const next = add ? [...new Set([...selected, ...rows])] : rows.reduce(toggled<number>, selected);
  return joinRows(next.slice(0, MOST_SELECTED));
}
