import ipaddr from 'ipaddr.js';
import { isCanonicalIpv6 } from './ip6.ts';

/**
 * One spelling for each address: IPv6 compressed in lower case without brackets or zone, IPv4-mapped IPv6 as IPv4.
 * `undefined` when the text is no address. Source: RFC 5952, RFC 4291 section 2.5.5.2.
 */
export function canonicalAddress(text: string): string | undefined {
  const first = text.charCodeAt(0);
  // A dotted quad without leading zeros is its own spelling: the common case, kept cheap.
  if (first >= 48 && first <= 57 && !text.includes(':')) return isQuad(text) ? text : undefined;
  if (isCanonicalIpv6(text)) return text;
  let bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const zone = bare.indexOf('%');
  if (zone >= 0) bare = bare.slice(0, zone);
  if (!bare.includes(':') || bare.length > 45 || !ipaddr.IPv6.isValid(bare)) return undefined;
  const parsed = ipaddr.IPv6.parse(bare);
  return parsed.isIPv4MappedAddress() ? parsed.toIPv4Address().toString() : parsed.toRFC5952String();
}

function isQuad(text: string): boolean {
  if (text.length > 15) return false;
  let parts = 1;
  let value = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (value < 0) return false;
      parts += 1;
      value = -1;
    } else if (c >= 48 && c <= 57 && value !== 0) {
      value = (value < 0 ? 0 : value * 10) + c - 48;
      if (value > 255) return false;
    } else return false;
  }
  return parts === 4 && value >= 0;
}

/** Bytes of an address (4 or 16) as its canonical spelling. */
export function addressOfBytes(bytes: Uint8Array): string {
  return canonicalAddress(ipaddr.fromByteArray([...bytes]).toString()) ?? '';
}

/** Whether the address is this machine itself (127.0.0.0/8, ::1). */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** Whether the address can only be inside an organisation: private, unique local, link local, carrier NAT, loopback. */
export function isInside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.parse(address).range();
  return ['private', 'uniqueLocal', 'linkLocal', 'loopback', 'carrierGradeNat', 'unspecified'].includes(
    range,
  );
}

/** A network as text, `192.0.2.0/24`; a bare address is a network of one. `undefined` when it is neither. */
export function parseNetwork(text: string): { readonly contains: (address: string) => boolean } | undefined {
  const [base = '', bits] = text.replace(/[[\]]/g, '').split('/');
  if (!ipaddr.isValid(base)) return undefined;
  const network = ipaddr.parse(base);
  const length = bits === undefined ? (network.kind() === 'ipv4' ? 32 : 128) : Number(bits);
  if (!Number.isInteger(length) || length < 0 || length > (network.kind() === 'ipv4' ? 32 : 128))
    return undefined;
  return {
    contains: (address) => {
      if (!ipaddr.isValid(address)) return false;
      const other = ipaddr.parse(address);
      return other.kind() === network.kind() && other.match(network, length);
    },
  };
}

/** The neighbourhood that one subscriber or one rented range shares: IPv4 /24, IPv6 /64, as text. */
export function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const parts = parsed.toByteArray().slice(0, 8);
  return `${ipaddr.fromByteArray([...parts, 0, 0, 0, 0, 0, 0, 0, 0]).toString()}/64`;
}

/**
 * Whether the last 64 bits of an IPv6 address were given out by somebody or made of a network card's number, and not drawn at random
 * (RFC 7707 section 4.1): three zero bytes or more (`::25`, `::192:0:2:1`), or EUI-64.
 */
export function isAssignedHost(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const last = ipaddr.parse(address).toByteArray().slice(-8);
  return last.filter((byte) => byte === 0).length >= 3 || (last[3] === 0xff && last[4] === 0xfe);
}
