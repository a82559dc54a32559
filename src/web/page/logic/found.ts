import type { SliceAnswer, TimeCount } from '../../wire/lines.ts';

/** Parts of the table in which a search found something, and where their hits stand among all. */
export interface FoundPart {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Number of its first hit, from 0. */
  readonly start: number;
}

/** What a search has found so far. */
export interface Found {
  readonly parts: readonly FoundPart[];
  readonly count: number;
  /** Hits by stretches of time, by the minutes since 1970 UTC at which they begin. */
  readonly times: ReadonlyMap<number, number>;
  /** Records that were looked at. */
  readonly rows: number;
  /** The part to look at next. */
  readonly at: number;
}

/** Nothing yet; the search begins at a part. */
export function nothingFound(at: number): Found {
  return { parts: [], count: 0, times: new Map(), rows: 0, at };
}

/** What was found so far and in one more answer. */
export function foundMore(found: Found, { from, to, count, times, rows }: SliceAnswer): Found {
  const part = { from, to, count, start: found.count };
  return {
    parts: count === 0 ? found.parts : [...found.parts, part],
    count: found.count + count,
    times: times.length === 0 ? found.times : addTimes(found.times, times),
    rows: found.rows + rows,
    at: to,
  };
}

/** What was found so far and in parts of which every record is a hit; their times are not told. */
export function foundWhole(found: Found, rows: readonly number[]): Found {
  const parts = [...found.parts];
  let { count } = found;
  rows.forEach((some, i) => {
    if (some > 0) parts.push({ from: found.at + i, to: found.at + i + 1, count: some, start: count });
    count += some;
  });
  return { ...found, parts, count, rows: found.rows + count - found.count, at: found.at + rows.length };
}

function addTimes(
  known: ReadonlyMap<number, number>,
  more: readonly TimeCount[],
): ReadonlyMap<number, number> {
  const all = new Map(known);
  for (const [minute, count] of more) all.set(minute, (all.get(minute) ?? 0) + count);
  return all;
}

/** The part that the hit of a number is in; `undefined` when it was not found yet. */
export function partAt(parts: readonly FoundPart[], index: number): FoundPart | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part === undefined) return undefined;
    if (index < part.start) high = middle - 1;
    else if (index >= part.start + part.count) low = middle + 1;
    else return part;
  }
  return undefined;
}

/** Hits that are asked for at once. */
const CHUNK = 100;

/** Some hits of one part. */
export interface Chunk {
  readonly part: FoundPart;
  readonly skip: number;
  readonly take: number;
}

/** What to ask for so that the hits `from` up to `to` (not included) are there, but for those that are there already. */
export function chunksFor(
  { parts }: Pick<Found, 'parts'>,
  from: number,
  to: number,
  isThere: (index: number) => boolean = () => false,
): readonly Chunk[] {
  let [first, end] = [from, to];
  while (first < end && isThere(first)) first += 1;
  while (end > first && isThere(end - 1)) end -= 1;
  const chunks: Chunk[] = [];
  for (let index = first; index < end; ) {
    const part = partAt(parts, index);
    if (part === undefined) break;
    const skip = index - part.start;
    const take = Math.min(CHUNK, end - index, part.count - skip);
    chunks.push({ part, skip, take });
    index += take;
  }
  return chunks;
}
