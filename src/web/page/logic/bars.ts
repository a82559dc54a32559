/** A bar of the picture of hits by time: minutes since 1970 UTC from and to (not included), and how many. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const SIZES = [1, 2, 5, 10, 20, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160, 43_200, 525_600];

/**
 * Hits by stretches of `unit` minutes as bars, so many at most, from the first to the last minute of a span and of the
 * hits. Hits without a time (minute 0) are left out.
 */
export function barsOf(
  times: ReadonlyMap<number, number>,
  span: readonly [number, number] | null,
  unit: number,
  most: number,
): readonly Bar[] {
  let [from, to] = span ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const minute of times.keys()) {
    if (minute === 0) continue;
    from = Math.min(from, minute);
    to = Math.max(to, minute);
  }
  if (from > to) return [];
  const fits = (size: number): boolean =>
    size % unit === 0 && Math.floor(to / size) - Math.floor(from / size) < most;
  const size = SIZES.find(fits) ?? Math.ceil((to + 1 - from) / most / unit + 1) * unit;
  const first = Math.floor(from / size);
  const counts = Array.from({ length: Math.floor(to / size) - first + 1 }, () => 0);
  for (const [minute, count] of times) {
    const at = Math.floor(minute / size) - first;
    if (minute !== 0) counts[at] = (counts[at] ?? 0) + count;
  }
  return counts.map((count, i) => ({ from: (first + i) * size, to: (first + i + 1) * size, count }));
}

/** Height of a bar, 0 to 1, on a scale on which one hit is seen beside a million. */
export function barHeight(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(0.08, Math.log1p(count) / Math.log1p(Math.max(1, most)));
}

/** A minute since 1970 as ISO 8601. */
export function isoOfMinute(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
