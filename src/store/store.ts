import type { Sql } from './sql.ts';

/** A row as the engine gives it: columns in the order of the SELECT; text as byte strings. */
export type Row = readonly (string | number | readonly (string | number)[] | null)[];

/** Bounds of a query that a person wrote. */
export interface Limits {
  readonly seconds: number;
  readonly memoryBytes: number;
  readonly rows: number;
}

/** The engine that holds the events. */
export interface Store {
  /** Runs a statement that gives no rows. */
  readonly run: (statement: Sql) => Promise<void>;
  /** Rows of a query. */
  readonly rows: (query: Sql) => Promise<readonly Row[]>;
  /** A query by a person: read-only, without functions that reach files or the network, within the limits. */
  readonly ask: (
    query: string,
    limits: Limits,
  ) => Promise<{ readonly columns: readonly string[]; readonly rows: readonly Row[] }>;
  /** Loads a file of Native blocks into `events`. */
  readonly load: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Rows as objects by column name; `names` in the order of the SELECT. */
export function named<K extends string>(
  rows: readonly Row[],
  names: readonly K[],
): readonly Readonly<Record<K, string | number>>[] {
  return rows.map(
    (row) => Object.fromEntries(names.map((n, i) => [n, row[i] ?? ''])) as Record<K, string | number>,
  );
}
