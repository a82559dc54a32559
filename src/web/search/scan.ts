import { MINUTE } from '../../base/time.ts';
import { type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { TimeCount } from '../wire/lines.ts';
import type { Query } from './query.ts';
import {
  type Ask,
  compareKeys,
  type Key,
  nextWidth,
  partsOf,
  type Slices,
  wholeParts,
  within,
} from './slices.ts';

// Of so few hits their places come with their count; more are asked for by number when they are looked at.
const FEW = 50;
/** Hits that are gone through to find the last of them. */
const MOST_TOGETHER = 150_000;
/** Microseconds for which parts without a hit are gone through in one request. */
const PATIENCE = 80_000;

/** Where hits are looked for. */
interface Look {
  readonly ask: Ask;
  /** Microseconds. */
  readonly now: () => number;
  readonly cut: Slices;
  readonly condition: Sql;
  /** The part before which it ends. */
  readonly limit: number;
}

/** Parts, counted, and how many may come next. */
interface CountedParts extends Counted {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** Counts the hits of some parts; while there are none, of the next ones too, for a moment. */
export async function firstCounted(
  { ask, now, cut, condition, limit }: Look,
  { from, to, unit }: { readonly from: number; readonly to: number; readonly unit: number },
  signal: AbortSignal,
): Promise<CountedParts> {
  const began = now();
  for (let [first, end] = [from, to]; ; ) {
    const start = now();
    const counted = await countTimes(ask, within(cut, first, end), condition, { unit, few: FEW }, signal);
    const width = end - first;
    // To find the last hits of a part, all before them are gone through.
    const most = Math.max(1, Math.floor((width * MOST_TOGETHER) / Math.max(1, counted.count)));
    const next = Math.min(nextWidth(width, now() - start), most);
    if (counted.count > 0 || end >= limit || now() - began >= PATIENCE)
      return { ...counted, from: first, to: end, next };
    [first, end] = [end, Math.min(limit, end + next)];
  }
}

/** The part before which a look that begins somewhere ends: all of the search, or where nothing need be looked for. */
export function limitOf(cut: Slices, query: Query, { from }: { readonly from: number }): number {
  const whole = wholeParts(cut, query)?.[0] ?? 0;
  return from < whole ? whole : partsOf(cut, query)[1];
}

/** How many records hold, by stretches of time, and where they stand when they are few. */
export interface Counted {
  readonly count: number;
  readonly times: readonly TimeCount[];
  readonly keys: readonly Key[] | null;
}

/** Counts the records that hold in a range of `moments`, by stretches of `unit` minutes; up to `few` with their keys. */
async function countTimes(
  ask: Ask,
  range: Sql,
  condition: Sql,
  { unit, few }: { readonly unit: number; readonly few: number },
  signal?: AbortSignal,
): Promise<Counted> {
  const size = unit * MINUTE;
  const some = trustedSql(`groupArray(${few})`);
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp64Micro(time), ${size}) AS stretch, count(),
      ${some}(toUnixTimestamp64Micro(time)), ${some}(file), ${some}(line)
      FROM moments WHERE ${range} AND ${condition} GROUP BY stretch ORDER BY stretch`,
    signal,
  );
  const times = counts(rows, unit);
  const count = times.reduce((sum, [, n]) => sum + n, 0);
  return { count, times, keys: count > few ? null : rows.flatMap(keysOf).toSorted(compareKeys) };
}

function keysOf([, , times, files, lines]: Row): readonly Key[] {
  if (!Array.isArray(times) || !Array.isArray(files) || !Array.isArray(lines)) return [];
  return times.map((time, i) => ({ time: Number(time), file: Number(files[i]), line: Number(lines[i]) }));
}

/** The same for all of it, by a condition on `minutes`. */
export async function countMinutes(ask: Ask, condition: Sql, unit: number): Promise<readonly TimeCount[]> {
  const size = unit * 60;
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp(minute), ${size}) AS stretch, sum(records) FROM minutes WHERE ${condition} GROUP BY stretch ORDER BY stretch`,
  );
  return counts(rows, unit);
}

function counts(rows: readonly Row[], unit: number): readonly TimeCount[] {
  return rows.map(([stretch, count]) => [Number(stretch) * unit, Number(count)]);
}

/** Minutes to count by, so that a picture of a span of minutes has neither few nor very many of them. */
export function unitOf(span: readonly [from: number, to: number] | null): number {
  const minutes = span === null ? 0 : span[1] - span[0];
  return minutes <= 240 ? 1 : minutes <= 2880 ? 10 : 60;
}
