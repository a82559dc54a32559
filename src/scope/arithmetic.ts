/** What a session's counters allow to be said of a set of messages. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number;
  /** Whether every candidate must be among them. */
  readonly all: boolean;
}

// Sizes in listings and counters differ by line ends and by flags in headers; measured below a third of a percent.
const TOLERANCE = 0.005;

/** Bytes of a message with the headers that delivery itself writes, at the least. */
export const SMALLEST_MESSAGE = 300;

// Below so many messages an average says little; gone messages may be larger or smaller than those that stayed.
const COPY_FROM = 20;
const COPY_TOLERANCE = 0.1;

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
    // More fetches than messages that are still there: the rest were fetched twice, or are gone since and so small
    // that the bytes hold them as well.
    const room = Math.max(0, bytes - (1 - TOLERANCE) * total);
    const gone = Math.floor(room / SMALLEST_MESSAGE);
    return { atLeast: candidates, atMost: Math.min(count, candidates + gone), all: true };
  }
  if (isCopy(count, bytes, candidates, total)) return { atLeast: candidates, atMost: count, all: true };
  return { atLeast: 1, atMost: count, all: false };
}

/**
 * Whether more fetches than candidates look like all of them and others that are gone since, or like all of them
 * several times: a fetch was on average as large as a candidate is. One large message read again and again is not.
 */
function isCopy(count: number, bytes: number, candidates: number, total: number): boolean {
  if (candidates < COPY_FROM || count <= candidates || bytes < total) return false;
  return Math.abs(bytes / count / (total / candidates) - 1) <= COPY_TOLERANCE;
}
