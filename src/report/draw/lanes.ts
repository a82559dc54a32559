import { type Bar, drawBar } from './bars.ts';
import type { Drawn } from './drawn.ts';
import { LANE, type Plot, pressable, rowLabel } from './plot.ts';
import { type ChangeShape, changeShape, type Stage, stageShape } from './shapes.ts';
import { element, round, tooltip } from './svg.ts';

/** Something that happened at one time: a finding with the shape of its stage, or a change. */
export interface Tick {
  readonly at: number;
  readonly shape: { readonly stage: Stage; readonly isFaint?: boolean } | { readonly change: ChangeShape };
  readonly title: string;
  /** What it opens: `finding:F2`. */
  readonly open?: string;
}

/** A row of bars and ticks. */
export interface Lane {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly ticks?: readonly Tick[];
  /** Whether the lane goes on before or after what is drawn. */
  readonly before?: boolean;
  readonly after?: boolean;
}

/** Lanes under one heading, one actor for example. */
export interface LaneGroup {
  readonly title: string;
  readonly lanes: readonly Lane[];
}

/** A lane with its top at `y`. */
export function drawLane(plot: Plot, lane: Lane, y: number): readonly Drawn[] {
  const base = element('path', {
    d: `M${plot.left} ${y + LANE}H${plot.right}`,
    stroke: '#e6e9ec',
    class: 'k-grid',
  });
  const inside = (at: number): boolean => at >= plot.from && at <= plot.to;
  const ticks = (lane.ticks ?? []).filter((t) => inside(t.at));
  const placed = placedTicks(plot, ticks);
  const taken = placed.map((t) => t.x);
  return [
    base,
    rowLabel(plot, lane.label, y + LANE / 2 + 4),
    ...lane.bars
      .filter((b) => b.to >= plot.from && b.from <= plot.to)
      .flatMap((b) => drawBar(plot, b, y, taken)),
    ...placed.map((t) => drawTick(plot, t, y)),
    ...(lane.before === true ? [pointer(plot.left, y, -1)] : []),
    ...(lane.after === true ? [pointer(plot.right, y, 1)] : []),
  ];
}

/** The shape is wider than its moment; at an end of the axis it is drawn within. */
function tickX(plot: Plot, { at }: Tick): number {
  return Math.min(plot.right - 6, Math.max(plot.left + 6, plot.x(at)));
}

/** A tick and where it is drawn; `at` is its own place. */
interface Placed {
  readonly tick: Tick;
  readonly at: number;
  readonly x: number;
}

/** Room that a shape needs, and how far it is moved aside to have it. */
const ROOM = 14;
const ASIDE = 3 * ROOM;

/** Shapes in order of time that do not lie on each other: one is moved aside where another stands in its place. */
function placedTicks(plot: Plot, ticks: readonly Tick[]): readonly Placed[] {
  const out: Placed[] = [];
  for (const tick of ticks.toSorted((a, b) => a.at - b.at)) {
    const at = tickX(plot, tick);
    const free = Math.max(at, (out.at(-1)?.x ?? Number.NEGATIVE_INFINITY) + ROOM);
    const fits = free - at <= ASIDE && free <= plot.right - 6;
    out.push({ tick, at, x: fits ? free : at });
  }
  return out;
}

function drawTick(plot: Plot, { tick, at, x }: Placed, top: number): Drawn {
  const y = top + LANE / 2;
  const shape =
    'stage' in tick.shape
      ? stageShape(tick.shape.stage, x, y, tick.shape.isFaint)
      : changeShape(tick.shape.change, x, y);
  return element(
    'g',
    pressable(plot, tick.open, tick.title),
    tooltip(tick.title),
    ...(x - at < 1 ? [] : [lead(at, x, top)]),
    shape,
  );
}

/** Leads from a shape that was moved aside to its own place. */
function lead(at: number, x: number, top: number): Drawn {
  return element('path', {
    d: `M${round(at)} ${top + 1}V${top + 4}H${round(x)}V${top + 7}`,
    fill: 'none',
    stroke: '#1b1f24',
    'stroke-width': 1,
    class: 'k-lead',
  });
}

/** Points to where a lane goes on. */
function pointer(x: number, y: number, way: -1 | 1): Drawn {
  const tip = x + way * 6;
  return element('path', {
    d: `M${x + way} ${y + 8}L${tip} ${y + 12}L${x + way} ${y + 16}Z`,
    fill: '#4a5560',
    class: 'k-more',
  });
}
