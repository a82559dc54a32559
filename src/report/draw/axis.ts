import { scaleLinear } from 'd3-scale';
import { DAY, HOUR, isoTime, MINUTE, SECOND } from '../../base/time.ts';
import type { Drawn } from './drawn.ts';
import { element, label, round } from './svg.ts';

/** Maps an instant (microseconds) to an x coordinate, kept within the drawing. */
export type Scale = (micros: number) => number;

/** Scale from `from`..`to` to `left`..`right`. */
export function scaleOf(from: number, to: number, left: number, right: number): Scale {
  // A window of no length still has a place for its instant.
  return scaleLinear([from, Math.max(from + 1, to)], [left, right]).clamp(true);
}

const STEPS = [
  ...[1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000],
  SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  364 * DAY,
  3640 * DAY,
];

/** Round UTC instants between `from` and `to`, at most `most` of them. */
function ticks(from: number, to: number, most: number): readonly number[] {
  const step = STEPS.find((s) => (to - from) / s <= most) ?? 36_400 * DAY;
  const out: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to && out.length <= most; at += step) out.push(at);
  return out;
}

/** Lines above an axis: a second clock's face of an instant, as ISO 8601 without its zone, under the first's. */
export interface AxisOptions {
  /** At most so many ticks; 9 without. */
  readonly most?: number;
  /** Name of the second clock, and what it shows at an instant: `2026-11-24T01:42:16.000`. */
  readonly second?: { readonly name: string; readonly face: (micros: number) => string };
}

/** UTC axis: grid lines from `top` to `bottom`; the time above each, and the date where it changes. */
export function axis(
  from: number,
  to: number,
  x: Scale,
  top: number,
  bottom: number,
  { most = 9, second }: AxisOptions = {},
): readonly Drawn[] {
  let date = '';
  const end = to - from < SECOND ? 23 : (to - from) / most < MINUTE ? 19 : 16;
  const rise = second === undefined ? 0 : 13;
  return ticks(from, to, most).flatMap((at) => {
    // The mark of a whole millisecond at the least: what the finest step needs.
    const iso = isoTime(Math.floor(at / 1000) * 1000);
    const day = iso.slice(0, 10);
    const clock = iso.slice(11, end);
    const newDay = day !== date;
    date = day;
    // A date in the middle of the last line would be cut off.
    const anchor = at > to - (to - from) / 30 ? 'end' : 'middle';
    const text = { x: x(at), 'text-anchor': anchor, 'font-size': 11, fill: '#4a5560', class: 'k-axis' };
    const other = second?.face(at).slice(11, end);
    return [
      element('path', {
        d: `M${round(x(at))} ${top}V${bottom}`,
        stroke: '#d5d9de',
        'stroke-width': 1,
        class: 'k-grid',
      }),
      ...(newDay ? [label(day, 10, { ...text, y: top - 19 - rise })] : []),
      label(clock, 12, { ...text, y: top - 6 - rise }),
      ...(other === undefined ? [] : [label(other, 12, { ...text, y: top - 6, class: 'k-axis k-second' })]),
    ];
  });
}
