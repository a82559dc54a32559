import { HOUR } from '../../base/time.ts';

// Faintest first: opacities, so that one colour serves light, dark and print.
const SHADES = [0.14, 0.28, 0.44, 0.6, 0.78, 0.96] as const;

/** Lines per hour that a cell of `cellMicros` amounts to. */
export function perHour(lines: number, cellMicros: number): number {
  return (lines * HOUR) / Math.max(1, cellMicros);
}

/**
 * Least lines per hour of each shade, ascending: the half decades (1, 3, 10, 30 …) up to `most`, the highest six of them.
 * Bounds that stay the same whatever is zoomed to, so that a shade keeps its meaning.
 */
export function heatSteps(most: number): readonly number[] {
  const bounds: number[] = [];
  for (let decade = 1; decade <= most && bounds.length < 60; decade *= 10) {
    bounds.push(decade);
    if (decade * 3 <= most) bounds.push(decade * 3);
  }
  const last = bounds.slice(-SHADES.length);
  return last.length === 0 ? [0] : [0, ...last.slice(1)];
}

/** Opacity of a rate among the bounds of {@link heatSteps}; 0 for no line at all. */
export function shadeOf(rate: number, steps: readonly number[]): number {
  if (rate <= 0) return 0;
  const at = steps.findLastIndex((bound) => bound <= rate);
  return shadeAt(Math.max(0, at), steps);
}

/** Opacity of the shade of a bound by its place among them. */
export function shadeAt(at: number, steps: readonly number[]): number {
  return SHADES[SHADES.length - steps.length + at] ?? SHADES[0];
}
