import { neighbourhood } from '../base/ip.ts';
import { listsBy } from '../base/lists.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { Visit } from '../sessions/visits.ts';
import type { AddressTries } from './attempts.ts';
import type { WebConduct } from './conduct.ts';

/** A few things of one judgement, found without going through all of them. Lists keep the order of what they list. */
export interface LookUp {
  readonly visitsAt: (place: string) => readonly Visit[];
  readonly visitsOf: (account: string) => readonly Visit[];
  readonly triesAt: (place: string) => readonly AddressTries[];
  readonly triesOn: (account: string) => readonly AddressTries[];
  readonly signalsOf: (account: string, place: string) => readonly Signal[];
  readonly conductOf: (account: string, place: string) => readonly WebConduct[];
  /** How many accounts signed in from a network (base/ip.ts, neighbourhood). */
  readonly accountsIn: (network: string) => number;
  /** Whether tries that are no guessing came from two addresses within a span (microseconds) before a time. */
  readonly amidTries: (time: number, span: number) => boolean;
}

/** Makes the look-up: once per judgement. */
export function lookUp(
  visits: readonly Visit[],
  tries: readonly AddressTries[],
  signals: readonly Signal[],
  conduct: readonly WebConduct[],
  { placeOf }: Pick<World, 'placeOf'>,
): LookUp {
  const both = (account: string, place: string): string => `${account}\0${place}`;
  const bySignal = listsBy(signals, (s) => (s.address === '' ? [] : [both(s.account, placeOf(s.address))]));
  const byConduct = listsBy(conduct, (w) => [both(w.account, w.place)]);
  return {
    visitsAt: listsBy(visits, (v) => [v.place]),
    visitsOf: listsBy(visits, (v) => [v.account]),
    triesAt: listsBy(tries, (t) => [placeOf(t.address)]),
    triesOn: listsBy(tries, (t) => t.accounts),
    signalsOf: (account, place) => bySignal(both(account, place)),
    conductOf: (account, place) => byConduct(both(account, place)),
    accountsIn: accountsByNetwork(visits),
    amidTries: triesInTime(
      tries.filter((t) => t.kind !== 'guess'),
      placeOf,
    ),
  };
}

function accountsByNetwork(visits: readonly Visit[]): (network: string) => number {
  const accounts = new Map<string, Set<string>>();
  for (const v of visits) {
    for (const address of v.addresses) {
      const network = neighbourhood(address);
      const own = accounts.get(network);
      if (own === undefined) accounts.set(network, new Set([v.account]));
      else own.add(v.account);
    }
  }
  return (network) => accounts.get(network)?.size ?? 0;
}

function triesInTime(tries: readonly AddressTries[], placeOf: World['placeOf']): LookUp['amidTries'] {
  const all = tries
    .flatMap(({ address, times }) => {
      const place = placeOf(address);
      return times.map((time) => ({ time, place, ofOther: -Infinity }));
    })
    .sort((a, b) => a.time - b.time);
  all.forEach((one, i) => {
    const before = all[i - 1];
    if (before !== undefined) one.ofOther = before.place === one.place ? before.ofOther : before.time;
  });
  return (time, span) => {
    const last = all[behind(all, time) - 1];
    return last !== undefined && time - last.time <= span && time - last.ofOther <= span;
  };
}

/** How many of the sorted entries lie at or before a time. */
function behind(sorted: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
