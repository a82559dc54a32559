import { type Scale, scaleOf } from './axis.ts';
import type { Stretch } from './bands.ts';
import type { Attributes, Drawn } from './drawn.ts';
import { type HeatZone, heads, moreForHeads } from './heat-heads.ts';
import { heatSteps, perHour, shadeOf } from './heat-steps.ts';
import { dots, element, hatch, label, round, tooltip } from './svg.ts';

/** Part of a row without data (`gap`, hatched) or with data in doubt (dotted); a click opens what it stands for. */
export interface HeatStretch extends Stretch {
  /** `gap:3`. */
  readonly open?: string;
}

/** A sign above a row: a triangle where rotation lost files, a clock where the source's clock was wrong. */
export interface HeatMark {
  readonly from: number;
  readonly to: number;
  readonly kind: 'rotation' | 'clock';
  readonly title: string;
  readonly open?: string;
}

/** Lines of one source over time, and the stretches in which it had nothing to show or is in doubt. */
export interface HeatRow {
  readonly label: string;
  /** Start of the first cell, microseconds since 1970 UTC. */
  readonly from: number;
  readonly cellMicros: number;
  readonly lines: readonly number[];
  readonly stretches: readonly HeatStretch[];
  readonly marks?: readonly HeatMark[];
  /** What the source never writes; stands under its name. */
  readonly never?: { readonly text: string; readonly title: string; readonly open: string };
  /** Lines within the drawing, written beside the row; `of` says what they count. */
  readonly total?: { readonly text: string; readonly value: number; readonly of: string };
}

/** What {@link drawHeat} draws. */
export interface HeatData {
  /** Prefix of ids inside the drawing; must differ between drawings of one document. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly HeatRow[];
  readonly description: string;
  /** Pixels; 1040 without. */
  readonly width?: number;
  /** Bounds of the shades ({@link heatSteps}); those of what is drawn without. */
  readonly steps?: readonly number[];
  /** A second clock beside UTC, and whether it stands first. */
  readonly zone?: HeatZone;
}

const WIDTH = 1040;
const TOP = 40;
const ROW = 30;
const STRIP = 22;
const NOTE = 13;
const CELLS = 240;
const NARROWEST = 520;
const MANY = 100;
const MARK = 10;

/** Where the time lies in a drawing of a width: from `left` to `right`. */
export function heatPlot(width: number): {
  readonly width: number;
  readonly left: number;
  readonly right: number;
} {
  const all = Math.max(NARROWEST, width);
  return { width: all, left: Math.round(Math.min(210, all * 0.24)), right: all - 74 };
}

/** The highest lines per hour of any cell of the rows; what the shades are made for. */
export function mostPerHour(rows: readonly HeatRow[]): number {
  return rows.reduce((most, r) => r.lines.reduce((m, n) => Math.max(m, perHour(n, r.cellMicros)), most), 0);
}

/** A strip for each source: the darker, the more lines; hatched where nothing could be shown. */
export function drawHeat(data: HeatData): Drawn {
  const plot = heatPlot(data.width ?? WIDTH);
  const x = scaleOf(data.from, data.to, plot.left, plot.right);
  const steps = data.steps ?? heatSteps(mostPerHour(data.rows));
  const top = TOP + moreForHeads(data);
  let y = top;
  const rows: Drawn[] = [];
  for (const row of data.rows) {
    rows.push(...drawRow({ data, x, plot, steps }, row, y));
    y += ROW + (row.never === undefined ? 0 : NOTE);
  }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${plot.width} ${y + 4}`,
      role: 'img',
      'aria-label': data.description,
      'font-family': 'system-ui, sans-serif',
      class: 'drawing heat',
    },
    element('defs', {}, hatch(`${data.id}-hatch`), dots(`${data.id}-dots`)),
    ...heads(data, x, top, y),
    ...rows,
  );
}

interface Place {
  readonly data: HeatData;
  readonly x: Scale;
  readonly plot: ReturnType<typeof heatPlot>;
  readonly steps: readonly number[];
}

function drawRow(place: Place, row: HeatRow, top: number): readonly Drawn[] {
  const { data, x, plot } = place;
  const y = top + 4;
  const box = (from: number, to: number, more: Attributes): Drawn =>
    element('rect', { x: x(from), y, width: Math.max(0.5, x(to) - x(from)), height: STRIP, ...more });
  const inView = row.stretches.filter((s) => s.kind !== 'data' && s.to >= data.from && s.from <= data.to);
  const shown = inView.length > MANY ? joined(inView, x) : inView;
  const stretches = shown.map((s) => {
    const fill = s.kind === 'gap' ? `url(#${data.id}-hatch)` : `url(#${data.id}-dots)`;
    const clear = s.kind === 'gap' ? [box(s.from, s.to, { fill: '#ffffff', class: 'k-clear' })] : [];
    return opening(s, ...clear, box(s.from, s.to, { fill, class: `k-${s.kind}` }), grip(place, s, y));
  });
  const frame = box(data.from, data.to, {
    fill: 'none',
    stroke: '#8a8f98',
    'stroke-width': 0.75,
    class: 'k-frame',
  });
  const marks = apart(
    (row.marks ?? []).filter((m) => m.to >= data.from && m.from <= data.to),
    (m) => x(Math.max(m.from, data.from)),
  ).map((m) => drawMark(m, x(Math.max(m.from, data.from)), y, plot.right));
  return [...names(row, y, plot), ...cells(place, row, box), ...stretches, frame, ...marks];
}

