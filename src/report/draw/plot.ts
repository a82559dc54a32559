import type { Scale } from './axis.ts';
import type { Attributes, Drawn } from './drawn.ts';
import { label } from './svg.ts';

/** The part of a drawing that has a time: where it begins and ends, left to right, and the instants there. */
export interface Plot {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly x: Scale;
  /** Whether its shapes can be pressed. */
  readonly live: boolean;
}

/** Height of a lane. */
export const LANE = 24;
const LETTER = 6.6;

/** The label of a row, left of the plot; cut to what has room there. */
export function rowLabel(plot: Plot, text: string, y: number): Drawn {
  return label(text, Math.max(8, Math.floor((plot.left - 12) / LETTER)), {
    x: plot.left - 10,
    y,
    'text-anchor': 'end',
    'font-size': 12,
    fill: '#1b1f24',
    class: 'k-ink',
  });
}

/** Attributes of a shape that opens something. */
export function pressable(plot: Plot, open: string | undefined, name: string): Attributes {
  if (open === undefined) return {};
  return plot.live
    ? { 'data-open': open, role: 'button', tabindex: 0, 'aria-label': name }
    : { 'data-open': open };
}
