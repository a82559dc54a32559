import { isAssignedHost, neighbourhood } from '../base/ip.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Successful sign-ins of an account from an address. */
export interface AddressUse {
  readonly account: string;
  readonly address: string;
  readonly signIns: number;
}

/** Sign-ins of an account in a /64 from which on they tell whether it keeps its address there. */
const SETTLED_SIGN_INS = 3;
/** Share of them from one address that is keeping it. */
const KEPT = 0.8;
/** Accounts that keep an address, and their share of the settled ones, that make a /64 a network of many hosts. */
const KEEPING_ACCOUNTS = 5;
const KEEPING_SHARE = 0.75;

/**
 * Tells the place of an address: the address itself for IPv4, the /64 for IPv6, for a subscriber's host changes its
 * address within it by itself. But where many accounts sign in from one /64 and each keeps an address of its own, it is
 * the network of an office or of a hosting firm: there each kept address is a place of its own, and each that
 * nobody's random generator made. `uses` are all sign-ins from outside the server; the order does not matter.
 */
export function placesOf(uses: readonly AddressUse[]): (address: string) => string {
  const networks = new Map<string, AddressUse[]>();
  for (const use of uses) {
    if (!use.address.includes(':')) continue;
    const network = neighbourhood(use.address);
    const own = networks.get(network) ?? [];
    own.push(use);
    networks.set(network, own);
  }
  const kept = new Map([...networks].map(([network, own]) => [network, keptAddresses(own)]));
  return (address) => {
    if (!address.includes(':')) return address;
    const network = neighbourhood(address);
    const own = kept.get(network);
    return own !== undefined && (own.has(address) || isAssignedHost(address)) ? address : network;
  };
}

/** The addresses that accounts keep in a network of many hosts; `undefined` where the /64 is no such network. */
function keptAddresses(uses: readonly AddressUse[]): ReadonlySet<string> | undefined {
  const accounts = new Map<string, Map<string, number>>();
  for (const { account, address, signIns } of uses) {
    const own = accounts.get(account) ?? new Map<string, number>();
    own.set(address, (own.get(address) ?? 0) + signIns);
    accounts.set(account, own);
  }
  const settled = [...accounts.values()].filter((own) => total(own) >= SETTLED_SIGN_INS);
  const kept = settled.flatMap((own) => {
    const whole = total(own);
    return [...own].filter(([, n]) => n >= KEPT * whole).map(([address]) => address);
  });
  const addresses = new Set(kept);
  const many = kept.length >= KEEPING_ACCOUNTS && kept.length >= KEEPING_SHARE * settled.length;
  // Many accounts behind few addresses are a gateway's, and tell nothing of the rest of the network.
  return many && addresses.size * 2 >= kept.length ? addresses : undefined;
}

function total(own: ReadonlyMap<string, number>): number {
  return [...own.values()].reduce((n, x) => n + x, 0);
}

/**
 * Who signed in from where, by account and address, the server's own connections left out; `more` are sign-ins that no
 * record has as such.
 */
export async function readUses(
  store: Store,
  known: {
    readonly canonical: (account: string) => string;
    readonly isOurs: (address: string) => boolean;
  },
  more: readonly { readonly account: string; readonly address: string }[],
): Promise<readonly AddressUse[]> {
  const rows = await store.rows(sql`SELECT lower(account) AS name, address, count() AS n FROM events
    WHERE action IN ('sign-in', 'message-submitted') AND outcome = 'success' AND account != '' AND address != ''
      AND protocol IN ('imap', 'pop3', 'managesieve', 'webmail', 'smtp', 'submission')
    GROUP BY name, address ORDER BY name, address`);
  const uses = rows.map(([name, address, n]) => ({
    account: known.canonical(String(name)),
    address: String(address),
    signIns: Number(n),
  }));
  const inferred = more.map(({ account, address }) => ({ account, address, signIns: 1 }));
  return [...uses, ...inferred].filter((use) => !known.isOurs(use.address));
}
