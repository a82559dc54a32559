import { scaleSymlog } from 'd3-scale';
import type { Drawn } from './drawn.ts';
import { type Plot, rowLabel } from './plot.ts';
import { element, label, round, tooltip } from './svg.ts';

/** Records over time: all of them, and those of the actors among them. */
export interface Histogram {
  readonly label: string;
  /** What the height means: `log, most 1,204 in 10 s`. */
  readonly note: string;
  readonly title: string;
  /** Start of the first bin, and its length; microseconds. */
  readonly from: number;
  readonly binMicros: number;
  readonly all: readonly number[];
  /** Absent where nobody can tell them apart. */
  readonly actors?: readonly number[];
}

const HEIGHT = 48;
/** Height of a histogram with the room below it. */
export const HISTOGRAM = HEIGHT + 10;

/** A histogram on a logarithmic scale with its top at `y`; the actors' part is solid. One record is still seen. */
export function drawHistogram(plot: Plot, data: Histogram, y: number): readonly Drawn[] {
  const most = data.all.reduce((m, n) => Math.max(m, n), 0);
  const bottom = y + HEIGHT;
  const soft = {
    'font-size': 10.5,
    fill: '#4a5560',
    class: 'k-axis',
    'text-anchor': 'end',
    x: plot.left - 10,
  };
  const path = (counts: readonly number[]): string =>
    counts.map((n, i) => column(plot, data, i, heightOf(n, most), bottom)).join('');
  const shape = (counts: readonly number[], fill: string, name: string): readonly Drawn[] => {
    const d = path(counts);
    return d === '' ? [] : [element('path', { d, fill, class: name })];
  };
  return [
    rowLabel(plot, data.label, y + 14),
    label(data.note, 40, { ...soft, y: y + 28 }),
    element(
      'g',
      {},
      tooltip(data.title),
      ...shape(data.all, '#a9b8c9', 'k-all'),
      ...shape(data.actors ?? [], '#9b1c1c', 'k-actors'),
    ),
    element('path', { d: `M${plot.left} ${bottom}H${plot.right}`, stroke: '#8a8f98', class: 'k-base' }),
  ];
}

function heightOf(count: number, most: number): number {
  return count <= 0 ? 0 : Math.max(1.5, scaleSymlog([0, most], [0, HEIGHT])(count));
}

function column(
  plot: Plot,
  { from, binMicros }: Histogram,
  at: number,
  height: number,
  bottom: number,
): string {
  const start = from + at * binMicros;
  if (height === 0 || start + binMicros <= plot.from || start > plot.to) return '';
  const left = Math.min(plot.x(start), plot.right - 0.5);
  const right = Math.max(plot.x(start + binMicros), left + 0.5);
  // A hair of room, so that columns can be told apart where they are wide.
  const gap = right - left > 3 ? 0.75 : 0;
  return `M${round(left)} ${bottom}V${round(bottom - height)}H${round(right - gap)}V${bottom}Z`;
}
