import type { World } from '../case/world.ts';
import type { Failures } from '../sessions/failures.ts';
import { placeOf, type Visit } from '../sessions/visits.ts';
import type { Thresholds } from './thresholds.ts';

/** Tries from one address that are no person's typos. */
export interface AddressTries {
  readonly address: string;
  readonly kind: 'spray' | 'guess' | 'stuffing';
  readonly accounts: readonly string[];
  readonly tries: number;
  readonly first: number;
  readonly last: number;
  /** Lines of some of the tries. */
  readonly refs: readonly string[];
}

/** Whether an account is at home at a place: it signed in there at several times, or there most of all. */
export function isHabit(visit: Visit, all: readonly Visit[], t: Thresholds): boolean {
  if (visit.slices >= t.habitSlices || visit.days >= t.habitDays) return true;
  const own = all.filter((v) => v.account === visit.account);
  return own.length === 1 && visit.signIns >= 3;
}

/**
 * Tells tries from typos. Failures of an account at a place where it has a habit, and few failures on one account
 * that then signed in from there, are a person's own. What remains is foreign: on several accounts it is spraying
 * (stuffing when every account was tried once and there are many), on one account guessing.
 */
export function readTries(
  failures: readonly Failures[],
  visits: readonly Visit[],
  world: World,
  t: Thresholds,
): readonly AddressTries[] {
  const visitOf = new Map(visits.map((v) => [`${v.account}\0${v.place}`, v]));
  const habits = new Map(visits.map((v) => [v, isHabit(v, visits, t)]));
  const byAddress = new Map<string, Failures[]>();
  for (const f of failures) {
    const visit = visitOf.get(`${f.account}\0${placeOf(f.address)}`);
    if (visit !== undefined && habits.get(visit)) continue;
    byAddress.set(f.address, [...(byAddress.get(f.address) ?? []), f]);
  }
  return [...byAddress]
    .flatMap(([address, foreign]) => {
      const kind = kindOf(address, foreign, visitOf, world, t);
      if (kind === undefined) return [];
      return [
        {
          address,
          kind,
          accounts: [...new Set(foreign.map((f) => f.account).filter((a) => a !== ''))].sort(),
          tries: foreign.reduce((n, f) => n + f.tries, 0),
          first: foreign.reduce((n, f) => Math.min(n, f.first), Number.POSITIVE_INFINITY),
          last: foreign.reduce((n, f) => Math.max(n, f.last), 0),
          refs: foreign.map((f) => f.ref),
        },
      ];
    })
    .sort((a, b) => a.first - b.first || (a.address < b.address ? -1 : 1));
}

function kindOf(
  address: string,
  foreign: readonly Failures[],
  visitOf: ReadonlyMap<string, Visit>,
  world: World,
  t: Thresholds,
): AddressTries['kind'] | undefined {
  const accounts = new Set(foreign.map((f) => f.account));
  const tries = foreign.reduce((n, f) => n + f.tries, 0);
  if (accounts.size >= t.sprayAccounts) {
    // Inside, many people share a gateway; their typos are not one person's spraying unless they never get in.
    const entered = [...accounts].filter((a) => visitOf.has(`${a}\0${placeOf(address)}`)).length;
    if (world.isInside(address) && entered * 2 >= accounts.size) return undefined;
    const once = foreign.every((f) => f.tries === 1);
    return once && accounts.size >= 50 ? 'stuffing' : 'spray';
  }
  if (world.isInside(address)) return tries >= t.guessTries * 3 ? 'guess' : undefined;
  const [only] = foreign;
  if (accounts.size === 1 && only !== undefined) {
    const entered = visitOf.has(`${only.account}\0${placeOf(address)}`);
    if (entered && tries <= t.typoTries) return undefined;
    return tries >= t.guessTries ? 'guess' : undefined;
  }
  return tries >= t.guessTries ? 'spray' : undefined;
}
