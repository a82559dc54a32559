import { DAY, isoTime } from '../../base/time.ts';
import type { Scale } from './axis.ts';
import type { Drawn } from './drawn.ts';
import { element, label, round } from './svg.ts';

const WIDEST = 92;
const NARROW = 46;

/** Heads of the UTC days between `from` and `to`: a line at each midnight, the date in the middle of its day. */
export function dayHeads(from: number, to: number, x: Scale, top: number, bottom: number): readonly Drawn[] {
  const perDay = (x(to) - x(from)) / Math.max(1, (to - from) / DAY);
  const each = Math.max(1, Math.ceil(NARROW / Math.max(0.001, perDay)));
  const first = Math.floor(from / DAY);
  const last = Math.ceil(to / DAY);
  const out: Drawn[] = [];
  for (let day = first - (first % each); day < last; day += each) {
    const left = Math.max(from, day * DAY);
    const right = Math.min(to, (day + each) * DAY);
    if (right <= left) continue;
    if (day * DAY >= from) {
      const line = `M${round(x(left))} ${top - 16}V${bottom}`;
      out.push(element('path', { d: line, stroke: '#8a8f98', 'stroke-width': 1, class: 'k-grid k-day' }));
    }
    const wide = x(right) - x(left);
    if (wide < NARROW - 8) continue;
    const iso = isoTime(day * DAY);
    const at = { x: (x(left) + x(right)) / 2, y: top - 6, 'text-anchor': 'middle', 'font-size': 11 };
    const text = wide >= WIDEST ? iso.slice(0, 10) : iso.slice(5, 10);
    out.push(label(text, 10, { ...at, fill: '#4a5560', class: 'k-axis' }));
  }
  return out;
}
