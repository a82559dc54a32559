import type { Attributes, Drawn } from './drawn.ts';
import { drawNote } from './note.ts';
import { LANE, type Plot, pressable } from './plot.ts';
import { overruleSign } from './shapes.ts';
import { element, round, tooltip } from './svg.ts';

/** How a bar is judged; drawn by fill and outline, never by colour alone. */
export type BarKind = 'intruder' | 'suspect' | 'unexplained' | 'attempt';

/** A session or a series of tries. Times are microseconds since 1970 UTC. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly kind: BarKind;
  /** Whether the record shows the start; drawn as an edge. Without, the bar fades in. */
  readonly startKnown: boolean;
  /** Whether the record shows the end; without, the bar fades out. */
  readonly endKnown: boolean;
  readonly title: string;
  /** Microseconds by which the clock may be wrong: the start that much earlier, the end that much later. */
  readonly early?: number;
  readonly late?: number;
  /** Connections that were opened within it. */
  readonly inner?: readonly Inner[];
  /** What stands beside the bar where there is room. */
  readonly note?: string;
  /** What it opens: `session:S3`. */
  readonly open?: string;
  /** Whether people judged otherwise: the bar stays as computed, with a sign beside it. */
  readonly isOverruled?: boolean;
  /** Drawn low under the lane's other bars. */
  readonly low?: boolean;
}

/** A connection within a bar. */
interface Inner {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly open?: string;
}

const FILL: Readonly<Record<BarKind, string>> = {
  intruder: '#9b1c1c',
  suspect: '#d98a2b',
  unexplained: '#ffffff',
  attempt: '#5b4b8a',
};
// A moment still needs something to see: an intruder's more than a try's.
const LEAST: Readonly<Record<BarKind, number>> = { intruder: 4, suspect: 4, unexplained: 2, attempt: 2 };
// Below so many units a fade cannot be told from a colour.
const LEAST_FADE = 6;
const HEIGHT = 12;

/** A bar in the lane whose top is at `y`; its note keeps clear of what stands at `taken`. */
export function drawBar(plot: Plot, bar: Bar, y: number, taken: readonly number[]): readonly Drawn[] {
  const { left, width } = extent(plot, bar);
  const top = bar.low === true ? y + LANE - 5 : y + (LANE - HEIGHT) / 2;
  const height = bar.low === true ? 3 : HEIGHT;
  const shape = element(
    'g',
    pressable(plot, bar.open, bar.title),
    tooltip(bar.title),
    ...target(plot, bar, left + width / 2, width, y),
    ...whiskers(plot, bar, top + height / 2),
    element('rect', { x: left, y: top, width, height, ...paint(plot, bar, width) }),
    ...inside(plot, bar, top),
    ...edges(plot, bar, { left, width, top, height }),
    ...overruled(plot, bar, y),
  );
  const signs = bar.isOverruled === true ? [signX(plot, bar)] : [];
  const note = drawNote(plot, {
    text: bar.note ?? '',
    left: Math.min(left, plot.x(bar.from - (bar.early ?? 0))),
    right: Math.max(left + width, plot.x(bar.to + (bar.late ?? 0))),
    y,
    taken: [...taken, ...signs],
    kind: bar.kind,
    ...(bar.open === undefined ? {} : { open: bar.open }),
  });
  return [shape, ...note];
}

/** A target that a finger hits, whatever the bar's width. */
function target(plot: Plot, bar: Bar, middle: number, wide: number, y: number): readonly Drawn[] {
  if (!plot.live || bar.open === undefined || bar.low === true) return [];
  const width = Math.max(LANE, wide);
  const x = Math.min(plot.right - width, Math.max(plot.left, middle - width / 2));
  return [element('rect', { x, y, width, height: LANE, fill: '#ffffff', 'fill-opacity': 0 })];
}

