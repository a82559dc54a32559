import { scaleLinear } from 'd3-scale';
import { DAY, HOUR, isoTime, MINUTE, SECOND } from '../../base/time.ts';
import type { Drawn } from './drawn.ts';
import { element, label, RIM, round } from './svg.ts';

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

/** Where an axis is drawn, and how. */
interface Drawing {
  readonly from: number;
  readonly to: number;
  readonly x: Scale;
}

/** Width of a letter of the axis, and what is left free between two texts. */
const LETTER = 6.1;
const FREE = 4;

/** A text at an instant, kept within the axis: neither cut off nor on what stands left of it. */
interface Set {
  readonly anchor: 'start' | 'middle' | 'end';
  readonly left: number;
  readonly right: number;
}

function setAt({ from, to, x }: Drawing, at: number, letters: number): Set {
  const [middle, wide] = [x(at), letters * LETTER];
  if (at > to - (to - from) / 30) return { anchor: 'end', left: middle - wide, right: middle };
  if (middle - wide / 2 < x(from) - 8) return { anchor: 'start', left: middle, right: middle + wide };
  return { anchor: 'middle', left: middle - wide / 2, right: middle + wide / 2 };
}

/** The first of some texts that fits after what ends at `after`. */
function fitting(drawing: Drawing, at: number, after: number, ...texts: readonly string[]) {
  for (const text of texts) {
    const set = setAt(drawing, at, text.length);
    if (set.left >= after + FREE) return { text, ...set };
  }
  return undefined;
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
  const end = to - from < SECOND ? 23 : (to - from) / most < MINUTE ? 19 : 16;
  const rise = second === undefined ? 0 : 13;
  const drawing = { from, to, x };
  let date = '';
  let [datesEnd, clocksEnd] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return ticks(from, to, most).flatMap((at) => {
    // The mark of a whole millisecond at the least: what the finest step needs.
    const iso = isoTime(Math.floor(at / 1000) * 1000);
    const day = iso.slice(0, 10);
    const dated = day === date ? undefined : fitting(drawing, at, datesEnd, day, day.slice(5));
    const clock = fitting(drawing, at, clocksEnd, iso.slice(11, end));
    datesEnd = dated?.right ?? datesEnd;
    clocksEnd = clock?.right ?? clocksEnd;
    if (dated !== undefined) date = day;
    const line = { d: `M${round(x(at))} ${top}V${bottom}`, stroke: '#d5d9de', 'stroke-width': 1 };
    return [
      element('path', { ...line, class: 'k-grid' }),
      ...(dated === undefined ? [] : [face(dated.text, x(at), top - 19 - rise, dated)]),
      ...(clock === undefined ? [] : [face(clock.text, x(at), top - 6 - rise, clock)]),
      ...(clock === undefined || second === undefined
        ? []
        : [face(second.face(at).slice(11, end), x(at), top - 6, clock, 'k-axis k-rim k-second')]),
    ];
  });
}

/** What a clock or the calendar shows. */
function face(text: string, x: number, y: number, { anchor }: Set, cls = 'k-axis k-rim'): Drawn {
  const look = { 'text-anchor': anchor, 'font-size': 11, fill: '#4a5560', class: cls };
  return label(text, 12, { x, y, ...look, ...RIM });
}
