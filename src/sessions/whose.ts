import type { Lag } from './lag.ts';
import { type Connections, type Fit, fitsOf, type OwnConnection } from './web-fit.ts';

// Natural logarithms: by how much the best account must be likelier than any other, and than none. The surest sessions
// are settled first; their connections then confuse nobody else.
const ROUNDS: readonly number[] = [12, 8, 5, 3];
const FEWEST = 2;
// More requests than this of one session say no more than these.
const MOST_REQUESTS = 300;

/**
 * Whose each webmail session is, by the connections of the server itself. `sessions` are the times of their requests;
 * `undefined` where nobody's connections fit, or two accounts' do.
 */
export function whose(
  sessions: readonly (readonly number[])[],
  connections: readonly OwnConnection[],
  lag: Lag,
): readonly (Fit | undefined)[] {
  const out: (Fit | undefined)[] = sessions.map(() => undefined);
  let left = free(connections, new Map());
  for (const margin of ROUNDS) {
    const now = settle(sessions, out, left, lag, margin);
    const used = new Map<string, Set<number>>();
    for (const { at, fit } of now) {
      const taken = used.get(fit.account) ?? new Set();
      // Who takes a connection that a surer session took waits for the next round.
      if (fit.taken.some((t) => taken.has(t))) continue;
      used.set(fit.account, new Set([...taken, ...fit.taken]));
      out[at] = fit;
    }
    left = free(left.all, used);
  }
  return out;
}

/** Sessions that one account explains by so much better than any other, the surest first. */
function settle(
  sessions: readonly (readonly number[])[],
  settled: readonly (Fit | undefined)[],
  left: Connections,
  lag: Lag,
  margin: number,
): readonly { readonly at: number; readonly fit: Fit }[] {
  const none = Math.log(Math.max(1, left.of.size));
  return sessions
    .flatMap((requests, at) => {
      if (settled[at] !== undefined) return [];
      const [fit, second] = fitsOf(requests.slice(0, MOST_REQUESTS), left, lag);
      if (fit === undefined || fit.taken.length < FEWEST) return [];
      const by = Math.min(fit.weight - none, fit.weight - (second?.weight ?? 0));
      return by >= margin ? [{ at, fit, by }] : [];
    })
    .sort((a, b) => b.by - a.by || a.at - b.at);
}

function free(
  connections: readonly OwnConnection[],
  used: ReadonlyMap<string, ReadonlySet<number>>,
): Connections {
  const all = connections.filter((c) => used.get(c.account)?.has(c.time) !== true);
  const of = new Map<string, number[]>();
  for (const { account, time } of all) {
    const times = of.get(account);
    if (times === undefined) of.set(account, [time]);
    else times.push(time);
  }
  return { all, of };
}
