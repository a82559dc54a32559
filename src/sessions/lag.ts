import { SECOND } from '../base/time.ts';

/** How long after a request (its stamp) the request's own connection comes: a density over lags. */
export interface Lag {
  /** Lags outside of these do not happen. Microseconds. */
  readonly from: number;
  readonly to: number;
  /** Share of the connections per microsecond at a lag; 0 outside. */
  readonly density: (lag: number) => number;
}

// A request is stamped at its begin or its end, cut to whole seconds; its connection comes within it.
const LOWEST = -6_000_000;
const HIGHEST = 8_000_000;
const BIN = 100_000;
/** Share of the connections without a fraction of a second from which on none is taken for exact. */
const MOSTLY = 0.1;
/** With fewer requests the shape of the lags is chance. */
const FEWEST = 100;
/** Of the peak's height above the ground: what lies lower is requests that follow each other. */
const EDGE = 0.35;
/** Where too little is known: a stamp at the begin or the end of the request, and a slow server. */
const WIDE = { from: -2_000_000, to: 3_000_000 };

/**
 * Learns from the times of all requests and all connections of webmail where a request's own connection lies: those
 * that belong together add up there, the others lie anywhere. Both sorted. A wide even lag where nothing stands out.
 */
export function learnLag(requests: readonly number[], connections: readonly number[]): Lag {
  if (requests.length < FEWEST) return even(WIDE.from, WIDE.to);
  const bin = inWholeSeconds(connections) ? SECOND : BIN;
  const count = (HIGHEST - LOWEST) / bin;
  const found = histogram(requests, connections, bin);
  const bins = bin === BIN ? smooth(found) : found;
  const ground = median([...bins.slice(0, count / 7), ...bins.slice(-count / 7)]);
  let peak = 0;
  for (let i = 1; i < count; i += 1) if ((bins[i] ?? 0) > (bins[peak] ?? 0)) peak = i;
  const height = (bins[peak] ?? 0) - ground;
  // Counts scatter by their root; a peak of chance is a few of those high.
  if (height <= 6 * Math.sqrt(ground + 1)) return even(WIDE.from, WIDE.to);
  const above = (i: number): boolean => (bins[i] ?? 0) - ground > EDGE * height;
  let [left, right] = [peak, peak];
  while (left > 0 && above(left - 1)) left -= 1;
  while (right < count - 1 && above(right + 1)) right += 1;
  const shape = bins.slice(left, right + 1).map((n) => n - ground);
  const sum = shape.reduce((a, b) => a + b, 0) * bin;
  const from = LOWEST + left * bin;
  return {
    from,
    to: LOWEST + (right + 1) * bin,
    density: (lag) => (shape[Math.floor((lag - from) / bin)] ?? 0) / sum,
  };
}

/** A lag of which nothing is known but its bounds. */
export function even(from: number, to: number): Lag {
  return { from, to, density: (lag) => (lag >= from && lag < to ? 1 / (to - from) : 0) };
}

/**
 * Whether connections are known to the whole second alone. Then two fall on the same one by chance as often as within
 * a second, which finer counting would take for far less.
 */
function inWholeSeconds(connections: readonly number[]): boolean {
  const whole = connections.filter((t) => t % SECOND === 0).length;
  return whole > connections.length * MOSTLY;
}

function histogram(
  requests: readonly number[],
  connections: readonly number[],
  size: number,
): readonly number[] {
  const bins = new Array<number>((HIGHEST - LOWEST) / size).fill(0);
  let first = 0;
  for (const at of requests) {
    while (first < connections.length && (connections[first] ?? 0) < at + LOWEST) first += 1;
    for (let i = first; i < connections.length; i += 1) {
      const lag = (connections[i] ?? 0) - at;
      if (lag >= HIGHEST) break;
      const bin = Math.floor((lag - LOWEST) / size);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
  }
  return bins;
}

function smooth(bins: readonly number[]): readonly number[] {
  return bins.map((n, i) => ((bins[i - 1] ?? n) + n + (bins[i + 1] ?? n)) / 3);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