interface Box {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

/** The sign of an overrule on a plate of its own, so that it is seen on whatever lies under it. */
function overruled(plot: Plot, bar: Bar, y: number): readonly Drawn[] {
  if (bar.isOverruled !== true) return [];
  const x = signX(plot, bar);
  const plate = { x: x - 8, y: y + 4, width: 16, height: LANE - 8, rx: 3 };
  return [
    element('rect', {
      ...plate,
      fill: '#fff2b8',
      stroke: '#765300',
      'stroke-width': 1,
      class: 'k-overruled',
    }),
    overruleSign(x, y + LANE / 2),
  ];
}

/** Beside the bar, after it where there is room. */
function signX(plot: Plot, bar: Bar): number {
  const { left, width } = extent(plot, bar);
  const after = left + width + 12;
  return after + 9 <= plot.right ? after : Math.max(plot.left + 9, left - 12);
}

/** Lines at the ends that the record shows; where the drawing cuts a bar off, there is none. */
function edges(plot: Plot, bar: Bar, { left, width, top, height }: Box): readonly Drawn[] {
  if (bar.low === true) return [];
  const edge = (x: number): Drawn =>
    element('path', {
      d: `M${round(x)} ${top - 3}V${top + height + 3}`,
      stroke: outline(bar.kind),
      'stroke-width': 1.5,
      class: `k-edge k-${bar.kind}`,
    });
  return [
    ...(bar.startKnown && bar.from >= plot.from ? [edge(left)] : []),
    ...(bar.endKnown && bar.to <= plot.to ? [edge(left + width)] : []),
  ];
}

/** Where the bar lies: never beyond its own ends but for what an eye needs, never beyond the plot. */
function extent(plot: Plot, bar: Bar): { readonly left: number; readonly width: number } {
  const start = plot.x(bar.from);
  const width = Math.min(plot.right - plot.left, Math.max(LEAST[bar.kind], plot.x(bar.to) - start));
  return { left: Math.min(start, plot.right - width), width };
}

function outline(kind: BarKind): string {
  return kind === 'unexplained' ? '#4a5560' : kind === 'suspect' ? '#8a4f06' : FILL[kind];
}

function paint(plot: Plot, bar: Bar, width: number): Attributes {
  const wide = width >= LEAST_FADE;
  const out = wide && !bar.endKnown && bar.to <= plot.to;
  const into = wide && !bar.startKnown && bar.from >= plot.from;
  const name = out && into ? 'both' : out ? 'fade' : into ? 'rise' : undefined;
  const dashed = bar.kind === 'unexplained';
  return {
    fill: name === undefined ? FILL[bar.kind] : `url(#${plot.id}-${name}-${bar.kind})`,
    ...(name === undefined && (dashed || bar.kind === 'suspect')
      ? { stroke: outline(bar.kind), 'stroke-width': 1, 'stroke-dasharray': dashed ? '3 2' : 'none' }
      : {}),
    class: `k-bar k-${bar.kind}${name === undefined ? '' : ' k-open'}`,
  };
}

/** Lines from the bar's ends to where the clock's error reaches; none where nobody could see them. */
function whiskers(plot: Plot, bar: Bar, y: number): readonly Drawn[] {
  const line = (from: number, to: number): readonly Drawn[] => {
    const [a, b] = [plot.x(from), plot.x(to)];
    if (Math.abs(b - a) < 1.5) return [];
    const cap = to >= plot.from && to <= plot.to ? `M${round(b)} ${y - 4}V${y + 4}` : '';
    return [
      element('path', {
        d: `M${round(a)} ${y}H${round(b)}${cap}`,
        stroke: '#1b1f24',
        'stroke-width': 1.2,
        fill: 'none',
        class: 'k-whisker',
      }),
    ];
  };
  return [...line(bar.from, bar.from - (bar.early ?? 0)), ...line(bar.to, bar.to + (bar.late ?? 0))];
}

/** Connections: light upon the bar, and in its colour where its own stamps put them beside it. */
function inside(plot: Plot, bar: Bar, top: number): readonly Drawn[] {
  return (bar.inner ?? [])
    .filter((c) => c.to >= plot.from && c.from <= plot.to)
    .map((c) => {
      const width = Math.max(1.5, plot.x(c.to) - plot.x(c.from));
      const x = Math.min(plot.x(c.from), plot.right - width);
      const beside = c.from >= bar.to || c.to <= bar.from;
      const box = element('rect', {
        x,
        y: top + 4,
        width,
        height: HEIGHT - 8,
        fill: beside ? outline(bar.kind) : '#ffffff',
        class: beside ? `k-beside k-${bar.kind}` : 'k-inner',
      });
      return element('g', c.open === undefined ? {} : { 'data-open': c.open }, tooltip(c.title), box);
    });
}

/** What bars are filled with where an end is not known: out, in, or both. */
export function fades(id: string): readonly Drawn[] {
  return (Object.keys(FILL) as BarKind[]).flatMap((kind) => {
    const colour = kind === 'unexplained' ? '#8a8f98' : FILL[kind];
    const gradient = (name: string, stops: readonly (readonly [number, number])[]): Drawn =>
      element(
        'linearGradient',
        { id: `${id}-${name}-${kind}` },
        ...stops.map(([offset, opacity]) =>
          element('stop', {
            offset,
            'stop-color': colour,
            'stop-opacity': opacity,
            class: `k-stop k-${kind}`,
          }),
        ),
      );
    return [
      gradient('fade', [
        [0, 1],
        [0.55, 0.85],
        [1, 0.08],
      ]),
      gradient('rise', [
        [0, 0.08],
        [0.45, 0.85],
        [1, 1],
      ]),
      gradient('both', [
        [0, 0.08],
        [0.4, 0.9],
        [0.6, 0.9],
        [1, 0.08],
      ]),
    ];
  });
}
