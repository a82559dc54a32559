import type { Session } from '../../case/judgement.ts';
import type { Bar } from '../draw/bars.ts';
import type { Lane, LaneGroup, Tick } from '../draw/lanes.ts';
import { type ChangeShape, stageOf } from '../draw/shapes.ts';
import { fullKey } from '../keys.ts';
import type { Overrules } from '../overrules.ts';
import type { ClockError } from './clock.ts';
import type { Row, RowGroup } from './rows.ts';
import type { Shape } from './shapes.ts';
import type { Told } from './told.ts';

/** A part of the time, and what of it is asked for. */
export interface View {
  readonly from: number;
  readonly to: number;
  /** Whether a shape is asked for. */
  readonly keep: (shape: Shape) => boolean;
  /** Whether more lanes are wanted than a drawing has room for, as in a table. */
  readonly isWhole?: boolean;
  /** Microseconds that nobody can tell apart in the drawing: ticks nearer than that are one. */
  readonly near: number;
}

/** What is needed to say what a shape is. */
export interface Telling extends Told {
  readonly clockOf: (session: Extract<Shape, { what: 'session' }>['one']) => ClockError;
  readonly items: ReadonlyMap<string, number>;
  /** What people put in the place of computed judgements. */
  readonly overruled: Overrules;
}

/** Lanes to draw, and how many there are of what is drawn. */
export interface Viewed {
  readonly groups: readonly LaneGroup[];
  readonly lanes: { readonly shown: number; readonly count: number };
  readonly bars: { readonly shown: number; readonly count: number };
}

const MOST_LANES = 60;
const MOST_ROWS = 1000;
const MOST_BARS = 400;
/** Of all lanes together: more than that nobody tells apart, and no browser draws at once. */
const MOST_IN_ALL = 3000;
const LEAST_BARS = 12;
const MOST_INNER = 60;

/**
 * The lanes of a view. Those with something in it come first where not all can be drawn; a lane keeps its place while
 * all can, so that nothing jumps while somebody moves through time.
 */
export function viewRows(telling: Telling, groups: readonly RowGroup[], view: View): Viewed {
  const room = view.isWhole === true ? MOST_ROWS : MOST_LANES;
  let left = room;
  let bars = 0;
  let barsShown = 0;
  let count = 0;
  const drawn = groups.map(({ title, rows, most }) => {
    const asked = rows
      .map((row) => ({ ...row, shapes: row.shapes.filter(view.keep) }))
      .filter((row) => row.shapes.length > 0);
    count += asked.length;
    const chosen = choose(asked, view.isWhole === true ? left : Math.min(left, most), view);
    const lanes = chosen.map((row) => {
      const each = Math.max(LEAST_BARS, Math.floor((MOST_IN_ALL - barsShown) / chosen.length));
      const { lane, seen, shown } = laneOf(telling, row, view, Math.min(MOST_BARS, each));
      bars += seen;
      barsShown += shown;
      return lane;
    });
    left -= lanes.length;
    return { title, lanes };
  });
  const shown = room - left;
  return {
    groups: drawn.filter((g) => g.lanes.length > 0),
    lanes: { shown, count },
    bars: { shown: barsShown, count: bars },
  };
}

function isIn({ from, to }: Shape, view: View): boolean {
  return to >= view.from && from <= view.to;
}

function choose(rows: readonly Row[], most: number, view: View): readonly Row[] {
  if (rows.length <= most) return rows;
  const busy = rows.filter((row) => row.shapes.some((s) => isIn(s, view)));
  return busy.slice(0, most);
}

function laneOf(
  telling: Telling,
  { label, shapes, lowTries }: Row,
  view: View,
  most: number,
): { readonly lane: Lane; readonly seen: number; readonly shown: number } {
  const inside = shapes.filter((s) => isIn(s, view));
  const asBars = inside.filter((s) => s.what === 'session' || s.what === 'attempt');
  const alone = isAlone(shapes);
  const bars = asBars.slice(0, most).map((s) => barOf(telling, s, view, alone, lowTries === true));
  return {
    lane: {
      label,
      bars,
      ticks: ticksOf(
        telling,
        inside.filter((s) => s.what === 'finding' || s.what === 'change'),
        view,
      ),
      before: shapes.some((s) => s.to < view.from),
      after: shapes.some((s) => s.from > view.to),
    },
    seen: asBars.length,
    shown: bars.length,
  };
}

/** Whether there is but one session: it then has room for a note. */
function isAlone(shapes: readonly Shape[]): boolean {
  const first = shapes.findIndex((s) => s.what === 'session');
  return first >= 0 && shapes.findLastIndex((s) => s.what === 'session') === first;
}

function barOf(telling: Telling, shape: Shape, view: View, noted: boolean, low: boolean): Bar {
  const { from, to, open } = shape;
  if (shape.what === 'session') {
    const { one } = shape;
    return {
      from,
      to,
      kind: one.judgement === 'intruder' || one.judgement === 'suspect' ? one.judgement : 'unexplained',
      startKnown: one.startLogged,
      endKnown: one.endLogged,
      title: titleOf(telling, shape),
      open,
      ...telling.clockOf(one),
      ...(noted ? { note: noteOf(telling, shape) } : {}),
      inner: innerOf(telling, shape.within, view),
      ...(telling.overruled(one.id) === undefined ? {} : { isOverruled: true }),
    };
  }
  return {
    from,
    to,
    kind: 'attempt',
    startKnown: true,
    endKnown: true,
    title: titleOf(telling, shape),
    open,
    low,
  };
}

