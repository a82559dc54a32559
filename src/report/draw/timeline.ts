import { type AxisOptions, axis, scaleOf } from './axis.ts';
import { BAND, type Band, drawBand } from './bands.ts';
import { fades } from './bars.ts';
import type { Drawn } from './drawn.ts';
import { drawHistogram, HISTOGRAM, type Histogram } from './histogram.ts';
import { drawLane, type LaneGroup } from './lanes.ts';
import { LANE, type Plot } from './plot.ts';
import { dots, element, hatch, label } from './svg.ts';

/** What {@link drawTimeline} draws. Every text is already in the reader's language; none needs escaping. */
export interface TimelineData {
  /** Prefix of ids inside the drawing; must differ between drawings of one document. Letters and digits. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly histogram?: Histogram;
  readonly groups: readonly LaneGroup[];
  readonly bandsTitle: string;
  readonly bands: readonly Band[];
  /** What the drawing shows, for those who cannot see it. */
  readonly description: string;
  /** Units of the whole drawing; 1040 without. */
  readonly width?: number;
  /** Whether shapes can be pressed. */
  readonly live?: boolean;
  readonly second?: NonNullable<AxisOptions['second']>;
}

const WIDTH = 1040;
const MARGIN = 26;
const HEAD = 20;

/** Where time begins and ends in a drawing of a width. */
export function plotSpan(width: number = WIDTH): { readonly left: number; readonly right: number } {
  return { left: width >= 900 ? 210 : width >= 640 ? 170 : 150, right: width - MARGIN };
}

/** The time line as one drawing over a UTC axis: records, coverage, and sessions, tries and findings in lanes. */
export function drawTimeline(data: TimelineData): Drawn {
  const width = data.width ?? WIDTH;
  const { left, right } = plotSpan(width);
  const x = scaleOf(data.from, data.to, left, right);
  const plot: Plot = { id: data.id, from: data.from, to: data.to, left, right, x, live: data.live ?? false };
  const top = data.second === undefined ? 40 : 54;
  const { body, bottom } = rows(plot, data, top + 6);
  const live = plot.live;
  const most = Math.max(3, Math.min(9, Math.floor((right - left) / 85)));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${bottom + 8}`,
      // What is pressed inside an image is nothing to a screen reader.
      role: live ? 'group' : 'img',
      'aria-label': data.description,
      'font-family': 'system-ui, sans-serif',
      class: 'drawing timeline',
    },
    element('defs', {}, hatch(`${data.id}-hatch`), dots(`${data.id}-dots`), ...fades(data.id)),
    ...clocks(plot, data, top),
    ...axis(data.from, data.to, x, top, bottom, {
      most,
      ...(data.second === undefined ? {} : { second: data.second }),
    }),
    ...body,
  );
}

/** Names of the clocks, left of their faces. */
function clocks({ left }: Plot, { second }: TimelineData, top: number): readonly Drawn[] {
  if (second === undefined) return [];
  const text = { x: left - 10, 'text-anchor': 'end', 'font-size': 11, fill: '#4a5560' };
  return [
    label('UTC', 8, { ...text, y: top - 19, class: 'k-axis' }),
    label(second.name, 24, { ...text, y: top - 6, class: 'k-axis k-second' }),
  ];
}

function rows(
  plot: Plot,
  data: TimelineData,
  start: number,
): { readonly body: readonly Drawn[]; readonly bottom: number } {
  const body: Drawn[] = [];
  let y = start;
  if (data.histogram !== undefined) {
    body.push(...drawHistogram(plot, data.histogram, y));
    y += HISTOGRAM;
  }
  if (data.bands.length > 0) {
    body.push(heading(data.bandsTitle, y));
    y += HEAD;
    for (const band of data.bands) {
      body.push(...drawBand(plot, band, y));
      y += BAND;
    }
  }
  for (const group of data.groups) {
    body.push(heading(group.title, y));
    y += HEAD;
    for (const lane of group.lanes) {
      body.push(...drawLane(plot, lane, y));
      y += LANE;
    }
  }
  return { body, bottom: y };
}

function heading(title: string, y: number): Drawn {
  return label(title, 80, {
    x: 0,
    y: y + 15,
    'font-size': 12,
    'font-weight': 600,
    fill: '#1b1f24',
    class: 'k-ink k-heading',
  });
}
