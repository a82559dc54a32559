import { DAY, isoTime } from '../../base/time.ts';
import { axis, type Scale } from './axis.ts';
import { dayHeads } from './days.ts';
import type { Drawn } from './drawn.ts';
import { label } from './svg.ts';

/** A clock beside UTC. */
export interface HeatZone {
  readonly name: string;
  /** What is added to an instant, in microseconds, to get what this clock shows. */
  readonly offsetAt: (micros: number) => number;
  readonly isFirst: boolean;
}

/** What the times above a heat map are drawn for. */
interface Heads {
  readonly from: number;
  readonly to: number;
  readonly zone?: HeatZone;
}

/** How much higher the first clock stands where there are two: as much as the axis leaves. */
const SECOND_CLOCK = 13;

/** Pixels that a second clock needs above the rows. */
export function moreForHeads(data: Heads): number {
  return data.zone === undefined || isLong(data) ? 0 : SECOND_CLOCK;
}

function isLong({ from, to }: Heads): boolean {
  return to - from > 2 * DAY;
}

/** Times above the rows: on both clocks, the first one above; days, where the view is long, on the first alone. */
export function heads(data: Heads, x: Scale, top: number, bottom: number): readonly Drawn[] {
  const { from, to, zone } = data;
  const name = (text: string, y: number): Drawn =>
    label(text, 18, { x: 0, y, 'font-size': 11, fill: '#4a5560', class: 'k-axis' });
  const offset = zone?.offsetAt(from) ?? 0;
  // A clock that is put forward or back within the view has no one place on the axis.
  const isFirst = zone?.isFirst === true && offset === zone.offsetAt(to);
  const moved = isFirst ? offset : 0;
  const [first, second] = isFirst ? [zone.name, 'UTC'] : ['UTC', zone?.name];
  const at: Scale = (micros) => x(micros - moved);
  if (isLong(data)) return [...dayHeads(from + moved, to + moved, at, top, bottom), name(first, top - 6)];
  if (zone === undefined || second === undefined)
    return [...axis(from, to, x, top, bottom), name(first, top - 6)];
  const face = (micros: number): string =>
    isoTime(isFirst ? micros - moved : micros + zone.offsetAt(micros)).slice(0, -1);
  return [
    ...axis(from + moved, to + moved, at, top, bottom, { second: { name: second, face } }),
    name(first, top - 6 - SECOND_CLOCK),
    name(second, top - 6),
  ];
}
