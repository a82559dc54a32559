import { SECOND } from '../../base/time.ts';

/** Records of one stream counted in buckets of the window. Only buckets with records are there, in order. */
export interface Series {
  /** Microseconds since 1970 UTC of the first and last record in each bucket. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Slots of each bucket in which something was written; at least one. */
  readonly slots: readonly number[];
  readonly lines: readonly number[];
  /** Number of each bucket, from the window's start. */
  readonly bucket: readonly number[];
  /** Slots of all buckets before each one, and of all at the end. */
  readonly before: readonly number[];
}

/** A bucket with records. */
export interface Bucket {
  readonly bucket: number;
  readonly lines: number;
  readonly first: number;
  readonly last: number;
  readonly slots: number;
}

/** One series of several streams; slots that several fill are counted once as far as can be told. */
export function seriesOf(streams: readonly (readonly Bucket[])[]): Series {
  const byBucket = new Map<number, Bucket>();
  for (const one of streams.flat()) {
    const known = byBucket.get(one.bucket);
    byBucket.set(one.bucket, known === undefined ? one : merged(known, one));
  }
  const all = [...byBucket.values()].sort((a, b) => a.bucket - b.bucket);
  const before = [0];
  for (const { slots } of all) before.push((before.at(-1) ?? 0) + slots);
  return {
    first: all.map((b) => b.first),
    last: all.map((b) => b.last),
    slots: all.map((b) => b.slots),
    lines: all.map((b) => b.lines),
    bucket: all.map((b) => b.bucket),
    before,
  };
}

function merged(a: Bucket, b: Bucket): Bucket {
  return {
    bucket: a.bucket,
    lines: a.lines + b.lines,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    slots: Math.max(a.slots, b.slots),
  };
}

/** Index of the first number that is at least `value`. */
function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Active slots in the buckets whose records lie in `[from, to]`, roughly where a bucket lies across an edge. */
export function activeSlots(series: Series, from: number, to: number): number {
  const low = lowerBound(series.last, from);
  const high = lowerBound(series.first, to + 1);
  return high <= low ? 0 : (series.before[high] ?? 0) - (series.before[low] ?? 0);
}

/** Whether a record lies within `[from, to]` as far as buckets tell. */
export function hasRecord(series: Series, from: number, to: number): boolean {
  const at = lowerBound(series.last, from);
  return at < series.first.length && (series.first[at] ?? Number.POSITIVE_INFINITY) <= to;
}

/** Microseconds of the last record at or before `from` and of the first at or after `to`, where there is one. */
export function neighbours(
  series: Series,
  from: number,
  to: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  const next = lowerBound(series.first, to);
  const previous = lowerBound(series.last, from + 1) - 1;
  return { before: series.last[previous], after: series.first[next] };
}

/** The silence around a stretch; `undefined` when no record comes before it, or none after it. */
export function around(series: Series, from: number, to: number): { from: number; to: number } | undefined {
  const { before, after } = neighbours(series, from, to);
  return before === undefined || after === undefined ? undefined : { from: before, to: after };
}

/** Lines of the buckets whose records lie in `[from, to]`, also of those that lie across an edge. */
export function linesIn(series: Series, from: number, to: number): number {
  const low = lowerBound(series.last, from);
  const high = lowerBound(series.first, to + 1);
  return series.lines.slice(low, high).reduce((a, b) => a + b, 0);
}

/** Every silence of at least `seconds` between two records. */
export function silences(series: Series, seconds: number): readonly { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let i = 1; i < series.first.length; i += 1) {
    const from = series.last[i - 1] ?? 0;
    const to = series.first[i] ?? 0;
    if (to - from >= seconds * SECOND) out.push({ from, to });
  }
  return out;
}
