import { SECOND } from '../../base/time.ts';
import { briefSilences } from './brief.ts';
import type { Interval } from './intervals.ts';
import { silenceProbability } from './probability.ts';
import { activeSlots, around, hasRecord, neighbours, silences } from './series.ts';
import { type Strands, sourceOf } from './strands.ts';
import type { CoverageThresholds } from './thresholds.ts';
import { type Edge, PAIRS, type Proven, provenBy } from './witnesses.ts';

/** A silence that a source would not have had by itself. */
export interface Hole extends Interval {
  readonly source: string;
  /** Strands that are silent; empty when all of the source is. */
  readonly strands: readonly string[];
  /** Sentence key of why it is one, without its `gap.`. */
  readonly key: string;
  readonly probability: number;
  /** Strands or sources that wrote meanwhile; empty when nobody did. */
  readonly witness: readonly string[];
  /** Records, or stretches with records, of the witness. */
  readonly count: number;
  readonly edge: Edge;
  /** Other sources, written to the same files, whose lines may border the silence. */
  readonly beside?: readonly string[];
}

/** Every silence that is improbable, whole sources before their parts; each stretch of a source once. */
export function findHoles(strands: Strands, t: CoverageThresholds): readonly Hole[] {
  const paired = byPairs(strands, t);
  const rated = byRate(strands, t).filter((h) => !everyoneAway(strands, h, paired, t));
  const all = [...paired, ...rated, ...byBrief(strands, t), ...byAll(strands, t)];
  const alone = all.filter((h) => h.strands.length === 0);
  const whole = [...alone, ...inSameFiles(strands, alone)];
  const parts = all.filter((h) => h.strands.length > 0);
  return [...joined(whole), ...joined(parts.filter((p) => !whole.some((w) => inside(p, w))))].sort(
    (a, b) => a.from - b.from || (a.source < b.source ? -1 : 1),
  );
}

// Where those whose records come with these fell silent too, against their habit, nothing was there to be written.
function everyoneAway(strands: Strands, hole: Hole, paired: readonly Hole[], t: CoverageThresholds): boolean {
  return PAIRS.some(({ witness, needs }) => {
    const source = sourceOf(witness[0] ?? '');
    if (source === hole.source || !needs.some((n) => sourceOf(n) === hole.source)) return false;
    if (paired.some((p) => p.source === source && p.from < hole.to && p.to > hole.from)) return false;
    const series = strands.series(...witness);
    const margin = t.reach * SECOND;
    return (
      !hasRecord(series, hole.from + margin, hole.to - margin) && silenceProbability(series, hole, t) < t.away
    );
  });
}

function inside(part: Hole, whole: Hole): boolean {
  // A part falls silent earlier and speaks again later than its source; most of it must be the same silence.
  const common = Math.min(part.to, whole.to) - Math.max(part.from, whole.from);
  return part.source === whole.source && common > 0.5 * (part.to - part.from);
}

function byPairs(strands: Strands, t: CoverageThresholds): readonly Hole[] {
  return PAIRS.flatMap(({ witness, needs, key }) =>
    provenBy(strands.series(...witness), strands.series(...needs), strands.window, t).map((p) => {
      const source = sourceOf(needs[0] ?? '');
      const whole = wholeSource(strands, source, p);
      return whole === undefined
        ? { ...p, source, strands: needs, key, witness }
        : { ...p, ...whole, source, strands: [], key: KEYS[p.edge], witness };
    }),
  );
}

const KEYS: Readonly<Record<Edge, string>> = { start: 'starts-late', end: 'ends-early', '': 'silent' };

/** The silence of all of the source where it makes up most of what is proven of a part. */
function wholeSource(strands: Strands, source: string, proven: Proven): Interval | undefined {
  if (proven.edge === '') return silentWithin(strands, source, proven);
  const series = strands.series(source);
  const silence =
    proven.edge === 'end'
      ? { from: series.last.at(-1) ?? proven.from, to: proven.to }
      : { from: proven.from, to: series.first[0] ?? proven.to };
  return silence.to - silence.from > 0.5 * (proven.to - proven.from) ? silence : undefined;
}

/** The silence of the whole source that makes up most of the stretch, if there is one. */
function silentWithin(strands: Strands, source: string, stretch: Interval): Interval | undefined {
  const middle = (stretch.from + stretch.to) / 2;
  const edges = around(strands.series(source), middle, middle);
  if (edges === undefined) return undefined;
  const common = Math.min(edges.to, stretch.to) - Math.max(edges.from, stretch.from);
  return common > 0.5 * (stretch.to - stretch.from) ? edges : undefined;
}

