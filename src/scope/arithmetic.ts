/** What a session's counters allow to be said of a set of messages. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
  /** Whether every candidate must be among them. */
  readonly all: boolean;
}

// Sizes in listings and counters differ by line ends and by flags in headers; measured below a third of a percent.
const TOLERANCE = 0.005;

/**
 * Bounds on the distinct messages that a session fetched: `count` fetches of `bytes` bytes among candidates of the
 * given sizes (handbook 1.1, set-level grades; 1.2.2).
 *
 * A fetch counts for each message and section, also when one message is fetched twice, so a count is an upper bound
 * and one is the only sure lower bound; but when there were as many fetches as candidates and their bytes are the
 * candidates' own to within half a percent, all were fetched: repeats of some would have to weigh exactly what the
 * others weigh.
 */
export function bounds(count: number, bytes: number, sizes: readonly number[]): Bounds {
  if (count <= 0) return { atLeast: 0, atMost: 0, all: false };
  const total = sizes.reduce((n, s) => n + s, 0);
  const candidates = sizes.length;
  if (candidates === 0) return { atLeast: 1, atMost: count, all: false };
  const exact = Math.abs(bytes - total) <= TOLERANCE * total;
  if (count >= candidates && (exact || count === candidates) && bytes >= (1 - TOLERANCE) * total) {
    // More fetches than messages that are still there: the rest were fetched twice or are gone since.
    return {
      atLeast: candidates,
      atMost: Math.max(candidates, Math.min(count, Math.ceil(candidates * (1 + TOLERANCE)))),
      all: true,
    };
  }
  if (count > candidates && bytes >= total) return { atLeast: candidates, atMost: count, all: true };
  return { atLeast: 1, atMost: count, all: false };
}
