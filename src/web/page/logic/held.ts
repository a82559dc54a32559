/** A window of a long list, as the server hands it out. */
export interface Window<R> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly R[];
  /** Where the row is that `find` asked for; -1 when it is not in this list. */
  readonly at: number;
}

/** What has come of a long list. */
export interface Held<R> {
  /** Says which list: its filter, order and folds. */
  readonly key: string;
  readonly total: number;
  /** Where the row that was kept in sight is, and how many rows were above it in the view. */
  readonly at: number;
  readonly back: number;
  readonly rows: ReadonlyMap<number, R>;
}

/** Rows that are asked for at once. */
export const CHUNK = 100;
const MOST_HELD = 20_000;

/** What is held of a list once its first window has come. */
export function heldFirst<R>(key: string, back: number, first: Window<R>): Held<R> {
  const rows = new Map(first.rows.map((row, i) => [first.from + i, row]));
  return { key, total: first.total, at: first.at, back, rows };
}

/** With another window of the same list; when too much is held, that alone. */
export function joined<R>(before: Held<R>, window: Window<R>): Held<R> {
  const rows = before.rows.size > MOST_HELD ? new Map<number, R>() : new Map(before.rows);
  window.rows.forEach((row, i) => {
    rows.set(window.from + i, row);
  });
  return { ...before, rows };
}

/** Numbers of the chunks to ask for so that the rows `from` up to `to` are there; without those that are `coming`. */
export function missingChunks<R>(
  { rows, total }: Held<R>,
  from: number,
  to: number,
  coming: ReadonlySet<number>,
): readonly number[] {
  const missing = new Set<number>();
  for (let row = from; row < Math.min(to, total); row += 1)
    if (!rows.has(row)) missing.add(Math.floor(row / CHUNK));
  return [...missing].filter((chunk) => !coming.has(chunk));
}
