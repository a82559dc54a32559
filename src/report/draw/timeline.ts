import { axis, type Scale, scaleOf } from './axis.ts';
import type { Drawn } from './drawn.ts';
import { dots, element, hatch, label, round, tooltip } from './svg.ts';

/** How a bar is judged; drawn by fill and outline, never by colour alone. */
type BarKind = 'intruder' | 'suspect' | 'unexplained' | 'attempt';

/** A session or a series of tries. Times are microseconds since 1970 UTC. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly kind: BarKind;
  /** Whether the record shows the start; drawn as an edge. */
  readonly startKnown: boolean;
  /** Whether the record shows the end; without, the bar fades out. */
  readonly endKnown: boolean;
  readonly title: string;
}

/** A row of bars. */
export interface Lane {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** Lanes under one heading, one actor for example. */
export interface LaneGroup {
  readonly title: string;
  readonly lanes: readonly Lane[];
}

/** A stretch of a source: data present, none (hatched), or in doubt (dotted). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: 'data' | 'gap' | 'doubt';
  readonly title: string;
}

/** Coverage of one source. */
interface Band {
  readonly label: string;
  readonly stretches: readonly Stretch[];
}

/** What {@link drawTimeline} draws. Every text is already in the reader's language; none needs escaping. */
export interface TimelineData {
  /** Prefix of ids inside the drawing; must differ between drawings of one document. Letters and digits. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly groups: readonly LaneGroup[];
  readonly bandsTitle: string;
  readonly bands: readonly Band[];
  /** What the drawing shows, for those who cannot see it. */
  readonly description: string;
}

const WIDTH = 1040;
const LEFT = 210;
const RIGHT = WIDTH - 26;
const TOP = 40;
const LANE = 20;
const HEAD = 24;
const BAND = 14;
// What fits left of the lanes in the widest of the usual fonts.
const MOST_LETTERS = 27;

const FILL: Readonly<Record<BarKind, string>> = {
  intruder: '#9b1c1c',
  suspect: '#d98a2b',
  unexplained: '#ffffff',
  attempt: '#5b4b8a',
};

/** The time line as one drawing: sessions and attempts in lanes over a UTC axis, coverage below. */
export function drawTimeline(data: TimelineData): Drawn {
  const x = scaleOf(data.from, data.to, LEFT, RIGHT);
  let y = TOP + 6;
  const body: Drawn[] = [];
  for (const group of data.groups) {
    body.push(heading(group.title, y));
    y += HEAD;
    for (const lane of group.lanes) {
      body.push(...drawLane(data, lane, x, y));
      y += LANE;
    }
  }
  if (data.bands.length > 0) {
    body.push(heading(data.bandsTitle, y));
    y += HEAD;
    for (const band of data.bands) {
      body.push(...drawBand(data.id, band, x, y));
      y += BAND + 6;
    }
  }
  const defs = element('defs', {}, hatch(`${data.id}-hatch`), dots(`${data.id}-dots`), ...fades(data.id));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${y + 8}`,
      role: 'img',
      'aria-label': data.description,
      'font-family': 'system-ui, sans-serif',
      class: 'drawing timeline',
    },
    defs,
    ...axis(data.from, data.to, x, TOP, y),
    ...body,
  );
}

function heading(title: string, y: number): Drawn {
  return label(title, 40, {
    x: 0,
    y: y + 16,
    'font-size': 12,
    'font-weight': 600,
    fill: '#1b1f24',
    class: 'k-ink',
  });
}

function rowLabel(text: string, y: number): Drawn {
  return label(text, MOST_LETTERS, {
    x: LEFT - 10,
    y,
    'text-anchor': 'end',
    'font-size': 12,
    fill: '#1b1f24',
    class: 'k-ink',
  });
}

function drawLane(data: TimelineData, lane: Lane, x: Scale, y: number): readonly Drawn[] {
  const base = element('path', {
    d: `M${LEFT} ${y + LANE - 1}H${RIGHT}`,
    stroke: '#e6e9ec',
    class: 'k-grid',
  });
  return [base, rowLabel(lane.label, y + 14), ...lane.bars.map((bar) => drawBar(data, bar, x, y + 4))];
}

function drawBar(data: TimelineData, bar: Bar, x: Scale, y: number): Drawn {
  const left = x(bar.from);
  // A moment still needs something to see: two units, which no axis of this width can tell from nothing.
  const width = Math.max(2, x(bar.to) - left);
  const height = LANE - 8;
  const colour = FILL[bar.kind];
  // Where the drawing cuts a bar off, there is neither an edge nor an unknown end.
  const faded = !bar.endKnown && bar.to <= data.to && width >= 6;
  const fill = faded ? `url(#${data.id}-fade-${bar.kind})` : colour;
  const stroke = bar.kind === 'unexplained' ? '#4a5560' : bar.kind === 'suspect' ? '#8a4f06' : colour;
  const box = element('rect', {
    x: left,
    y,
    width,
    height,
    fill,
    ...(bar.kind === 'unexplained' || (bar.kind === 'suspect' && !faded)
      ? { stroke, 'stroke-width': 1, 'stroke-dasharray': bar.kind === 'unexplained' ? '3 2' : 'none' }
      : {}),
    class: `k-bar k-${bar.kind}${faded ? ' k-open' : ''}`,
  });
  const edge = (at: number): Drawn =>
    element('path', {
      d: `M${round(at)} ${y - 3}V${y + height + 3}`,
      stroke,
      'stroke-width': 1.5,
      class: `k-edge k-${bar.kind}`,
    });
  const edges = [
    ...(bar.startKnown && bar.from >= data.from ? [edge(left)] : []),
    ...(bar.endKnown && bar.to <= data.to ? [edge(left + width)] : []),
  ];
  return element('g', {}, tooltip(bar.title), box, ...edges);
}

function fades(id: string): readonly Drawn[] {
  return (Object.keys(FILL) as BarKind[]).map((kind) => {
    const colour = kind === 'unexplained' ? '#8a8f98' : FILL[kind];
    const stop = (offset: number, opacity: number): Drawn =>
      element('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity, class: `k-stop k-${kind}` });
    return element(
      'linearGradient',
      { id: `${id}-fade-${kind}` },
      stop(0, 1),
      stop(0.55, 0.85),
      stop(1, 0.08),
    );
  });
}

function drawBand(id: string, band: Band, x: Scale, y: number): readonly Drawn[] {
  const fillOf = { data: '#7c93ad', gap: `url(#${id}-hatch)`, doubt: `url(#${id}-dots)` } as const;
  const boxes = band.stretches.map((s) => {
    const left = x(s.from);
    const box = { x: left, y, width: Math.max(1, x(s.to) - left), height: BAND };
    // Hatches lie on clear ground: what is under them is not known.
    const clear = s.kind === 'data' ? [] : [element('rect', { ...box, fill: '#ffffff', class: 'k-clear' })];
    const shown = element('rect', { ...box, fill: fillOf[s.kind], class: `k-${s.kind}` });
    return element('g', {}, tooltip(s.title), ...clear, shown);
  });
  const frame = element('rect', {
    x: LEFT,
    y,
    width: RIGHT - LEFT,
    height: BAND,
    fill: 'none',
    stroke: '#8a8f98',
    'stroke-width': 0.75,
    class: 'k-frame',
  });
  return [rowLabel(band.label, y + 11), ...boxes, frame];
}