function noteOf(telling: Telling, { one }: Extract<Shape, { what: 'session' }>): string {
  const { protocol, address, id } = one;
  const note = telling.say.text('ui.timeline.note', {
    protocol,
    address,
    items: telling.items.get(id) ?? 0,
  });
  const words = overruledWords(telling, one);
  return words === '' ? note : `${words} · ${note}`;
}

/** What was computed and what people put in its place; empty where nobody did. */
function overruledWords({ say, overruled }: Telling, { id, judgement }: Session): string {
  const value = overruled(id);
  if (value === undefined) return '';
  return say.text('ui.overruled', {
    value: say.text(`ui.judgement.${value}`),
    computed: say.text(`ui.judgement.${judgement}`),
  });
}

/** A shape in words: what it is, whose, from when to when. */
function titleOf(telling: Telling, shape: Shape): string {
  const { say } = telling;
  if (shape.what === 'session') {
    const { protocol, account, address, start, end, startLogged, endLogged } = shape.one;
    const ends = endLogged ? (startLogged ? 'bar' : 'bar-late') : startLogged ? 'bar-open' : 'bar-unsure';
    const words = overruledWords(telling, shape.one);
    const title = say.text(`ui.timeline.${ends}`, { protocol, account, address, from: start, to: end });
    return words === '' ? title : `${title}. ${words}`;
  }
  if (shape.what === 'attempt') {
    const { kind, tries, first, last } = shape.one;
    const facts = { kind: say.text(`ui.attempts.kind.${kind}`), tries, from: first, to: last };
    return say.text('ui.timeline.bar-tries', facts);
  }
  if (shape.what === 'finding') {
    const { detection, facts, first } = shape.one;
    return say.text('ui.timeline.at', { what: say.text(fullKey('finding', detection), facts), time: first });
  }
  const { kind, detail, time } = shape.one;
  return say.text('ui.timeline.at', { what: say.text(fullKey('change', kind), detail), time });
}

function innerOf(telling: Telling, within: readonly Shape[], view: View): NonNullable<Bar['inner']> {
  return near(
    within.filter((s) => isIn(s, view)),
    view.near,
  )
    .slice(0, MOST_INNER)
    .map((run) => {
      const [first] = run;
      const to = run.reduce((m, s) => Math.max(m, s.to), 0);
      if (run.length === 1 && first !== undefined)
        return { from: first.from, to, title: titleOf(telling, first), open: first.open };
      const title = telling.say.text('ui.timeline.connections', { count: run.length });
      return { from: first?.from ?? to, to, title };
    });
}

/** Runs of shapes that begin so near to each other that they would be drawn as one. */
function near(shapes: readonly Shape[], micros: number): readonly (readonly Shape[])[] {
  const runs: Shape[][] = [];
  for (const s of shapes) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && s.from - last.to <= micros) run.push(s);
    else runs.push([s]);
  }
  return runs;
}

const CHANGES: Readonly<Record<string, ChangeShape>> = {
  'forwarding-rule': 'rule',
  'rule-changed': 'rule',
  'message-sent': 'sent',
  'message-deleted': 'deleted',
  'message-expunged': 'deleted',
};

function markOf(shape: Shape): { readonly key: string; readonly shape: Tick['shape'] } {
  if (shape.what === 'finding') {
    const stage = stageOf(shape.one.technique);
    const isFaint = shape.one.severity === 'low';
    // What counts must not vanish within the count of what does not.
    return { key: `${stage} ${isFaint}`, shape: { stage, isFaint } };
  }
  const change = shape.what === 'change' ? (CHANGES[shape.one.kind] ?? 'changed') : 'changed';
  return { key: change, shape: { change } };
}

/** Ticks; of those of one kind that would lie on each other, the first stands for all. */
function ticksOf(telling: Telling, shapes: readonly Shape[], view: View): readonly Tick[] {
  const out: { readonly shape: Shape; count: number; readonly mark: ReturnType<typeof markOf> }[] = [];
  const latest = new Map<string, (typeof out)[number]>();
  for (const shape of shapes.toSorted((a, b) => a.from - b.from)) {
    const mark = markOf(shape);
    const before = latest.get(mark.key);
    // A tick lies where its finding begins: what began before the view has none.
    if (shape.from < view.from) continue;
    if (before !== undefined && shape.from - before.shape.from <= 14 * view.near) {
      before.count += 1;
      continue;
    }
    const tick = { shape, count: 1, mark };
    latest.set(mark.key, tick);
    out.push(tick);
  }
  return out.slice(0, MOST_BARS).map(({ shape, count, mark }) => {
    const title = titleOf(telling, shape);
    return {
      at: shape.from,
      shape: mark.shape,
      open: shape.open,
      title:
        count === 1 ? title : telling.say.text('ui.timeline.more-here', { what: title, count: count - 1 }),
    };
  });
}
