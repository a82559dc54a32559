import { SECOND } from '../base/time.ts';
import type { Lag } from './lag.ts';

/** How well an account's connections go with the requests of one webmail session. */
export interface Fit {
  readonly account: string;
  /** Natural logarithm of how much likelier the connections are with this session than without it. */
  readonly weight: number;
  /** Times of the connections that its requests came with. */
  readonly taken: readonly number[];
}

/** A connection from the server itself. */
export interface OwnConnection {
  readonly time: number;
  readonly account: string;
}

/** Connections that are nobody's yet: all of them, and the times of each account's. Sorted. */
export interface Connections {
  readonly all: readonly OwnConnection[];
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** Share of the requests that open a connection: some are answered from the session alone. */
const OPENS = 0.85;
/** Around the session, how often the account connects anyhow is counted. */
const AROUND = 300 * SECOND;
/** No request speaks louder than this, however unlikely its connection would be by chance. */
const LOUDEST = 4;

/**
 * Weighs every account that connected when the session's requests came. A request of the account's own session comes
 * with a connection of its own; by chance one comes as often as the account connects anyhow, in other sessions, which
 * is counted around. Requests and connections are paired in their order, so that the whole weighs most; a connection
 * serves one request. All lists are sorted by time. The best comes first.
 */
export function fitsOf(requests: readonly number[], connections: Connections, lag: Lag): readonly Fit[] {
  const [first, last] = [requests[0], requests.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [first - AROUND, last + AROUND];
  return [...accountsAt(requests, connections.all, lag)]
    .map((account) => {
      const times = connections.of.get(account) ?? [];
      const around = placeOf(times, to) - placeOf(times, from);
      // Half a connection more than was seen: an account never seen elsewhere is not impossible by chance.
      const rate = Math.max(0.5, around - OPENS * requests.length + 0.5) / (to - from);
      const own = times.slice(placeOf(times, first + lag.from), placeOf(times, last + lag.to));
      return { account, ...paired(requests, own, lag, rate) };
    })
    .filter((fit) => fit.taken.length > 0)
    .sort((a, b) => b.weight - a.weight || (a.account < b.account ? -1 : 1));
}

/** Accounts with a connection that could be a request's. */
function accountsAt(
  requests: readonly number[],
  connections: readonly OwnConnection[],
  lag: Lag,
): ReadonlySet<string> {
  const out = new Set<string>();
  let next = 0;
  for (const at of requests) {
    next = Math.max(
      next,
      placeBy(connections, at + lag.from, (c) => c.time),
    );
    for (let one = connections[next]; one !== undefined && one.time < at + lag.to; one = connections[next]) {
      out.add(one.account);
      next += 1;
    }
  }
  return out;
}

/** The pairing of requests with connections that weighs most; `taken` are the connections of it. */
function paired(requests: readonly number[], times: readonly number[], lag: Lag, rate: number): Pairing {
  const width = times.length + 1;
  const moves = new Uint8Array(requests.length * width);
  const none = Math.log(1 - OPENS);
  // By number of connections passed: the best so far, requests in order.
  let best = new Float64Array(width);
  requests.forEach((at, i) => {
    const next = new Float64Array(width);
    for (let j = 0; j < width; j += 1) {
      next[j] = (best[j] ?? 0) + none;
      if (j === 0) continue;
      const chance = lag.density((times[j - 1] ?? 0) - at) / rate;
      const taken = (best[j - 1] ?? 0) + Math.min(LOUDEST, Math.log(OPENS * chance));
      if (chance > 0 && taken > (next[j] ?? 0)) {
        next[j] = taken;
        moves[i * width + j] = PAIR;
      }
      // A connection that no request has is one of the account's others.
      if ((next[j - 1] ?? 0) > (next[j] ?? 0)) {
        next[j] = next[j - 1] ?? 0;
        moves[i * width + j] = PASS;
      }
    }
    best = next;
  });
  return { weight: best.at(-1) ?? 0, taken: walkBack(moves, requests.length, times) };
}

interface Pairing {
  readonly weight: number;
  readonly taken: readonly number[];
}

const PAIR = 1;
const PASS = 2;

function walkBack(moves: Uint8Array, requests: number, times: readonly number[]): readonly number[] {
  const width = times.length + 1;
  const taken: number[] = [];
  let j = times.length;
  for (let i = requests - 1; i >= 0; ) {
    const move = moves[i * width + j];
    if (move === PASS) {
      j -= 1;
      continue;
    }
    if (move === PAIR) {
      j -= 1;
      taken.push(times[j] ?? 0);
    }
    i -= 1;
  }
  return taken.reverse();
}

/** Index of the first of sorted times that is not before `time`. */
function placeOf(times: readonly number[], time: number): number {
  return placeBy(times, time, (t) => t);
}

function placeBy<T>(sorted: readonly T[], time: number, of: (one: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = sorted[middle];
    if (one !== undefined && of(one) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
