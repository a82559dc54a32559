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
  /** Records before each part, and at the end all of them: nearly exact unless `isExact`. */
  readonly before: readonly number[];
  readonly isExact: boolean;
  /** Time of the last record, where its run has a mark of it; else the start of the last part. */
  readonly end: number;
}

/** What asks the engine. */
export type Ask = (query: Sql, signal?: AbortSignal) => Promise<readonly Row[]>;

/** A mark of the engine: the first record of some that lie together, and how many; none at the last record of a run. */
export interface Mark {
  readonly key: Key;
  readonly rows: number;
  /** The run of records, in order, that it belongs to. */
  readonly run: string;
}

/** The parts as the engine itself keeps the table: its own marks, so that no part is larger than it can read at once. */
export async function readSlices(ask: Ask): Promise<Slices> {
  const rows = await ask(
    sql`SELECT toUnixTimestamp64Micro(time), file, line, rows_in_granule, part_name FROM mergeTreeIndex(currentDatabase(), 'moments')`,
  );
  return slicesAt(
    rows.map(([time, file, line, count, run]) => ({
      key: { time: Number(time), file: Number(file), line: Number(line) },
      rows: Number(count),
      run: String(run),
    })),
  );
}

/** Parts that begin at keys, each with its number of records; in any order. */
export function slicesAt(marks: readonly Mark[]): Slices {
  const sorted = marks.toSorted((a, b) => compareKeys(a.key, b.key) || b.rows - a.rows);
  const keys: Key[] = [];
  const before: number[] = [];
  let sum = 0;
  for (const { key, rows } of sorted) {
    if (rows === 0) continue;
    const last = keys.at(-1);
    if (last === undefined || compareKeys(last, key) !== 0) {
      keys.push(key);
      before.push(sum);
    }
    sum += rows;
  }
  return { keys, before: [...before, sum], isExact: areApart(sorted), end: sorted.at(-1)?.key.time ?? 0 };
}

/** Whether each run ends before the next one begins, so that every mark tells the records up to the next. */
function areApart(sorted: readonly Mark[]): boolean {
  const begun = new Set<string>();
  const ended = new Set<string>();
  let at: Mark | undefined;
  for (const mark of sorted) {
    if (mark.run !== at?.run) {
      const isNext = at === undefined || (ended.has(at.run) && compareKeys(at.key, mark.key) !== 0);
      if (!isNext || begun.has(mark.run)) return false;
      begun.add(mark.run);
    }
    if (mark.rows === 0) ended.add(mark.run);
    at = mark;
  }
  return true;
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
  const [from, to] = boundsOf(query);
  const first = Math.max(0, keys.filter((k) => k.time < from).length - 1);
  return [first, Math.max(first, keys.filter((k) => k.time < to).length)];
}

/** The parts of which every record is found, because the search asks for times alone; `undefined` when none is sure. */
export function wholeParts(
  { keys, isExact }: Slices,
  query: Query,
): readonly [first: number, last: number] | undefined {
  if (!isExact || !query.terms.every(isTime)) return undefined;
  const [from, to] = boundsOf(query);
  const first = keys.filter((k) => k.time < from).length;
  const last = to === Number.POSITIVE_INFINITY ? keys.length : keys.filter((k) => k.time < to).length - 1;
  return last > first ? [first, last] : undefined;
}

function isTime({ not, match }: Query['terms'][number]): boolean {
  return (
    !not &&
    match.kind === 'field' &&
    match.columns[0] === 'time' &&
    (match.test.test === 'within' || match.test.test === 'compare')
  );
}

/** From which time on, and before which one, a search can hold. */
function boundsOf(query: Query): readonly [number, number] {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { not, match } of query.terms) {
    if (not || match.kind !== 'field' || match.columns[0] !== 'time') continue;
    const [least, most] = timesOf(match.test);
    from = Math.max(from, least);
    to = Math.min(to, most);
  }
  return [from, to];
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

// How long an answer may take and what any takes, microseconds; how much wider or narrower the next may be.
const AIM = 100_000;
const LEAST = 6000;
const WIDER = 1024;
const NARROWER = 0.25;
/** Parts of one question at most. */
export const WIDEST = 8192;

/** How many parts to read next, after `width` of them took so long. */
export function nextWidth(width: number, took: number): number {
  const factor = Math.min(WIDER, Math.max(NARROWER, (AIM - LEAST) / Math.max(1, took - LEAST)));
  const better = Math.floor(width * factor);
  return Math.min(WIDEST, Math.max(1, better));
}
