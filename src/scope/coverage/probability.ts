import { DAY, SECOND } from '../../base/time.ts';
import type { Interval } from './intervals.ts';
import { activeSlots, type Series } from './series.ts';
import type { CoverageThresholds } from './thresholds.ts';

/**
 * Probability that a stream whose slots are active with probability `share` writes nothing in `slots` of them, when
 * the share itself varies (beta-binomial: the over-dispersed counterpart of negative binomial arrivals, handbook
 * 3.2). `spread` is the correlation of two slots, 0 to 1.
 */
function nothingIn(slots: number, share: number, spread: number): number {
  if (share <= 0) return 1;
  const rho = Math.min(0.9, Math.max(1e-4, spread));
  const size = (1 - rho) / rho;
  const idle = (1 - Math.min(share, 1 - 1e-6)) * size;
  let log = 0;
  for (let i = 0; i < slots; i += 1) log += Math.log((idle + i) / (size + i));
  return Math.exp(log);
}

/**
 * Probability that the stream would have been silent that long by itself: from how busy it was right beside the
 * silence and in the hours around it, whichever is less, so that an evening that ends proves nothing; and from the
 * same hours of other weeks where there are enough. A rate is followed only for a while: after that nothing more is
 * learnt from it.
 */
export function silenceProbability(series: Series, hole: Interval, t: CoverageThresholds): number {
  const beside = besideProbability(series, hole, t);
  const weeks = otherWeeks(series, hole, t);
  if (weeks.length < t.baselineWeeks) return beside;
  if (weeks.some((share) => share === 0)) return 1;
  const mean = weeks.reduce((a, b) => a + b, 0) / weeks.length;
  const variance = weeks.reduce((a, b) => a + (b - mean) ** 2, 0) / weeks.length;
  const spread = mean >= 1 ? 0 : variance / (mean * (1 - mean));
  return Math.max(followed(hole, mean, spread, t), share(series, hole, t) === 0 ? 1 : beside);
}

function besideProbability(series: Series, hole: Interval, t: CoverageThresholds): number {
  const least = share(series, hole, t);
  return least === 0 ? 1 : followed(hole, least, spreadAround(series, hole, t), t);
}

function followed(hole: Interval, active: number, spread: number, t: CoverageThresholds): number {
  const one = nothingIn(Math.round(t.rateHolds / t.slot), active, spread);
  const stretches = (hole.to - hole.from) / SECOND / t.rateHolds;
  return one ** Math.min(stretches, t.rateFollowed);
}

/** The least share of active slots on any side of the hole, near it and farther. */
function share(series: Series, hole: Interval, t: CoverageThresholds): number {
  const sides = [t.near, t.around].flatMap((seconds) => [
    shareIn(series, hole.from - seconds * SECOND, hole.from, t),
    shareIn(series, hole.to, hole.to + seconds * SECOND, t),
  ]);
  const known = sides.filter((s) => s !== undefined);
  return known.length === 0 ? 0 : Math.min(...known);
}

function shareIn(series: Series, from: number, to: number, t: CoverageThresholds): number | undefined {
  const low = Math.max(from, series.first[0] ?? to);
  const high = Math.min(to, series.last.at(-1) ?? from);
  const slots = (high - low) / SECOND / t.slot;
  // The record at the edge is there by the hole's definition and tells nothing.
  return slots < t.sideSlots ? undefined : Math.max(0, activeSlots(series, low, high) - 1) / slots;
}

function spreadAround(series: Series, hole: Interval, t: CoverageThresholds): number {
  const cell = t.rateHolds * SECOND;
  const slots = t.rateHolds / t.slot;
  const counts: number[] = [];
  const start = series.first[0] ?? 0;
  const end = series.last.at(-1) ?? 0;
  for (let i = 0; i < t.around / t.rateHolds; i += 1) {
    const before = hole.from - (i + 1) * cell;
    const after = hole.to + i * cell;
    if (before >= start) counts.push(Math.min(slots, activeSlots(series, before, before + cell - 1)));
    if (after + cell <= end) counts.push(Math.min(slots, activeSlots(series, after, after + cell - 1)));
  }
  const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, counts.length);
  const p = mean / slots;
  if (p <= 0 || p >= 1 || counts.length < 4) return 0.1;
  const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (counts.length - 1);
  return (variance / (slots * p * (1 - p)) - 1) / (slots - 1);
}

function otherWeeks(series: Series, hole: Interval, t: CoverageThresholds): readonly number[] {
  const first = series.first[0] ?? 0;
  const last = series.last.at(-1) ?? 0;
  const slots = (hole.to - hole.from) / SECOND / t.slot;
  const out: number[] = [];
  for (const step of [-7 * DAY, 7 * DAY]) {
    for (let shift = step; out.length < 26; shift += step) {
      if (hole.from + shift < first || hole.to + shift > last) break;
      out.push(Math.min(1, activeSlots(series, hole.from + shift, hole.to + shift) / slots));
    }
  }
  return out;
}
