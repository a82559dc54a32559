import { canonicalAddress, isInside, neighbourhood, parseNetwork } from '../base/ip.ts';
import { addTo } from '../base/lists.ts';
import { lowerAscii } from '../base/text.ts';
import type { Context } from '../case/context.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { AddressUse } from './places.ts';

/** What tells which addresses are inside the organisation, where they are not private ones. */
export interface Site {
  /** Addresses that the server itself has. */
  readonly own: readonly string[];
  /** Hosts of the organisation's domains in the server's /etc/hosts. */
  readonly named: readonly string[];
  /** Networks that may relay through the server, as Postfix spells them. */
  readonly networks: readonly string[];
  /** Sign-ins from outside the server. */
  readonly uses: readonly AddressUse[];
  /** Addresses from which accounts were tried that never got in from there. */
  readonly trying: ReadonlySet<string>;
}

/** Accounts at home in the /48 of the server from which on all of it is the organisation's. */
const HOME_ACCOUNTS = 5;
/** Sign-ins of an account there, and their share of all its sign-ins, that make it its home. */
const HOME_SIGN_INS = 3;
const HOME_SHARE = 0.5;
/** Accounts tried from an address, most of which never got in from there: that of a stranger. */
const TRIED_ACCOUNTS = 3;

/**
 * Tells whether an address is inside the organisation: private and the like, a network that may relay, a host that
 * /etc/hosts names as ours. An organisation may use global IPv6 inside: then the server's /64 is, that of each
 * named host in the server's /48, and the whole /48 where several accounts are at home in it. A firm may rent out
 * the server's neighbours, so an address there that tries accounts is not.
 */
export function insideOf({ own, named, networks, uses, trying }: Site): (address: string) => boolean {
  const relaying = networks.flatMap((n) => parseNetwork(n) ?? []);
  const ours = new Set(named);
  const server = own.filter(isGlobalIpv6);
  const sites = server.flatMap((address) => parseNetwork(`${address}/48`) ?? []);
  const near = named.filter((address) => isGlobalIpv6(address) && sites.some((s) => s.contains(address)));
  const lans = new Set([...server, ...near].map(neighbourhood));
  const homes = sites.filter(({ contains }) => accountsAtHome(uses, contains) >= HOME_ACCOUNTS);
  const isNear = (address: string): boolean =>
    isGlobalIpv6(address) && (lans.has(neighbourhood(address)) || homes.some((n) => n.contains(address)));
  return (address) =>
    isInside(address) ||
    ours.has(address) ||
    relaying.some((n) => n.contains(address)) ||
    (!trying.has(address) && isNear(address));
}

function isGlobalIpv6(address: string): boolean {
  return address.includes(':') && !isInside(address);
}

function accountsAtHome(uses: readonly AddressUse[], contains: (address: string) => boolean): number {
  const byAccount = new Map<string, AddressUse[]>();
  for (const use of uses) addTo(byAccount, use.account, use);
  const count = (all: readonly AddressUse[]): number => all.reduce((n, use) => n + use.signIns, 0);
  return [...byAccount.values()].filter((all) => {
    const here = count(all.filter((use) => use.address.includes(':') && contains(use.address)));
    return here >= HOME_SIGN_INS && here >= HOME_SHARE * count(all);
  }).length;
}

/** {@link insideOf} for what the evidence says of the host. */
export async function readInside(
  store: Store,
  context: Context,
  { domains, uses }: { readonly domains: ReadonlySet<string>; readonly uses: readonly AddressUse[] },
): Promise<(address: string) => boolean> {
  const servers = await store.rows(
    sql`SELECT DISTINCT serverAddress FROM events WHERE position(serverAddress, ':') > 0 AND action = 'sign-in' ORDER BY serverAddress`,
  );
  const trying = await store.rows(sql`SELECT address FROM events
    WHERE action = 'sign-in' AND account != '' AND position(address, ':') > 0
    GROUP BY address HAVING uniqExactIf(lower(account), outcome = 'failure') >= ${TRIED_ACCOUNTS}
      AND uniqExactIf(lower(account), outcome = 'success') * 2 < uniqExactIf(lower(account), outcome = 'failure')
    ORDER BY address`);
  return insideOf({
    own: [...servers.map(([address]) => String(address)), ...listening(context)],
    named: namedHosts(context, domains),
    networks: context.postfix.myNetworks?.value ?? [],
    uses,
    trying: new Set(trying.map(([address]) => String(address))),
  });
}

/** Addresses that the configuration listens on. */
function listening({ dovecot, settings }: Context): readonly string[] {
  const postfix = settings.filter((s) => s.product === 'postfix' && s.name === 'inet_interfaces');
  const said = postfix.flatMap((s) => s.values).join(' ');
  return [...(dovecot.listen?.value ?? []), ...said.split(/[\s,]+/)].flatMap(
    (a) => canonicalAddress(a) ?? [],
  );
}

/** Hosts of /etc/hosts that have a name in a domain of ours and none in another. */
function namedHosts({ hosts, postfix }: Context, domains: ReadonlySet<string>): readonly string[] {
  const own = [...domains, lowerAscii(postfix.myDomain?.value ?? '')].filter((d) => d.includes('.'));
  const isOwn = (name: string): boolean => own.some((d) => name === d || name.endsWith(`.${d}`));
  return hosts.flatMap(({ address, names }) => {
    const full = names.map(lowerAscii).filter((name) => name.includes('.'));
    return full.length > 0 && full.every(isOwn) ? [address] : [];
  });
}
