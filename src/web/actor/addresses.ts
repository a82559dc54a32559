import type { Case } from '../../case/case.ts';
import type { Attempt, Session } from '../../case/judgement.ts';
import { openersOf, placeOf } from '../../report/bonds.ts';

/** What the Case knows of an address. Its date is that of its first and last session or try; nothing else is known. */
export interface AddressUse {
  readonly address: string;
  readonly sessions: readonly Session[];
  /** Connections that webmail opened in these sessions, from an address of its own: the server's. */
  readonly opened: number;
  readonly attempts: readonly Attempt[];
  readonly side: 'inside' | 'outside' | 'unknown';
}

/** The use of an address; `undefined` when no session and no try names it. */
export type AddressUses = (address: string) => AddressUse | undefined;

/** The uses of all addresses of a Case, and of all places under the place's own name. */
export function addressUses(file: Pick<Case, 'sessions' | 'attempts'>): AddressUses {
  const sessions = new Map<string, Session[]>();
  const attempts = new Map<string, Attempt[]>();
  const opened = new Map<string, number>();
  const opener = openersOf(file.sessions);
  const side = new Map<string, 'inside' | 'outside'>();
  const put = <T>(map: Map<string, T[]>, key: string, one: T): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [one]);
    else list.push(one);
  };
  const names = (address: string): ReadonlySet<string> => new Set([address, placeOf(address)]);
  for (const s of file.sessions) {
    const here = names(s.address);
    for (const name of here) put(sessions, name, s);
    for (const name of names(opener(s).address))
      if (!here.has(name)) opened.set(name, (opened.get(name) ?? 0) + 1);
    for (const r of s.because)
      if (r.reason.endsWith('outside')) side.set(String(r.facts.place ?? ''), 'outside');
    for (const r of [...s.because, ...s.against])
      if (r.reason.endsWith('inside-place')) side.set(String(r.facts.place ?? ''), 'inside');
  }
  for (const a of file.attempts)
    for (const name of new Set(a.addresses.flatMap((x) => [...names(x)]))) put(attempts, name, a);
  return (address) => {
    const [own, tries] = [sessions.get(address) ?? [], attempts.get(address) ?? []];
    if (own.length === 0 && tries.length === 0) return undefined;
    const from = side.get(placeOf(address)) ?? 'unknown';
    return { address, sessions: own, opened: opened.get(address) ?? 0, attempts: tries, side: from };
  };
}

/** First and last session or try of an address. */
export function spanOf({ sessions, attempts }: AddressUse): {
  readonly first: string;
  readonly last: string;
} {
  let [first, last] = ['', ''];
  const see = (from: string, to: string): void => {
    if (first === '' || from < first) first = from;
    if (to > last) last = to;
  };
  for (const s of sessions) see(s.start, s.end);
  for (const a of attempts) see(a.first, a.last);
  return { first, last };
}