function byRate(strands: Strands, t: CoverageThresholds): readonly Hole[] {
  return strands.sources.flatMap((source) => {
    const series = strands.series(source);
    const others = strands.series(...strands.sources.filter((s) => s !== source));
    const found = silences(series, Math.max(t.shortestSilence, strands.bucketSeconds));
    return found.flatMap((hole): Hole[] => {
      const probability = silenceProbability(series, hole, t);
      if (probability >= t.improbableAlone || probability * found.length >= t.expectedByChance) return [];
      const margin = t.reach * SECOND;
      const count = activeSlots(others, hole.from + margin, hole.to - margin);
      if (count < t.othersActive) return [];
      const witness = strands.sources.filter((s) => s !== source && writes(strands, s, hole, margin));
      return [{ ...hole, source, strands: [], key: 'silent', probability, witness, count, edge: '' }];
    });
  });
}

/** Silences of everything together: the host was down, nobody was there, or all of its logs were cut. */
function byAll(strands: Strands, t: CoverageThresholds): readonly Hole[] {
  const series = strands.series(...strands.sources);
  const found = silences(series, Math.max(t.shortestSilence, strands.bucketSeconds));
  return found.flatMap((hole) => {
    const probability = silenceProbability(series, hole, t);
    if (probability >= t.improbable || probability * found.length >= t.expectedByChance) return [];
    return strands.sources.flatMap((source): Hole[] => {
      const edges = silentWithin(strands, source, hole);
      if (edges === undefined || hole.to - hole.from < 0.5 * (edges.to - edges.from)) return [];
      const rest = { strands: [], key: 'all-silent', probability, witness: [], count: 0, edge: '' } as const;
      return [{ ...edges, source, ...rest }];
    });
  });
}

/** Silences of less than a minute: of a source while any other writes, of a part while its witness does. */
function byBrief(strands: Strands, t: CoverageThresholds): readonly Hole[] {
  const { sources, bucketSeconds } = strands;
  const whole = sources.flatMap((source) => {
    const rest = sources.filter((s) => s !== source);
    return briefSilences(strands.series(source), strands.series(...rest), bucketSeconds, t).map((b): Hole => {
      const witness = rest.filter((s) => writes(strands, s, b, t.shortestReach * SECOND));
      return { ...b, source, strands: [], key: 'silent', witness, edge: '' };
    });
  });
  const parts = PAIRS.flatMap(({ witness, needs, key }) =>
    briefSilences(strands.series(...needs), strands.series(...witness), bucketSeconds, t).map((b): Hole => {
      const source = sourceOf(needs[0] ?? '');
      return { ...b, source, strands: needs, key, witness, edge: '' };
    }),
  );
  return [...whole, ...parts];
}

/** What a hole of one source says of the others that are written to the very same files, and were silent too. */
function inSameFiles(strands: Strands, holes: readonly Hole[]): readonly Hole[] {
  const filesOf = (source: string): string =>
    [...new Set(strands.inFiles.filter((f) => f.source === source).map((f) => f.file))].sort().join();
  return holes.flatMap((hole) => {
    if (hole.key === 'all-silent') return [];
    const others = strands.sources.filter((s) => s !== hole.source && filesOf(s) === filesOf(hole.source));
    return others.flatMap((source): readonly Hole[] => {
      if (holes.some((h) => h.source === source && h.from < hole.to && h.to > hole.from)) return [];
      const silence = silentBeside(strands, source, hole);
      if (silence === undefined) return [];
      const { from, to } = silence;
      // No longer than the file is silent: the rest is this source's own habit.
      const edges = { from: Math.max(from, hole.from), to: Math.min(to, hole.to) };
      return [{ ...hole, ...edges, source, beside: [hole.source] }];
    });
  });
}

/** The source's own silence, if it covers most of the hole of another one. */
function silentBeside(strands: Strands, source: string, hole: Hole): Interval | undefined {
  const middle = (hole.from + hole.to) / 2;
  const { before, after } = neighbours(strands.series(source), middle, middle);
  const from = before ?? strands.window.from;
  const to = after ?? strands.window.to;
  const common = Math.min(to, hole.to) - Math.max(from, hole.from);
  return common > 0.9 * (hole.to - hole.from) ? { from, to } : undefined;
}

function writes(strands: Strands, source: string, hole: Interval, margin: number): boolean {
  return hasRecord(strands.series(source), hole.from + margin, hole.to - margin);
}

function joined(holes: readonly Hole[]): readonly Hole[] {
  const out: Hole[] = [];
  for (const hole of holes.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const at = out.findIndex((o) => same(o, hole) && hole.from < o.to);
    const known = out[at];
    if (known === undefined) out.push(hole);
    else out[at] = stronger(known, hole);
  }
  return out;
}

function same(a: Hole, b: Hole): boolean {
  return a.source === b.source && a.strands.join() === b.strands.join();
}

function stronger(a: Hole, b: Hole): Hole {
  const best = b.probability < a.probability ? b : a;
  const witness = [...new Set([...a.witness, ...b.witness])];
  return {
    ...best,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    key: a.key === 'all-silent' ? b.key : a.key,
    edge: a.edge === '' ? b.edge : a.edge,
    witness,
    count: Math.max(a.count, b.count),
  };
}
