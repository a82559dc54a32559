import { parseNetwork } from '../base/ip.ts';
import { byteString, lowerAscii } from '../base/text.ts';
import type { Visit } from '../sessions/visits.ts';

/** What the user said (as text) of addresses and accounts before the investigation. */
export interface SaidByUser {
  readonly actorAddresses: readonly string[];
  readonly actorAccounts: readonly string[];
  /** Addresses, networks or accounts. */
  readonly knownGood: readonly string[];
}

/** Whether the user named a visit the actor's or good. */
export function namedBy(said: SaidByUser): (visit: Visit) => 'actor' | 'good' | undefined {
  const bad = said.actorAddresses.flatMap((n) => parseNetwork(n) ?? []);
  const good = said.knownGood.flatMap((n) => parseNetwork(n) ?? []);
  const badAccounts = new Set(said.actorAccounts.map((a) => lowerAscii(byteString(a))));
  const goodAccounts = new Set(said.knownGood.map((a) => lowerAscii(byteString(a))));
  return (visit) => {
    if (visit.addresses.some((a) => bad.some((n) => n.contains(a))) || badAccounts.has(visit.account))
      return 'actor';
    if (visit.addresses.every((a) => good.some((n) => n.contains(a))) || goodAccounts.has(visit.account))
      return 'good';
    return undefined;
  };
}