/** Stretches of one kind that touch or lie less than a pixel apart, as one: nobody could tell or hit them singly. */
function joined(stretches: readonly HeatStretch[], x: Scale): readonly HeatStretch[] {
  const out: HeatStretch[] = [];
  for (const kind of ['gap', 'doubt'] as const) {
    let open: HeatStretch | undefined;
    for (const s of stretches.filter((one) => one.kind === kind).sort((a, b) => a.from - b.from)) {
      if (open !== undefined && x(s.from) - x(open.to) < 1) open = { ...open, to: Math.max(open.to, s.to) };
      else {
        if (open !== undefined) out.push(open);
        open = s;
      }
    }
    if (open !== undefined) out.push(open);
  }
  return out;
}

/** Marks of one kind that would not lie upon each other. */
function apart(marks: readonly HeatMark[], at: (mark: HeatMark) => number): readonly HeatMark[] {
  const last = new Map<string, number>();
  return marks
    .toSorted((a, b) => a.from - b.from)
    .filter((m) => {
      const free = at(m) - (last.get(m.kind) ?? -MARK) >= MARK;
      if (free) last.set(m.kind, at(m));
      return free;
    });
}

function names(row: HeatRow, y: number, plot: Place['plot']): readonly Drawn[] {
  const letters = Math.floor((plot.left - 10) / 7.2);
  const ink = { fill: '#1b1f24', class: 'k-ink' };
  const end = { x: plot.left - 10, 'text-anchor': 'end' };
  const name = label(row.label, letters, { ...end, y: y + 15, 'font-size': 12, ...ink });
  const never =
    row.never === undefined
      ? []
      : [
          opening(
            row.never,
            label(row.never.text, Math.floor((plot.right - plot.left) / 6), {
              x: plot.left,
              y: y + STRIP + 11,
              'font-size': 10.5,
              fill: '#4a5560',
              class: 'k-axis',
            }),
          ),
        ];
  const total =
    row.total === undefined
      ? []
      : [
          label(row.total.text, 12, {
            x: plot.width - 2,
            y: y + 15,
            'text-anchor': 'end',
            'font-size': 12,
            'data-of': row.total.of,
            'data-value': row.total.value,
            ...ink,
          }),
        ];
  return [name, ...never, ...total];
}

/** Cells with lines, joined so that no row has more boxes than anybody can tell apart; each within the drawing. */
function cells(
  { data, steps }: Place,
  row: HeatRow,
  box: (from: number, to: number, more: Attributes) => Drawn,
): readonly Drawn[] {
  const first = Math.max(0, Math.floor((data.from - row.from) / row.cellMicros));
  const last = Math.min(row.lines.length, Math.ceil((data.to - row.from) / row.cellMicros));
  const each = Math.max(1, Math.ceil((last - first) / CELLS));
  const out: Drawn[] = [];
  for (let i = first; i < last; i += each) {
    const part = row.lines.slice(i, Math.min(last, i + each));
    const lines = part.reduce((a, b) => a + b, 0);
    if (lines === 0) continue;
    const from = row.from + i * row.cellMicros;
    const to = from + part.length * row.cellMicros;
    const shade = shadeOf(perHour(lines, to - from), steps);
    out.push(box(from, to, { fill: '#1d3f72', 'fill-opacity': shade, class: 'k-heat', 'data-lines': lines }));
  }
  return out;
}

function opening(
  what: { readonly title: string; readonly open?: string },
  ...inner: readonly Drawn[]
): Drawn {
  const open = what.open === undefined ? {} : { 'data-open': what.open };
  return element('g', open, tooltip(what.title), ...inner);
}

/** Something to hit with a pointer where a stretch is too short to be seen. */
function grip({ x, plot }: Place, s: HeatStretch, y: number): Drawn {
  const middle = (x(s.from) + x(s.to)) / 2;
  const half = Math.max(5, (x(s.to) - x(s.from)) / 2);
  const left = Math.max(plot.left, middle - half);
  const width = Math.min(plot.right, middle + half) - left;
  return element('rect', {
    x: left,
    y,
    width,
    height: STRIP,
    fill: 'none',
    'pointer-events': 'all',
    class: 'k-grip',
  });
}

function drawMark(mark: HeatMark, at: number, y: number, right: number): Drawn {
  const x = Math.min(right - 6, at + 6);
  const back = element('circle', { cx: x, cy: y, r: 7, fill: '#ffffff', class: 'k-clear' });
  if (mark.kind === 'rotation') {
    const d = `M${round(x)} ${y - 6}L${round(x + 6)} ${y + 4.5}H${round(x - 6)}Z`;
    return opening(mark, back, element('path', { d, fill: '#1b1f24', class: 'k-mark k-rotation' }));
  }
  const ring = element('circle', {
    cx: x,
    cy: y,
    r: 5.5,
    fill: 'none',
    stroke: '#1b1f24',
    'stroke-width': 1.4,
    class: 'k-clock',
  });
  const d = `M${round(x)} ${y - 3.5}V${y}H${round(x + 3)}`;
  const hands = element('path', {
    d,
    fill: 'none',
    stroke: '#1b1f24',
    'stroke-width': 1.4,
    class: 'k-clock',
  });
  return opening(mark, back, ring, hands);
}
