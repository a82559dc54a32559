import { clip, visible } from '../../base/text.ts';
import type { Drawn } from './drawn.ts';
import { type Layered, type Led, layered, type Placed, type Point } from './layered.ts';
import { element, label, round, tooltip } from './svg.ts';

/** A node. All text is in the reader's language; none needs escaping. */
export interface GraphNode extends Placed {
  readonly kind: 'address' | 'session' | 'account';
  /** Two or three short lines, the first the name. */
  readonly lines: readonly string[];
  /** The whole of it, for those who point at it or hear it. */
  readonly title: string;
  /** How its sessions are judged; drawn by fill and outline, never by colour alone. */
  readonly judgement: 'intruder' | 'suspect' | 'unexplained' | 'legitimate' | '';
  /** Words of a flag on it; empty for none. */
  readonly flag: string;
  /** What a click on it opens; empty where nothing can be opened. */
  readonly open: string;
}

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

/** What {@link drawGraph} draws. */
export interface GraphData {
  readonly nodes: readonly GraphNode[];
  readonly lines: readonly GraphLine[];
  readonly description: string;
  /** Whether nodes and lines can be opened by click and key. */
  readonly live: boolean;
}

const SIZE = { width: 152, height: 56 };
const LETTER = 6.4;
const MARGIN = 14;
const BEND = 70;

/** Where nodes and lines are: the same whatever the threshold is, so that it need be found only once. */
export function placeGraph({ nodes, lines }: Pick<GraphData, 'nodes' | 'lines'>): Layered {
  const rank = new Map(nodes.map((n) => [n.id, n.rank]));
  const led: Led[] = lines.flatMap((l) => {
    const [from, to] = [rank.get(l.from) ?? 0, rank.get(l.to) ?? 0];
    if (from === to) return [];
    const ends = from < to ? { from: l.from, to: l.to } : { from: l.to, to: l.from };
    return [{ id: l.id, ...ends, width: widthOf(l.words), height: l.words === '' ? 0 : 18 }];
  });
  return layered(nodes, led, SIZE);
}

const widthOf = (words: string): number => (words === '' ? 0 : Math.min(40, words.length) * LETTER + 10);

