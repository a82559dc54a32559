import { HOUR } from '../base/time.ts';
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
  /** When, at most 300 for each account. */
  readonly times: readonly number[];
  /** Lines of some of the tries. */
  readonly refs: readonly string[];
}

/** Whether an account is at home at a place: it signed in there at several times, or there most of all. */
export function isHabit(visit: Visit, all: readonly Visit[], t: Thresholds): boolean {
  if (visit.slices.length >= t.habitSlices || visit.days >= t.habitDays) return true;
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
          times: foreign.flatMap((f) => f.times),
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
    // Behind one gateway many people mistype; their failures are nobody's spraying when most of them then got in.
    const entered = [...accounts].filter((a) => visitOf.has(`${a}\0${placeOf(address)}`)).length;
    if (entered * 2 >= accounts.size) return undefined;
    const shared =
      [...visitOf.values()].filter((v) => v.place === placeOf(address)).length >= t.sharedAccounts;
    if (shared && mostAccountsInAnHour(foreign) < t.sprayAccounts) return undefined;
    const once = foreign.every((f) => f.tries === 1);
    return once && accounts.size >= 50 ? 'stuffing' : 'spray';
  }
  if (world.isInside(address)) return tries >= t.guessTries * 3 ? 'guess' : undefined;
  const guests = [...visitOf.values()].filter((v) => v.place === placeOf(address));
  if (guests.length >= t.sharedAccounts) return undefined;
  const guessed = foreign.filter((f) => {
    const entered = guests.some((v) => v.account === f.account);
    // A program with an old password tries at even intervals until its owner mends it.
    return f.tries >= t.guessTries && !(entered && f.regular);
  });
  if (accounts.size === 1) return guessed.length > 0 ? 'guess' : undefined;
  return guessed.length > 0 || (tries >= t.guessTries && guests.length === 0) ? 'spray' : undefined;
}

/** The most accounts that failed within one hour. */
function mostAccountsInAnHour(failures: readonly Failures[]): number {
  const all = failures
    .flatMap((f) => f.times.map((time) => ({ time, account: f.account })))
    .sort((a, b) => a.time - b.time);
  let from = 0;
  let most = 0;
  all.forEach((one, i) => {
    while (one.time - (all[from]?.time ?? one.time) > HOUR) from += 1;
    most = Math.max(most, new Set(all.slice(from, i + 1).map((x) => x.account)).size);
  });
  return most;
}
