import { Graph, layout } from '@dagrejs/dagre';

/** A box to be placed; boxes of one rank stand in one column. */
export interface Placed {
  readonly id: string;
  readonly rank: number;
}

/** A line to be led from a box to one of a higher rank, with room for words on its way. */
export interface Led {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly height: number;
}

/** A point of a drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything is: middles of boxes, points of lines, middles of the words on lines. */
export interface Layered {
  readonly boxes: ReadonlyMap<string, Point>;
  readonly lines: ReadonlyMap<string, { readonly points: readonly Point[]; readonly words: Point }>;
}

/** Boxes of one size in columns from left to right, lines between them crossing as little as can be. */
export function layered(
  boxes: readonly Placed[],
  lines: readonly Led[],
  size: { readonly width: number; readonly height: number },
): Layered {
  // Names of our own: dagre keeps maps by name, and a name that is a number or `__proto__` would not stay in order.
  const name = new Map(boxes.map((b, i) => [b.id, `n${i}`]));
  const ranks = new Map(boxes.map((b, i) => [`n${i}`, b.rank]));
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 6, ranksep: 38, ranker: ranker(ranks) });
  boxes.forEach((_, i) => {
    graph.setNode(`n${i}`, { ...size });
  });
  lines.forEach(({ from, to, width, height }, i) => {
    const label = { width, height, labelpos: 'c', minlen: 1 };
    graph.setEdge(name.get(from) ?? '', name.get(to) ?? '', label, `e${i}`);
  });
  layout(graph);
  const at = (label: { readonly x?: number; readonly y?: number }): Point => ({
    x: label.x ?? 0,
    y: label.y ?? 0,
  });
  return {
    boxes: new Map(boxes.map((b, i) => [b.id, at(graph.node(`n${i}`))])),
    lines: new Map(
      lines.map((l, i) => {
        const edge = graph.edge(name.get(l.from) ?? '', name.get(l.to) ?? '', `e${i}`);
        const points: readonly Point[] = edge.points ?? [];
        const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
        return [l.id, { points, words: edge.x === undefined ? middle : at(edge) }];
      }),
    ),
  };
}

/** Ranks as they are given. dagre doubles the distance between ranks first, to have one between for words. */
function ranker(ranks: ReadonlyMap<string, number>): (graph: Ranked) => void {
  return (graph) => {
    for (const id of graph.nodes()) graph.node(id).rank = 2 * (ranks.get(id) ?? -1);
  };
}

/** What dagre hands to a ranker. */
interface Ranked {
  readonly nodes: () => readonly string[];
  readonly node: (id: string) => { rank?: number };
}
