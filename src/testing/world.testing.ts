import { isInside, isLoopback } from '../base/ip.ts';
import type { World } from '../case/world.ts';
import { contextOf } from '../ingest/context/merge.ts';
import { placesOf } from '../sessions/places.ts';
import { START } from './store.testing.ts';

/** A small host at 192.0.2.1 for example.org with one day of records from {@link START} on. */
export function smallWorld(over: Partial<World> = {}): World {
  return {
    canonical: (name) => name.toLowerCase(),
    spellings: (name) => [name],
    accounts: new Set(['ann', 'ben', 'cy', 'dan', 'eve']),
    isOurs: (address) => isLoopback(address) || address === '192.0.2.1',
    isInside: (address) => isInside(address),
    placeOf: placesOf([]),
    isLocalAddress: (mail) => !mail.includes('@') || mail.endsWith('@example.org'),
    window: { from: START, to: START + 24 * 3600 * 1_000_000 },
    context: contextOf([]),
    inferredLogins: [],
    unknownLogins: 0,
    webmailAddress: '',
    programs: [],
    hidingProxies: [],
    ...over,
  };
}
