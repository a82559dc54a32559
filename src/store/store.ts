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
  /** Rows of a query; when the signal comes it is ended, also within the engine. */
  readonly rows: (query: Sql, signal?: AbortSignal) => Promise<readonly Row[]>;
  /** A query by a person: read-only, without functions that reach files or the network, within the limits. */
  readonly ask: (
    query: string,
    limits: Limits,
    signal?: AbortSignal,
  ) => Promise<{ readonly columns: readonly string[]; readonly rows: readonly Row[] }>;
  /** How the engine would answer the same query, as lines of text; nothing of it runs. */
  readonly plan: (query: string, limits: Limits, signal?: AbortSignal) => Promise<readonly string[]>;
  /** Loads a file of Native blocks into `events`. */
  readonly load: (file: string) => Promise<void>;
  /**
   * A connection of its own by that name to the same data. What is asked through one is answered one after the other,
   * so that work which takes long needs a lane of its own; temporary tables and settings are not shared.
   */
  readonly lane: (name: string) => Pick<Store, 'run' | 'rows'>;
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
