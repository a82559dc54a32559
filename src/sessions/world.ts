import { isLoopback } from '../base/ip.ts';
import { lowerAscii } from '../base/text.ts';
import type { Context } from '../case/context.ts';
import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { learnAccounts } from './accounts.ts';
import { inferLogins } from './inferred.ts';
import { readInside } from './inside.ts';
import { placesOf, readUses } from './places.ts';
import { hidingProxies } from './proxies.ts';
import { webmailHost } from './webmail-host.ts';
import { recordedWindow } from './window.ts';

/** Learns accounts, own addresses and domains and the window from the events and the configuration. */
export async function makeWorld(
  store: Store,
  context: Context,
  bounds: { readonly from: number | undefined; readonly to: number | undefined } = {
    from: undefined,
    to: undefined,
  },
): Promise<World> {
  const names = await learnAccounts(store, context);
  const webmailAddress = (await webmailHost(store)) ?? '';
  const own = await ownAddresses(store, context, webmailAddress);
  const recorded = await recordedWindow(store);
  const isOurs = (address: string): boolean => isLoopback(address) || own.has(address);
  const inferred = await inferLogins(store, { canonical: names.canonical, isOurs });
  const uses = await readUses(store, { canonical: names.canonical, isOurs }, inferred.logins);
  const domainOf = (mail: string): string => lowerAscii(mail.slice(mail.lastIndexOf('@') + 1));
  return {
    canonical: names.canonical,
    spellings: names.spellings,
    accounts: names.known,
    isOurs,
    webmailAddress,
    programs: [],
    isInside: await readInside(store, context, { domains: names.domains, uses }),
    placeOf: placesOf(uses),
    isLocalAddress: (mail) => !mail.includes('@') || names.domains.has(domainOf(mail)),
    window: {
      from: Math.max(recorded.from, bounds.from ?? 0),
      to: Math.min(recorded.to, bounds.to ?? recorded.to),
    },
    context,
    inferredLogins: inferred.logins,
    unknownLogins: inferred.unknown,
    hidingProxies: await hidingProxies(store),
  };
}

/**
 * Addresses of the host itself: where its servers were reached, and what its configuration listens on; and the address
 * of a webmail that runs on another host.
 */
async function ownAddresses(store: Store, context: Context, webmail: string): Promise<ReadonlySet<string>> {
  const rows = await store.rows(
    sql`SELECT DISTINCT serverAddress FROM events WHERE serverAddress != '' AND action = 'sign-in' ORDER BY serverAddress`,
  );
  const listens = context.dovecot.listen?.value ?? [];
  return new Set([...rows.map(([address]) => String(address)), ...listens, webmail].filter((a) => a !== ''));
}
