import { addTo } from '../base/lists.ts';
import { SECOND } from '../base/time.ts';

/** A webmail session while requests are given to sessions. */
export interface OpenSession {
  readonly account: string;
  readonly userAgent: string;
  readonly begin: number;
  readonly tokens: Set<string>;
  end: number;
  endLogged: boolean;
  /** Whether another session shared address and browser at the time, so that requests may be either's. */
  shared: boolean;
}

interface Asking {
  readonly time: number;
  readonly userAgent: string;
  readonly token: string;
}

// A stamp in whole seconds may lie before the login's own; the slack is one such second and the way of a request.
const SLACK = 2 * SECOND;
// A session without requests for so long is no rival any more.
const RIVAL = 600 * SECOND;

/**
 * Finds the session of each request from one address: by token, else the latest that had begun, by browser and time.
 * Sessions by begin; requests are to come by time. Holds what is looked for in lists, for an office has thousands.
 */
export class Owners<S extends OpenSession> {
  readonly #byAgent = new Map<string, { readonly at: number; readonly session: S }[]>();
  readonly #byToken = new Map<string, { readonly at: number; readonly session: S }[]>();
  readonly #place: ReadonlyMap<S, number>;
  readonly #sessions: readonly S[];
  #begun = 0;
  /** Sessions that had begun and may be rivals. */
  readonly #lively = new Set<S>();

  constructor(sessions: readonly S[]) {
    this.#sessions = sessions;
    this.#place = new Map(sessions.map((s, i) => [s, i]));
    sessions.forEach((session, at) => {
      addTo(this.#byAgent, session.userAgent, { at, session });
    });
  }

  /** The session of a request, which then has it; marks sessions that it may belong to as well. */
  give(request: Asking): S | undefined {
    this.#begin(request.time + SLACK);
    const session = this.#byItsToken(request) ?? this.#latest(request);
    if (session === undefined) return undefined;
    if (request.token !== '' && !session.tokens.has(request.token)) {
      session.tokens.add(request.token);
      addTo(this.#byToken, request.token, { at: this.#place.get(session) ?? 0, session });
    }
    session.end = Math.max(session.end, request.time);
    this.#lively.add(session);
    return session;
  }

  #begin(until: number): void {
    for (let next = this.#sessions[this.#begun]; next !== undefined && next.begin <= until; ) {
      this.#lively.add(next);
      this.#begun += 1;
      next = this.#sessions[this.#begun];
    }
  }

  #byItsToken({ token, userAgent }: Asking): S | undefined {
    const own = token === '' ? [] : (this.#byToken.get(token) ?? []);
    const same = own.filter(({ session }) => isSame(session, userAgent));
    return same.reduce<(typeof same)[number] | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    )?.session;
  }

  #latest(request: Asking): S | undefined {
    const named = this.#latestIn(this.#byAgent.get(request.userAgent), request);
    const unnamed = request.userAgent === '' ? undefined : this.#latestIn(this.#byAgent.get(''), request);
    const latest = (named?.at ?? -1) > (unnamed?.at ?? -1) ? named?.session : unnamed?.session;
    if (latest !== undefined && request.token === '') this.#markRivals(latest, request);
    return latest;
  }

  #latestIn(
    list: readonly { readonly at: number; readonly session: S }[] | undefined,
    { time, token }: Asking,
  ): { readonly at: number; readonly session: S } | undefined {
    if (list === undefined) return undefined;
    for (let i = countBelow(list, this.#begun) - 1; i >= 0; i -= 1) {
      const one = list[i];
      if (one === undefined || isOver(one.session, time)) continue;
      const { tokens } = one.session;
      if (token === '' || tokens.size === 0 || tokens.has(token)) return one;
    }
    return undefined;
  }

  #markRivals(latest: S, { time, userAgent }: Asking): void {
    for (const one of this.#lively) {
      if (one.end <= time - RIVAL) this.#lively.delete(one);
      else if (one.account !== latest.account && isSame(one, userAgent) && !isOver(one, time)) {
        one.shared = true;
        latest.shared = true;
      }
    }
  }
}

/** Whether the browser may be the session's, which has none where the access log does not show the login. */
function isSame(session: OpenSession, userAgent: string): boolean {
  return session.userAgent === '' || session.userAgent === userAgent;
}

function isOver(session: OpenSession, time: number): boolean {
  return session.endLogged && time > session.end + SLACK;
}

/** How many of the list, by place, have a place below a number. */
function countBelow(list: readonly { readonly at: number }[], place: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.at ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
