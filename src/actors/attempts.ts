import { addTo, listsBy } from '../base/lists.ts';
import { HOUR, SECOND } from '../base/time.ts';
import type { World } from '../case/world.ts';
import type { Failures } from '../sessions/failures.ts';
import type { Visit } from '../sessions/visits.ts';
import type { Thresholds } from './thresholds.ts';

/** Tries from one address that are no person's typos. */
export interface AddressTries {
  readonly address: string;
  readonly kind: 'spray' | 'guess' | 'stuffing';
  readonly accounts: readonly string[];
  readonly protocols: readonly string[];
  readonly tries: number;
  readonly first: number;
  readonly last: number;
  /** When, at most 300 for each account. */
  readonly times: readonly number[];
  /** The same of one account. */
  readonly timesOf: (account: string) => readonly number[];
  /** Lines of some of the tries. */
  readonly refs: readonly string[];
}

/**
 * Visits that are a habit: the account signed in there at several times, or there alone and often enough. Who came in
 * by tries is not at home there, however long he stays.
 */
export function habitsOf(
  visits: readonly Visit[],
  failures: readonly Failures[],
  placeOf: World['placeOf'],
  t: Thresholds,
): ReadonlySet<Visit> {
  const places = new Map<string, number>();
  for (const v of visits) places.set(v.account, (places.get(v.account) ?? 0) + 1);
  const failedAt = listsBy(failures, (f) => [placeOf(f.address)]);
  const visitsAt = listsBy(visits, (v) => [v.place]);
  const often = visits.filter(
    (v) =>
      v.slices.length >= t.habitSlices ||
      v.days >= t.habitDays ||
      (places.get(v.account) === 1 && v.signIns >= 3),
  );
  const oftenOf = listsBy(often, (v) => [v.account]);
  return new Set(
    often.filter((v) => {
      const hasOther = oftenOf(v.account).some((o) => o !== v);
      return !isFound({ visit: v, hasOther, failures: failedAt(v.place), guests: visitsAt(v.place) }, t);
    }),
  );
}

/** A visit that is often enough for a habit, and what was tried from there. */
interface Often {
  readonly visit: Visit;
  /** Whether the account is as often elsewhere. */
  readonly hasOther: boolean;
  readonly failures: readonly Failures[];
  readonly guests: readonly Visit[];
}

/**
 * Whether tries from there came before anybody signed in from there: on several accounts of which few got in, or many
 * on this one that no program made. An account that was not tried itself has to be at home elsewhere, and to
 * have come at once by the way that was tried: its owner may live where somebody else sprays.
 */
function isFound({ visit, hasOther, failures, guests }: Often, t: Thresholds): boolean {
  const before = failures.filter((f) => f.first < visit.first && f.account !== '');
  const own = before.filter((f) => f.account === visit.account);
  const guesses = own.reduce((n, f) => n + f.times.filter((x) => x < visit.first).length, 0);
  if (guesses >= t.guessTries && !own.every((f) => f.regular)) return true;
  const accounts = new Set(before.map((f) => f.account));
  if (accounts.size < t.sprayAccounts) return false;
  if (own.length === 0 && !(hasOther && isAtOnce(visit, before, t))) return false;
  const began = before.reduce((n, f) => Math.min(n, f.first), Number.POSITIVE_INFINITY);
  if (guests.some((g) => g.first < began)) return false;
  const entered = new Set(guests.map((g) => g.account).filter((a) => accounts.has(a)));
  return entered.size * 2 < accounts.size;
}

function isAtOnce(visit: Visit, tries: readonly Failures[], t: Thresholds): boolean {
  return tries.some(
    (f) =>
      f.protocols.some((p) => visit.protocols.includes(p)) &&
      f.times.some((x) => x <= visit.first && visit.first - x <= t.atOnceSeconds * SECOND),
  );
}

/**
 * Tells tries from typos. Failures of an account at a place where it has a habit, and few failures on one account
 * that then signed in from there, are a person's own. What remains is foreign: on several accounts it is spraying
 * (stuffing when every account was tried once and there are many), on one account guessing. What is asked is the place:
 * a host may change its address within it by itself. Each address is then told by itself.
 */
export function readTries(
  failures: readonly Failures[],
  visits: readonly Visit[],
  habits: ReadonlySet<Visit>,
  world: World,
  t: Thresholds,
): readonly AddressTries[] {
  const visitOf = new Map(visits.map((v) => [`${v.account}\0${v.place}`, v]));
  const visitsAt = listsBy(visits, (v) => [v.place]);
  const byPlace = new Map<string, Failures[]>();
  for (const f of failures) {
    const place = world.placeOf(f.address);
    const visit = visitOf.get(`${f.account}\0${place}`);
    if (visit === undefined || !habits.has(visit)) addTo(byPlace, place, f);
  }
  const asked = [...byPlace].map(([place, all]): Asked => {
    const guests = visitsAt(place);
    const address = all[0]?.address ?? place;
    const foreign = byAccount(all);
    return { address, all, foreign, guests, kind: kindOf(address, foreign, guests, world, t) };
  });
  const spread = distributed(asked, world, t);
  return asked
    .flatMap((one) => {
      const kind = one.kind ?? (spread.has(one) ? 'spray' : undefined);
      return kind === undefined ? [] : triesOf(one, kind);
    })
    .sort((a, b) => a.first - b.first || (a.address < b.address ? -1 : 1));
}

