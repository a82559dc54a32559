import { HOUR, SECOND } from '../base/time.ts';

/** Differences of stamps in one hour of two streams, microseconds: left minus right. */
export interface Cell {
  readonly pairs: number;
  readonly offset: number;
  /** Half the distance between the quartiles, which is the median deviation where they lie evenly. */
  readonly spread: number;
  /** Instants of the first and last record on the left. */
  readonly from: number;
  readonly to: number;
}

/** Two streams of records and how their stamps differ where they speak of the same thing. */
export interface Link {
  readonly rule:
    | 'webmail-queue-id'
    | 'webmail-message-id'
    | 'delivery-session'
    | 'next-queue-id'
    | 'session-id'
    | 'request-and-login'
    | 'webmail-and-imap';
  readonly left: number;
  readonly right: number;
  readonly cells: readonly Cell[];
}

/** A stretch in which one stream's stamps differ from the reference by one amount. Times as that stream tells them. */
export interface Stretch {
  /** Microseconds that the stream's stamps lie ahead of the reference. */
  readonly ahead: number;
  readonly pairs: number;
  /** What `ahead` may be off by. */
  readonly uncertainty: number;
  readonly from: number;
  readonly to: number;
}

/** What records that appear in both say of one stream. */
export interface StreamClock {
  readonly stream: number;
  /** The stream that it was held against. */
  readonly witness: number;
  readonly link: Link;
  /** Difference that the link itself shows (left minus right) in the stretch of most pairs. */
  readonly shown: number;
  readonly stretches: readonly Stretch[];
}

/** Fewer pairs make no statement (handbook 3.5). */
export const CALIBRATED = 20;
const NOISE = 5;
/** A difference up to here is the way of a record, not a clock. */
const TOLERANCE = 5 * SECOND;

/**
 * The clock of each stream against the most trusted one that it shares records with, directly or through others.
 * `trust` orders streams: the first is the reference of all that it reaches.
 */
export function solve(links: readonly Link[], trust: readonly number[]): readonly StreamClock[] {
  const edges = links
    .map((link) => ({ link, stretches: stretchesOf(link.cells) }))
    .filter((e) => e.stretches.length > 0)
    .sort(
      (a, b) =>
        Number(isNear(a.link)) - Number(isNear(b.link)) ||
        total(b.stretches) - total(a.stretches) ||
        order(a.link, b.link),
    );
  const known = new Map<number, readonly Stretch[]>();
  const out: StreamClock[] = [];
  for (const root of trust) {
    if (known.has(root)) continue;
    known.set(root, []);
    for (let found = true; found; ) {
      const edge = edges.find((e) => known.has(e.link.left) !== known.has(e.link.right));
      found = edge !== undefined;
      if (edge === undefined) break;
      const clock = against(edge.link, edge.stretches, known);
      known.set(clock.stream, clock.stretches);
      out.push(clock);
    }
  }
  return out.sort((a, b) => a.stream - b.stream);
}

function against(
  link: Link,
  stretches: readonly Stretch[],
  known: ReadonlyMap<number, readonly Stretch[]>,
): StreamClock {
  const isLeft = known.has(link.right);
  const [stream, witness] = isLeft ? [link.left, link.right] : [link.right, link.left];
  const base = known.get(witness) ?? [];
  return {
    stream,
    witness,
    link,
    shown: mainOf(stretches).ahead,
    stretches: stretches.map((s) => {
      const right = { ...s, from: s.from - s.ahead, to: s.to - s.ahead };
      return isLeft
        ? { ...s, ahead: aheadAt(base, right) + s.ahead }
        : { ...right, ahead: aheadAt(base, s) - s.ahead };
    }),
  };
}

/** How far a witness is ahead itself in the midst of a time that it tells: its clock may have been set meanwhile. */
function aheadAt(stretches: readonly Stretch[], { from, to }: Pick<Stretch, 'from' | 'to'>): number {
  const middleTime = (from + to) / 2;
  const away = (s: Stretch): number => Math.max(0, s.from - middleTime, middleTime - s.to);
  return stretches.length === 0 ? 0 : stretches.reduce((a, b) => (away(b) < away(a) ? b : a)).ahead;
}

// What only name and time join says less than an id that stands in both.
function isNear({ rule }: Link): boolean {
  return rule === 'request-and-login' || rule === 'webmail-and-imap';
}

function order(a: Link, b: Link): number {
  return a.left - b.left || a.right - b.right || (a.rule < b.rule ? -1 : 1);
}

function total(stretches: readonly Stretch[]): number {
  return stretches.reduce((n, s) => n + s.pairs, 0);
}

/** Whether a stretch says that the stream's stamps and the reference's contradict each other. */
export function contradicts({ ahead, uncertainty }: Stretch): boolean {
  return Math.abs(ahead) > TOLERANCE + 4 * uncertainty;
}

/** The stretch of most pairs. */
export function mainOf(stretches: readonly Stretch[]): Stretch {
  return stretches.reduce((best, s) => (s.pairs > best.pairs ? s : best));
}

/** Hours of one difference, made one; what has too few pairs to say anything is left out. */
export function stretchesOf(cells: readonly Cell[]): readonly Stretch[] {
  const runs = merged(merged(cells.map((c) => [c])).filter((run) => pairsOf(run) >= NOISE));
  const all = runs.filter((run) => pairsOf(run) >= CALIBRATED).map(stretchOf);
  if (all.length < 2) return all;
  const main = mainOf(all);
  return all.filter((s) => s === main || !isRepeatedHour(s, main));
}

// The hour that comes twice in autumn is read as its first, so its second is an hour early: no clock is wrong there.
function isRepeatedHour(s: Stretch, main: Stretch): boolean {
  return Math.abs(Math.abs(s.ahead - main.ahead) - HOUR) <= TOLERANCE && s.to - s.from <= 2 * HOUR;
}

function merged(runs: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const out: Cell[][] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const gap = last === undefined ? 0 : Math.abs(offsetOf(last) - offsetOf(run));
    if (last !== undefined && gap <= TOLERANCE + 2 * Math.max(spreadOf(last), spreadOf(run)))
      last.push(...run);
    else out.push([...run]);
  }
  return out;
}

function stretchOf(run: readonly Cell[]): Stretch {
  return {
    ahead: offsetOf(run),
    pairs: pairsOf(run),
    // 1.48 median deviations are a standard deviation; stamps are cut to seconds.
    uncertainty: 1.48 * spreadOf(run) + SECOND / 2,
    from: Math.min(...run.map((c) => c.from)),
    to: Math.max(...run.map((c) => c.to)),
  };
}

function pairsOf(run: readonly Cell[]): number {
  return run.reduce((n, c) => n + c.pairs, 0);
}

function offsetOf(run: readonly Cell[]): number {
  return middle(run, (c) => c.offset);
}

function spreadOf(run: readonly Cell[]): number {
  return middle(run, (c) => c.spread);
}

/** Median over cells, each weighed by its pairs. */
function middle(run: readonly Cell[], of: (cell: Cell) => number): number {
  const sorted = run.toSorted((a, b) => of(a) - of(b));
  let left = pairsOf(run) / 2;
  for (const cell of sorted) {
    left -= cell.pairs;
    if (left <= 0) return of(cell);
  }
  return 0;
}
