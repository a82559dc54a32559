import { SECOND } from '../../base/time.ts';
import type { Interval } from './intervals.ts';
import { activeSlots, linesIn, type Series, silences } from './series.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** A silence shorter than a minute, of a stream that hardly ever is silent for seconds. */
export interface Brief extends Interval {
  readonly probability: number;
  /** Slots in which the others wrote meanwhile. */
  readonly count: number;
}

// More even than this no stream is taken to be.
const MOST_EVEN = 20;

/**
 * Silences of `series`, shorter than a minute, that its own rate all but excludes and during which `others` wrote
 * all the time. A stream that paused as long several times has the habit.
 */
export function briefSilences(
  series: Series,
  others: Series,
  bucketSeconds: number,
  t: CoverageThresholds,
): readonly Brief[] {
  const pauses = silences(series, t.briefest / 2);
  const longest = pauses.map((p) => p.to - p.from).sort((a, b) => b - a);
  const habit = 2 * (longest[t.pauses] ?? 0);
  const margin = t.shortestReach * SECOND;
  return pauses.flatMap((pause) => {
    const length = pause.to - pause.from;
    if (length < Math.max(t.briefest, bucketSeconds) * SECOND || length >= t.shortestSilence * SECOND)
      return [];
    if (length <= habit) return [];
    const slots = Math.floor((length - 2 * margin) / SECOND / bucketSeconds);
    const count = activeSlots(others, pause.from + margin, pause.to - margin);
    if (count < Math.max(1, slots)) return [];
    const probability = briefProbability(series, pause, bucketSeconds, t);
    return probability < t.improbableBrief ? [{ ...pause, probability, count }] : [];
  });
}

/** Chance of nothing in the silence, by how many lines were written beside it and how unevenly; the likelier side's. */
function briefProbability(
  series: Series,
  silence: Interval,
  bucketSeconds: number,
  t: CoverageThresholds,
): number {
  const near = t.near * SECOND;
  const start = Math.max(silence.from - near, series.first[0] ?? silence.from);
  const end = Math.min(silence.to + near, series.last.at(-1) ?? silence.to);
  const sides = [
    countsIn(series, start, silence.from, bucketSeconds),
    countsIn(series, silence.to, end, bucketSeconds),
  ].filter((counts) => counts.length * bucketSeconds >= t.sideSlots * t.slot);
  if (sides.length === 0) return 1;
  const buckets = (silence.to - silence.from) / SECOND / bucketSeconds;
  return Math.max(...sides.map((counts) => nothingAmong(counts, buckets)));
}

function countsIn(series: Series, from: number, to: number, bucketSeconds: number): readonly number[] {
  const step = bucketSeconds * SECOND;
  const whole = Math.max(0, Math.floor((to - from) / step));
  return Array.from({ length: whole }, (_, i) => linesIn(series, from + i * step, from + (i + 1) * step - 1));
}

/** Chance that a negative binomial stream, with one rate for all of the silence, writes nothing in it. */
function nothingAmong(counts: readonly number[], buckets: number): number {
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / counts.length;
  if (mean === 0) return 1;
  const even = variance > mean ? Math.min(MOST_EVEN, mean ** 2 / (variance - mean)) : MOST_EVEN;
  return (even / (even + buckets * mean)) ** even;
}
