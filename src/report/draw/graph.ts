import type { Drawn } from './drawn.ts';
import { fitted } from './fitted.ts';
import { drawLine, type GraphLine, LETTER, opens, type Routed, routed, SIZE, widthOf } from './graph-line.ts';
import { type Layered, type Led, layered, type Placed, type Point } from './layered.ts';
import { overruleSign } from './shapes.ts';
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
  /** What people judged otherwise, in words; empty where nobody did. The look stays as computed. */
  readonly overruled: string;
  /** What a click on it opens; empty where nothing can be opened. */
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

const MARGIN = 14;

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
  for (const n of nodes) add(at.boxes.get(n.id) ?? { x: 0, y: 0 }, SIZE.width, SIZE.height + 24);
  for (const { line, words } of lines) add(words, widthOf(line.words), 18);
  for (const { points } of at.lines.values()) for (const p of points) add(p, 4, 4);
  const least = (list: readonly number[]): number => list.reduce((m, n) => Math.min(m, n)) - MARGIN;
  const most = (list: readonly number[]): number => list.reduce((m, n) => Math.max(m, n)) + MARGIN;
  return { x: least(xs), y: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) };
}

const FILL = { intruder: '#9b1c1c', suspect: '#f3d3a6', unexplained: '#ffffff', legitimate: '#ffffff' };
const EDGE = { intruder: '#9b1c1c', suspect: '#8a4f06', unexplained: '#4a5560', legitimate: '#4a5560' };

function drawNode(node: GraphNode, { x, y }: Point, live: boolean): Drawn {
  const [left, top] = [x - SIZE.width / 2, y - SIZE.height / 2];
  const corner = { right: left + SIZE.width - 6, top };
  return element(
    'g',
    {
      class: `k-box${node.flag === '' ? '' : ' k-flagged'}`,
      ...opens(
        node.open,
        [...node.lines, node.flag, node.overruled].filter((l) => l !== ''),
        node.title,
        live,
      ),
    },
    tooltip(node.title),
    outline(node, left, top),
    // Blanks part the lines for who hears them; nothing of them is drawn.
    ...words(node, { x, y }).flatMap((one) => [one, ' ']),
    ...(node.flag === '' ? [] : flag(node.flag, corner)),
    ...(node.overruled === '' ? [] : overruled(node.overruled, corner)),
  );
}

function outline({ kind, judgement }: GraphNode, left: number, top: number): Drawn {
  const { width, height } = SIZE;
  return element('rect', {
    x: left,
    y: top,
    width,
    height,
    rx: kind === 'session' ? 2 : kind === 'address' ? height / 2 : 12,
    fill: judgement === '' ? '#eef1f4' : FILL[judgement],
    stroke: judgement === '' ? '#7b858f' : EDGE[judgement],
    'stroke-width': 1.5,
    ...(judgement === 'unexplained' ? { 'stroke-dasharray': '4 3' } : {}),
    class: `k-node k-${judgement === '' ? kind : judgement}`,
  });
}

/** The lines of a node, the first the largest. */
function words({ lines, judgement }: GraphNode, { x, y }: Point): readonly Drawn[] {
  const first = y - ((lines.length - 1) * 15) / 2 + 4;
  return lines.map((line, i) => {
    const size = i === 0 ? 12.5 : 11;
    return label(fitted(line, SIZE.width - 10, size, i === 0), 60, {
      x,
      y: first + i * 15,
      'text-anchor': 'middle',
      'font-size': size,
      ...(i === 0 ? { 'font-weight': 600 } : {}),
      fill: judgement === 'intruder' ? '#ffffff' : '#1b1f24',
      class: judgement === '' ? 'k-ink' : `k-on-${judgement}`,
    });
  });
}

/** A flag at the upper edge. */
function flag(words: string, { right, top }: Corner): readonly Drawn[] {
  return plate(words, { right, top: top - 12 }, 'k-flag', 0);
}

/** At the lower edge, the sign of an overrule and what was put in the place of the computed judgement. */
function overruled(words: string, { right, top }: Corner): readonly Drawn[] {
  const at = { right, top: top + SIZE.height - 4 };
  const x = right - plateWidth(words, SIGN) + 11;
  return [...plate(words, at, 'k-flag k-overruled', SIGN), overruleSign(x, at.top + 8.5)];
}

interface Corner {
  readonly right: number;
  readonly top: number;
}

/** Room for the sign of an overrule. */
const SIGN = 14;

function plateWidth(words: string, before: number): number {
  return Math.min(24, words.length) * LETTER + 12 + before;
}

/** Words on a plate, with room before them. */
function plate(words: string, { right, top }: Corner, cls: string, before: number): readonly Drawn[] {
  const width = plateWidth(words, before);
  return [
    element('rect', {
      ...{ x: right - width, y: top, width, height: 17, rx: 3 },
      fill: '#fff2b8',
      stroke: '#765300',
      'stroke-width': 1,
      class: cls,
    }),
    label(words, 24, {
      x: right - (width - before) / 2,
      y: top + 12.5,
      'text-anchor': 'middle',
      'font-size': 11,
      'font-weight': 600,
      fill: '#1b1f24',
      class: 'k-ink',
    }),
  ];
}
