import { clip, visible } from '../../base/text.ts';
import type { Drawn } from './drawn.ts';
import type { Layered, Point } from './layered.ts';
import { element, label, round, tooltip } from './svg.ts';

/** Kinds of line, each with a style that is told apart without colour. */
export const lineKinds = ['same', 'near', 'network', 'program', 'other'] as const;
export type LineKind = (typeof lineKinds)[number];

/** A line: what one node has to do with another. Lines of the kind `same` carry no words. */
export interface GraphLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  /** 0 to 1; drawn as thickness. */
  readonly weight: number;
  /** Whether it lies below the threshold; drawn dashed. */
  readonly dropped: boolean;
  readonly words: string;
  readonly title: string;
  readonly open: string;
}

/** Size of every node. */
export const SIZE = { width: 152, height: 56 };
/** Width of a letter of the words on lines and flags, on average. */
export const LETTER = 6.4;
/** How far a line within a column bends out: further, the further apart its ends are, so that lines part. */
const bend = (a: number, b: number): number => 44 + Math.min(200, Math.abs(a - b) * 0.16);

/** Width of the words on a line. */
export const widthOf = (words: string): number =>
  words === '' ? 0 : Math.min(40, words.length) * LETTER + 10;

/** A line with its way. */
export interface Routed {
  readonly line: GraphLine;
  readonly d: string;
  readonly words: Point;
}

/** The way of a line: as it was led, or round the side where both ends stand in one column. */
export function routed(line: GraphLine, at: Layered): Routed {
  const led = at.lines.get(line.id);
  if (led !== undefined) return { line, d: curve(led.points), words: led.words };
  const [a, b] = [at.boxes.get(line.from), at.boxes.get(line.to)];
  if (a === undefined || b === undefined) return { line, d: '', words: { x: 0, y: 0 } };
  const x = a.x - SIZE.width / 2;
  const out = x - bend(a.y, b.y);
  const d = `M${round(x)} ${round(a.y)}C${round(out)} ${round(a.y)} ${round(out)} ${round(b.y)} ${round(x)} ${round(b.y)}`;
  return { line, d, words: { x: x - bend(a.y, b.y) * 0.75, y: (a.y + b.y) / 2 } };
}

function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let d = `M${round(first.x)} ${round(first.y)}`;
  let before = first;
  for (const p of rest) {
    const middle = round((before.x + p.x) / 2);
    d += `C${middle} ${round(before.y)} ${middle} ${round(p.y)} ${round(p.x)} ${round(p.y)}`;
    before = p;
  }
  return d;
}

/** What makes an element a button that opens something. Its name begins with the words in sight, so that who speaks to the page can say them (WCAG 2.5.3). */
export function opens(
  open: string,
  inSight: readonly string[],
  title: string,
  live: boolean,
): Record<string, string | number> {
  if (!live || open === '') return {};
  const name = [...inSight, title].map((one) => visible(clip(one, 400))).join(' ');
  return { 'data-open': open, tabindex: 0, role: 'button', 'aria-label': name };
}

const COLOUR: Readonly<Record<LineKind, string>> = {
  same: '#7b858f',
  near: '#1d3f72',
  network: '#1d3f72',
  program: '#1d3f72',
  other: '#1d3f72',
};

/** A line as its strokes, and the words on it. */
export function drawLine({ line, d, words }: Routed, live: boolean): Drawn {
  const tag = line.words === '' ? [] : wordsOn(line, words);
  return element(
    'g',
    {
      class: `k-line k-${line.kind}${line.dropped ? ' k-dropped' : ''}`,
      ...opens(line.open, [line.words], line.title, live),
    },
    ...(line.title === '' ? [] : [tooltip(line.title)]),
    ...stroke(d, line.kind, line.weight, line.dropped),
    ...tag,
  );
}

/** The strokes of a line: single, double, with sleepers, or as dots; thick where the bond is strong. */
function stroke(d: string, kind: LineKind, weight: number, dropped: boolean): readonly Drawn[] {
  const wide = kind === 'same' ? 1.5 : 1.5 + 7 * Math.min(1, Math.max(0, weight));
  const path = (width: number, more: Readonly<Record<string, string | number>> = {}): Drawn =>
    element('path', {
      d,
      fill: 'none',
      stroke: COLOUR[kind],
      'stroke-width': width,
      ...(dropped ? { 'stroke-dasharray': '7 6' } : {}),
      class: 'k-stroke',
      ...more,
    });
  switch (kind) {
    case 'same':
    case 'near':
      return [path(wide)];
    case 'network':
      return [path(wide + 3), path(Math.max(1.5, wide / 2), { stroke: '#ffffff', class: 'k-between' })];
    case 'program':
      return [path(wide), path(wide + 8, { 'stroke-dasharray': '1.5 9' })];
    case 'other':
      return [path(wide + 2, { 'stroke-dasharray': dropped ? '1 16' : '1 8', 'stroke-linecap': 'round' })];
  }
}

function wordsOn(line: GraphLine, { x, y }: Point): readonly Drawn[] {
  const width = widthOf(line.words);
  return [
    element('rect', {
      x: x - width / 2,
      y: y - 9,
      width,
      height: 18,
      rx: 4,
      fill: '#ffffff',
      stroke: '#7b858f',
      'stroke-width': 0.75,
      class: 'k-plate',
    }),
    label(line.words, 40, {
      x,
      y: y + 4,
      'text-anchor': 'middle',
      'font-size': 11.5,
      'font-weight': 600,
      fill: '#1b1f24',
      class: 'k-ink',
    }),
  ];
}

/** A sample of a kind of line, for a legend. */
export function drawLineKind(kind: LineKind, dropped = false): Drawn {
  return element(
    'svg',
    { viewBox: '0 0 46 14', width: 46, height: 14, 'aria-hidden': 'true', class: 'graph' },
    element(
      'g',
      { class: `k-line k-${kind}${dropped ? ' k-dropped' : ''}` },
      ...stroke('M1 7H45', kind, 0.3, dropped),
    ),
  );
}