/** Failures from one place that are not their account's own, and who got in from there. */
interface Asked {
  /** The first of its addresses. */
  readonly address: string;
  readonly all: readonly Failures[];
  /** The same, those of one account as one. */
  readonly foreign: readonly Failures[];
  readonly guests: readonly Visit[];
  readonly kind: AddressTries['kind'] | undefined;
}

function byAccount(failures: readonly Failures[]): readonly Failures[] {
  const out = new Map<string, Failures>();
  for (const f of failures) {
    const before = out.get(f.account);
    out.set(f.account, before === undefined ? f : together(before, f));
  }
  return [...out.values()];
}

function together(a: Failures, b: Failures): Failures {
  return {
    ...a,
    protocols: [...new Set([...a.protocols, ...b.protocols])].sort(),
    tries: a.tries + b.tries,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    times: [...a.times, ...b.times],
    regular: a.regular && b.regular,
  };
}

function triesOf({ all }: Asked, kind: AddressTries['kind']): readonly AddressTries[] {
  const byAddress = new Map<string, Failures[]>();
  for (const f of all) addTo(byAddress, f.address, f);
  return [...byAddress].map(([address, own]) => ({
    address,
    kind,
    accounts: [...new Set(own.map((f) => f.account).filter((a) => a !== ''))].sort(),
    protocols: [...new Set(own.flatMap((f) => f.protocols))].sort(),
    tries: own.reduce((n, f) => n + f.tries, 0),
    first: own.reduce((n, f) => Math.min(n, f.first), Number.POSITIVE_INFINITY),
    last: own.reduce((n, f) => Math.max(n, f.last), 0),
    times: own.flatMap((f) => f.times),
    timesOf: (account: string) => own.flatMap((f) => (f.account === account ? f.times : [])),
    refs: own.map((f) => f.ref),
  }));
}

/**
 * A spray that is spread over many addresses, each of which tries too few accounts to be one by itself (handbook A04).
 * One such address may be two people's typos; several from which nobody ever got in, on different accounts that all
 * exist, are not.
 */
function distributed(asked: readonly Asked[], world: World, t: Thresholds): ReadonlySet<Asked> {
  const exist = ({ foreign }: Asked): readonly string[] => [
    ...new Set(foreign.map((f) => f.account).filter((a) => world.accounts.has(a))),
  ];
  const few = asked.filter((one) => {
    const outside = one.guests.length === 0 && !world.isInside(one.address);
    const each = one.foreign.every((f) => f.tries <= t.distributedTries);
    return outside && each && exist(one).length >= 2 && (one.kind ?? 'spray') === 'spray';
  });
  const accounts = new Set(few.flatMap(exist));
  const enough = few.length >= t.distributedAddresses && accounts.size >= t.distributedAccounts;
  return new Set(enough ? few : []);
}

function kindOf(
  address: string,
  foreign: readonly Failures[],
  guests: readonly Visit[],
  world: World,
  t: Thresholds,
): AddressTries['kind'] | undefined {
  const accounts = new Set(foreign.map((f) => f.account));
  const tries = foreign.reduce((n, f) => n + f.tries, 0);
  if (accounts.size >= t.sprayAccounts) {
    // Behind one gateway many people mistype; their failures are nobody's spraying when most of them then got in.
    const entered = guests.filter((v) => accounts.has(v.account)).length;
    if (entered * 2 >= accounts.size) return undefined;
    if (guests.length >= t.sharedAccounts && mostAccountsInAnHour(foreign) < t.sprayAccounts)
      return undefined;
    const once = foreign.every((f) => f.tries === 1);
    return once && accounts.size >= 50 ? 'stuffing' : 'spray';
  }
  if (world.isInside(address)) return tries >= t.guessTries * 3 ? 'guess' : undefined;
  if (guests.length >= t.sharedAccounts) return undefined;
  const inside = new Set(guests.map((v) => v.account));
  const guessed = foreign.filter((f) => {
    const entered = inside.has(f.account);
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
  const now = new Map<string, number>();
  let from = 0;
  let most = 0;
  for (const { time, account } of all) {
    now.set(account, (now.get(account) ?? 0) + 1);
    for (let old = all[from]; old !== undefined && time - old.time > HOUR; old = all[++from]) {
      const left = (now.get(old.account) ?? 0) - 1;
      if (left > 0) now.set(old.account, left);
      else now.delete(old.account);
    }
    most = Math.max(most, now.size);
  }
  return most;
}
