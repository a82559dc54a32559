import { type Bar, drawBar } from './bars.ts';
import type { Drawn } from './drawn.ts';
import { LANE, type Plot, pressable, rowLabel } from './plot.ts';
import { type ChangeShape, changeShape, type Stage, stageShape } from './shapes.ts';
import { element, tooltip } from './svg.ts';

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
  const taken = ticks.map((t) => tickX(plot, t));
  return [
    base,
    rowLabel(plot, lane.label, y + LANE / 2 + 4),
    ...lane.bars
      .filter((b) => b.to >= plot.from && b.from <= plot.to)
      .flatMap((b) => drawBar(plot, b, y, taken)),
    ...ticks.map((t) => drawTick(plot, t, y + LANE / 2)),
    ...(lane.before === true ? [pointer(plot.left, y, -1)] : []),
    ...(lane.after === true ? [pointer(plot.right, y, 1)] : []),
  ];
}

/** The shape is wider than its moment; at an end of the axis it is drawn within. */
function tickX(plot: Plot, { at }: Tick): number {
  return Math.min(plot.right - 6, Math.max(plot.left + 6, plot.x(at)));
}

function drawTick(plot: Plot, tick: Tick, y: number): Drawn {
  const x = tickX(plot, tick);
  const shape =
    'stage' in tick.shape
      ? stageShape(tick.shape.stage, x, y, tick.shape.isFaint)
      : changeShape(tick.shape.change, x, y);
  return element('g', pressable(plot, tick.open, tick.title), tooltip(tick.title), shape);
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