/** Sessions of an actor, where they came from and where they went, in order of time from left to right. */
export function drawGraph(data: GraphData, at: Layered): Drawn {
  const lines = data.lines.map((l) => routed(l, at));
  const box = boundsOf(data.nodes, lines, at);
  const live = data.live ? { role: 'group' } : { role: 'img' };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${round(box.x)} ${round(box.y)} ${round(box.width)} ${round(box.height)}`,
      width: box.width,
      height: box.height,
      ...live,
      'aria-label': data.description,
      'font-family': 'system-ui, sans-serif',
      class: 'drawing graph',
    },
    ...lines.filter((l) => l.line.words === '').map((l) => drawLine(l, data.live)),
    ...lines.filter((l) => l.line.words !== '').map((l) => drawLine(l, data.live)),
    ...data.nodes.map((n) => drawNode(n, at.boxes.get(n.id) ?? { x: 0, y: 0 }, data.live)),
  );
}

interface Routed {
  readonly line: GraphLine;
  readonly d: string;
  readonly words: Point;
}

/** The way of a line: as it was led, or round the side where both ends stand in one column. */
function routed(line: GraphLine, at: Layered): Routed {
  const led = at.lines.get(line.id);
  if (led !== undefined) return { line, d: curve(led.points), words: led.words };
  const [a, b] = [at.boxes.get(line.from), at.boxes.get(line.to)];
  if (a === undefined || b === undefined) return { line, d: '', words: { x: 0, y: 0 } };
  const x = a.x - SIZE.width / 2;
  const out = x - BEND;
  const d = `M${round(x)} ${round(a.y)}C${round(out)} ${round(a.y)} ${round(out)} ${round(b.y)} ${round(x)} ${round(b.y)}`;
  return { line, d, words: { x: x - BEND * 0.75, y: (a.y + b.y) / 2 } };
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

function boundsOf(
  nodes: readonly GraphNode[],
  lines: readonly Routed[],
  at: Layered,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const xs = [0];
  const ys = [0];
  const add = ({ x, y }: Point, width: number, height: number): void => {
    xs.push(x - width / 2, x + width / 2);
    ys.push(y - height / 2, y + height / 2);
  };
  for (const n of nodes) add(at.boxes.get(n.id) ?? { x: 0, y: 0 }, SIZE.width, SIZE.height + 16);
  for (const { line, words } of lines) add(words, widthOf(line.words), 18);
  for (const { points } of at.lines.values()) for (const p of points) add(p, 4, 4);
  const least = (list: readonly number[]): number => list.reduce((m, n) => Math.min(m, n)) - MARGIN;
  const most = (list: readonly number[]): number => list.reduce((m, n) => Math.max(m, n)) + MARGIN;
  return { x: least(xs), y: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) };
}

/** A name begins with the words in sight, so that who speaks to the page can say them (WCAG 2.5.3). */
function opens(
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

function drawLine({ line, d, words }: Routed, live: boolean): Drawn {
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
      return [path(wide + 3), path(Math.max(1.5, wide / 2), { stroke: '#ffffff', class: 'k-gap' })];
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

const FILL = { intruder: '#9b1c1c', suspect: '#f3d3a6', unexplained: '#ffffff', legitimate: '#ffffff' };
const EDGE = { intruder: '#9b1c1c', suspect: '#8a4f06', unexplained: '#4a5560', legitimate: '#4a5560' };

function drawNode(node: GraphNode, { x, y }: Point, live: boolean): Drawn {
  const { width, height } = SIZE;
  const [left, top] = [x - width / 2, y - height / 2];
  const judged = node.judgement === '' ? undefined : node.judgement;
  const box = element('rect', {
    x: left,
    y: top,
    width,
    height,
    rx: node.kind === 'session' ? 2 : node.kind === 'address' ? height / 2 : 12,
    fill: judged === undefined ? '#eef1f4' : FILL[judged],
    stroke: judged === undefined ? '#7b858f' : EDGE[judged],
    'stroke-width': 1.5,
    ...(judged === 'unexplained' ? { 'stroke-dasharray': '4 3' } : {}),
    class: `k-node k-${judged ?? node.kind}`,
  });
  const first = y - ((node.lines.length - 1) * 15) / 2 + 4;
  const text = node.lines.map((line, i) =>
    label(line, i === 0 ? 24 : 27, {
      x,
      y: first + i * 15,
      'text-anchor': 'middle',
      'font-size': i === 0 ? 12.5 : 11,
      ...(i === 0 ? { 'font-weight': 600 } : {}),
      fill: judged === 'intruder' ? '#ffffff' : '#1b1f24',
      class: judged === undefined ? 'k-ink' : `k-on-${judged}`,
    }),
  );
  return element(
    'g',
    {
      class: `k-box${node.flag === '' ? '' : ' k-flagged'}`,
      ...opens(
        node.open,
        [...node.lines, node.flag].filter((l) => l !== ''),
        node.title,
        live,
      ),
    },
    tooltip(node.title),
    box,
    // Blanks part the lines for who hears them; nothing of them is drawn.
    ...text.flatMap((one) => [one, ' ']),
    ...(node.flag === '' ? [] : flag(node.flag, left, top)),
  );
}

function flag(words: string, left: number, top: number): readonly Drawn[] {
  const width = Math.min(24, words.length) * LETTER + 12;
  return [
    element('rect', {
      x: left + SIZE.width - width - 6,
      y: top - 9,
      width,
      height: 17,
      rx: 3,
      fill: '#fff2b8',
      stroke: '#765300',
      'stroke-width': 1,
      class: 'k-flag',
    }),
    label(words, 24, {
      x: left + SIZE.width - 6 - width / 2,
      y: top + 3.5,
      'text-anchor': 'middle',
      'font-size': 11,
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
