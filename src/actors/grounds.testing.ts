import { SECOND } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import type { Failures } from '../sessions/failures.ts';
import { placeUses, TEN_MINUTES, type Visit } from '../sessions/visits.ts';
import { START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { type AddressTries, habitsOf, readTries } from './attempts.ts';
import type { WebConduct } from './conduct.ts';
import { type Grounds, type Judged, judge } from './judge.ts';
import { THRESHOLDS, WEIGHTS } from './thresholds.ts';

const time = (seconds: number): number => START + seconds * SECOND;

/** A visit that began `at` seconds after the start; once, unless `over` says more. */
export function visit(account: string, address: string, at: number, over: Partial<Visit> = {}): Visit {
  const made = {
    account,
    place: smallWorld().placeOf(address),
    addresses: [address],
    protocols: ['imap'],
    signIns: 1,
    first: time(at),
    last: time(at + 60),
    slices: [Math.floor(at / 4320)],
    days: 1,
    ...over,
  };
  const times = [made.first, ...made.slices.map((s) => Math.max(made.first, time(s * 4320))), made.last];
  const tens = [...new Set(times.map((x) => Math.floor(x / TEN_MINUTES)))].sort((a, b) => a - b);
  return { ...made, tens: over.tens ?? tens };
}

/** A visit of somebody who is at home there: all day long. */
export function home(account: string, address: string): Visit {
  return visit(account, address, 0, { signIns: 30, slices: [0, 3, 6, 9, 12, 15], last: time(80_000) });
}

/** Failed tries of an account from an address, at even distances from `at` on. */
export function failed(
  address: string,
  account: string,
  at: number,
  tries = 1,
  over: Partial<Failures> = {},
): Failures {
  const times = Array.from({ length: tries }, (_, i) => time(at + i * 5));
  return {
    address,
    account,
    tries,
    first: time(at),
    last: times.at(-1) ?? time(at),
    protocols: ['imap'],
    times,
    regular: false,
    ref: `f1:${at + 1}:0`,
    ...over,
  };
}

/** Something that a detection saw. */
export function signal(detection: string, account: string, address: string, at: number): Signal {
  return {
    detection,
    account,
    address,
    session: '',
    from: time(at),
    to: time(at + 9),
    events: 1,
    facts: {},
    refs: ['f1:1:0'],
  };
}

/** What webmail sessions of an account from a place did: nothing, unless `over` says more. */
export function conduct(account: string, address: string, over: Partial<WebConduct> = {}): WebConduct {
  return {
    account,
    place: smallWorld().placeOf(address),
    agents: ['Mozilla/5.0'],
    rareAgents: [],
    ownAgent: false,
    familiar: '',
    agentOfTries: '',
    sensitive: [],
    searchRefs: [],
    partsInBurst: 0,
    partRefs: [],
    ...over,
  };
}

/** Grounds made of visits and failures, with the tries that follow from them. */
export function grounds(
  visits: readonly Visit[],
  failures: readonly Failures[] = [],
  over: Partial<Grounds> = {},
): Grounds & { readonly tries: readonly AddressTries[] } {
  const world = smallWorld();
  const habits = habitsOf(visits, failures, world.placeOf, THRESHOLDS);
  const tries = readTries(failures, visits, habits, world, THRESHOLDS);
  const uses = placeUses(visits);
  return {
    visits,
    tries,
    habits,
    signals: [],
    webConduct: [],
    world,
    t: THRESHOLDS,
    weights: WEIGHTS,
    uses,
    named: () => undefined,
    ...over,
  };
}

/** The judgement of each visit by `account address`. */
export function verdicts(given: Grounds): Readonly<Record<string, Judged['judgement']>> {
  return Object.fromEntries(
    judge(given).map((j) => [`${j.visit.account} ${j.visit.addresses.join()}`, j.judgement]),
  );
}

/** Keys of the reasons for and against a visit. */
export function reasonsOf(given: Grounds, account: string, address: string): readonly string[] {
  const place = given.world.placeOf(address);
  const one = judge(given).find((j) => j.visit.account === account && j.visit.place === place);
  return [...(one?.because ?? []), ...(one?.against ?? [])]
    .map((r) => r.reason.replace('reason.', ''))
    .sort();
}
