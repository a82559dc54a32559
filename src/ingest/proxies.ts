import { canonicalAddress, parseNetwork } from '../base/ip.ts';
import type { Context } from '../case/context.ts';
import type { EventFields } from '../event/columns.ts';

/** Whether an address is a proxy of ours, whose word about its client counts. */
export type Trusted = (address: string) => boolean;

/**
 * Proxies that the host's own configuration names: Roundcube's `proxy_whitelist`, Dovecot's
 * `haproxy_trusted_networks`, nginx's `set_real_ip_from`, Apache's `RemoteIPInternalProxy` and `RemoteIPTrustedProxy`. A forwarded-for value from anybody else stays a claim (handbook 1.3.1).
 */
export function trustedProxies(
  context: Pick<Context, 'roundcube' | 'dovecot' | 'proxies'>,
): readonly string[] {
  const { proxyWhitelist } = context.roundcube;
  const { haproxyTrustedNetworks } = context.dovecot;
  const ofWeb = context.proxies.map((p) => p.value);
  const ofMail = [...(proxyWhitelist?.value ?? []), ...(haproxyTrustedNetworks?.value ?? [])];
  return [...new Set([...ofMail, ...ofWeb])].filter((network) => parseNetwork(network) !== undefined).sort();
}

/** A test for addresses in a list of networks. */
export function isTrusted(networks: readonly string[]): Trusted {
  const parsed = networks.flatMap((n) => parseNetwork(n) ?? []);
  return (address) => parsed.some((n) => n.contains(address));
}

// Formats cut claims here. A longer list is nobody's path, and its last entry, the one that counts, may be gone.
const LONGEST = 1000;

/**
 * The client that a trusted proxy names: the last address of the claim that is no proxy of ours, since each hop
 * appends the one it saw. `undefined` when the record does not come from such a proxy or the claim names nobody.
 */
export function clientBehind(fields: Readonly<Partial<EventFields>>, trusted: Trusted): string | undefined {
  const { address = '', claimedAddress = '' } = fields;
  if (claimedAddress === '' || claimedAddress.length >= LONGEST || !trusted(address)) return undefined;
  const named = claimedAddress
    .split(/[\s,;"]+/)
    .flatMap((word) => canonicalAddress(word.replace(/^for=/i, '')) ?? []);
  return named.findLast((a) => !trusted(a));
}
