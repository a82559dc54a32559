/** A bar of the picture of hits by hour: hours from and to (not included), and how many. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const SIZES = [1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 8760];

/**
 * Hits by hour as bars, so many at most, from the first to the last hour of a span and of the hits. Hits without a time
 * (hour 0) are left out.
 */
export function barsOf(
  hours: ReadonlyMap<number, number>,
  span: readonly [number, number] | null,
  most: number,
): readonly Bar[] {
  let [from, to] = span ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const hour of hours.keys()) {
    if (hour === 0) continue;
    from = Math.min(from, hour);
    to = Math.max(to, hour);
  }
  if (from > to) return [];
  const size =
    SIZES.find((s) => Math.ceil((to + 1) / s) - Math.floor(from / s) <= most) ??
    Math.ceil((to + 1 - from) / most);
  const first = Math.floor(from / size);
  const counts = Array.from({ length: Math.floor(to / size) - first + 1 }, () => 0);
  for (const [hour, count] of hours) {
    if (hour !== 0)
      counts[Math.floor(hour / size) - first] = (counts[Math.floor(hour / size) - first] ?? 0) + count;
  }
  return counts.map((count, i) => ({ from: (first + i) * size, to: (first + i + 1) * size, count }));
}

/** Height of a bar, 0 to 1, on a scale on which one hit is seen beside a million. */
export function barHeight(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(0.08, Math.log1p(count) / Math.log1p(Math.max(1, most)));
}

/** An hour since 1970 as ISO 8601. */
export function isoOfHour(hour: number): string {
  return new Date(hour * 3_600_000).toISOString();
}
