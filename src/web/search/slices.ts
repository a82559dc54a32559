import { join, type Sql, sql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { Query, Test } from './query.ts';

/** A place in the order of `moments`. */
export interface Key {
  /** Microseconds since 1970 UTC. */
  readonly time: number;
  readonly file: number;
  readonly line: number;
}

/**
 * The table cut into parts that are quick to read each: the n-th goes from `keys[n]` to the next. Before the first key
 * and behind the last nothing is left out.
 */
export interface Slices {
  readonly keys: readonly Key[];
  /** Records before each part, and at the end all of them: nearly exact. */
  readonly before: readonly number[];
}

/** What asks the engine. */
export type Ask = (query: Sql, signal?: AbortSignal) => Promise<readonly Row[]>;

/** The parts as the engine itself keeps the table: its own marks, so that no part is larger than it can read at once. */
export async function readSlices(ask: Ask): Promise<Slices> {
  const rows = await ask(
    sql`SELECT toUnixTimestamp64Micro(time), file, line, rows_in_granule FROM mergeTreeIndex(currentDatabase(), 'moments') WHERE rows_in_granule > 0`,
  );
  return slicesAt(
    rows.map(([time, file, line, count]) => ({
      key: { time: Number(time), file: Number(file), line: Number(line) },
      rows: Number(count),
    })),
  );
}

/** Parts that begin at keys, each with its number of records; in any order. */
export function slicesAt(marks: readonly { readonly key: Key; readonly rows: number }[]): Slices {
  const sorted = marks.toSorted((a, b) => compareKeys(a.key, b.key));
  const keys: Key[] = [];
  const before: number[] = [];
  let sum = 0;
  for (const { key, rows } of sorted) {
    const last = keys.at(-1);
    if (last === undefined || compareKeys(last, key) !== 0) {
      keys.push(key);
      before.push(sum);
    }
    sum += rows;
  }
  return { keys, before: [...before, sum] };
}

/** The order of keys. */
export function compareKeys(a: Key, b: Key): number {
  return a.time - b.time || a.file - b.file || a.line - b.line;
}

/** The condition of being in the parts from `from` on and before `to`. */
export function within({ keys }: Slices, from: number, to: number): Sql {
  const first = from > 0 ? keys[from] : undefined;
  const last = keys[to];
  const after = first === undefined ? sql`1` : atOrAfter(first);
  return last === undefined
    ? after
    : sql`${after} AND time <= ${micros(last.time)} AND NOT (${atOrAfter(last)})`;
}

// The plain bound on time is what the engine picks parts by; the rest tells records of one instant apart.
function atOrAfter({ time, file, line }: Key): Sql {
  const at = micros(time);
  return sql`time >= ${at} AND (time > ${at} OR file > ${file} OR (file = ${file} AND line >= ${line}))`;
}

function micros(time: number): Sql {
  return sql`fromUnixTimestamp64Micro(${time}, 'UTC')`;
}

/** The parts that can hold hits of a search, by the times that it asks for. */
export function partsOf({ keys }: Slices, query: Query): readonly [first: number, last: number] {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { not, match } of query.terms) {
    if (not || match.kind !== 'field' || match.columns[0] !== 'time') continue;
    const [least, most] = timesOf(match.test);
    from = Math.max(from, least);
    to = Math.min(to, most);
  }
  const first = Math.max(0, keys.filter((k) => k.time < from).length - 1);
  return [first, Math.max(first, keys.filter((k) => k.time < to).length)];
}

/** From which time on, and before which one, a test can hold. */
function timesOf(test: Test): readonly [number, number] {
  if (test.test === 'within') return [test.from, test.to];
  if (test.test !== 'compare') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  switch (test.op) {
    case '<':
      return [Number.NEGATIVE_INFINITY, test.value];
    case '<=':
      return [Number.NEGATIVE_INFINITY, test.value + 1];
    case '>':
      return [test.value + 1, Number.POSITIVE_INFINITY];
    case '>=':
      return [test.value, Number.POSITIVE_INFINITY];
  }
}

/** The condition of standing at one of some keys. */
export function atKeys(keys: readonly Key[]): Sql {
  if (keys.length === 0) return sql`0`;
  const places = keys.map(({ time, file, line }) => sql`(${micros(time)}, ${file}, ${line})`);
  return sql`(time, file, line) IN (${join(places, ', ')})`;
}

/** A key as text: `time:file:line`. */
export function keyText({ time, file, line }: Key): string {
  return `${time}:${file}:${line}`;
}

/** The reverse of {@link keyText}; `undefined` for anything else. */
export function parseKey(text: string): Key | undefined {
  const [, time, file, line] = /^(-?\d{1,16}):(\d{1,9}):(\d{1,10})$/.exec(text) ?? [];
  return time === undefined ? undefined : { time: Number(time), file: Number(file), line: Number(line) };
}

// How long an answer may take, microseconds, and how much wider or narrower the next may be.
const AIM = 50_000;
/** Parts of one question at most. */
export const WIDEST = 256;

/** How many parts to read next, after `width` of them took so long. */
export function nextWidth(width: number, took: number): number {
  const better = Math.floor(width * Math.min(3, Math.max(0.25, AIM / Math.max(1, took))));
  return Math.min(WIDEST, Math.max(1, better));
}
