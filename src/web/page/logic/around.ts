/** How much is shown around a proof: lines before and after it, or seconds. */
export const AROUND = ['2', '5', '20', '100', '10s', '60s', '600s'] as const;
export type Around = (typeof AROUND)[number];

/** What the URL says; the least for anything else. */
export function aroundOf(text: string | undefined): Around {
  return AROUND.find((a) => a === text) ?? '2';
}

/** The next larger or smaller step; the same at the ends. */
export function step(now: Around, by: 1 | -1): Around {
  return AROUND[AROUND.indexOf(now) + by] ?? now;
}

/** What to ask the server for. */
export function askFor(around: Around): Readonly<Record<string, number>> {
  const size = Number.parseInt(around, 10);
  return around.endsWith('s') ? { seconds: size } : { before: size, after: size };
}

/** Lines that one more `older` or `newer` brings. */
export function moreLines(around: Around): number {
  return around.endsWith('s') ? 20 : Math.max(10, Number.parseInt(around, 10));
}

/** Lines that may be added on one side. */
export const MOST_MORE = 500;

/** A number of the URL from 0 to {@link MOST_MORE}. */
export function moreOf(text: string | undefined): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_MORE) : 0;
}
