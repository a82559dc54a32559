import { MINUTE, SECOND } from '../../base/time.ts';
import { sql } from '../../store/sql.ts';
import type { Records } from '../records/records.ts';

/** Records of each minute of the whole case, kept in memory: what histograms of any span add up. */
export interface Minutes {
  /** Records of the minutes that begin from `from` up to `to`; both microseconds. */
  readonly between: (from: number, to: number) => number;
}

/** Adds up the table `minutes` once. */
export async function loadMinutes(records: Pick<Records, 'scan'>): Promise<Minutes> {
  const rows = await records.scan(
    sql`SELECT toUInt32(minute) AS at, sum(records) FROM minutes GROUP BY at ORDER BY at`,
  );
  return minutesOf(rows.map(([at, n]) => [Number(at) * SECOND, Number(n)]));
}

/** Minutes from pairs of a minute's start and its records, by time. */
export function minutesOf(pairs: readonly (readonly [number, number])[]): Minutes {
  const starts = Float64Array.from(pairs, ([at]) => at);
  const sums = new Float64Array(pairs.length + 1);
  pairs.forEach(([, n], i) => {
    sums[i + 1] = (sums[i] ?? 0) + n;
  });
  const upTo = (at: number): number => sums[firstAtLeast(starts, at)] ?? 0;
  return { between: (from, to) => Math.max(0, upTo(to) - upTo(from)) };
}

/** Index of the first value that is at least `wanted`; the length when none is. */
export function firstAtLeast(
  sorted: { readonly length: number; readonly [i: number]: number },
  wanted: number,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lengths of columns, each a whole part of the next: what people count time in. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((ms) => ms * 1000),
  ...[1, 2, 5, 10, 15, 30].map((s) => s * SECOND),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160].map((m) => m * MINUTE),
];

/** The shortest usual length at which a span has at most `most` columns. */
export function binFor(span: number, most: number): number {
  const last = 20_160 * MINUTE;
  return STEPS.find((s) => span / s <= most) ?? Math.ceil(span / most / last) * last;
}
