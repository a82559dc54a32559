import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';

// A name of a user or host that is longer says nothing more.
const LONGEST = 256;

/**
 * Who asked, from what stands before the stamp: `client identity user`, with the virtual host in front or between
 * as some hosts log it, and with names in place of addresses where the server looks them up. False when it is
 * nothing of the kind: the head of a syslog line, say.
 */
export function readClient(prefix: string, into: EventFields): boolean {
  const first = prefix.indexOf(' ');
  const one = first < 0 ? prefix : prefix.slice(0, first);
  if (one.endsWith(',')) return claims(prefix, into);
  const second = prefix.indexOf(' ', first + 1);
  const two = first < 0 ? '-' : prefix.slice(first + 1, second < 0 ? prefix.length : second);
  const rest = second < 0 ? '' : prefix.slice(second + 1);
  // The identity of RFC 1413 is a minus everywhere but in museums: then there is no virtual host in front.
  if (two === '-') {
    client(one, into);
    user(rest, into);
    return true;
  }
  return withHost(one, two, rest, into);
}

function withHost(one: string, two: string, rest: string, into: EventFields): boolean {
  if (hostInFront(one, two, rest)) {
    if (one !== '-' && one !== '_') into.virtualHost = withoutPort(one);
    client(two, into);
    user(rest.slice(rest.indexOf(' ') + 1), into);
    return true;
  }
  // `$host $remote_addr - `: of two addresses either may be the host that the client asked for.
  const isEither = canonicalAddress(two) !== undefined;
  if (!isEither) client(one, into);
  const named = looksLikeHost(two);
  if (named) into.virtualHost = withoutPort(two);
  user(named ? rest.slice(rest.indexOf(' ') + 1) : rest, into);
  return isEither ? canonicalAddress(one) !== undefined : into.address !== undefined;
}

function hostInFront(one: string, two: string, rest: string): boolean {
  if (canonicalAddress(two) !== undefined) {
    return rest.includes(' ') || one === '-' || one === '_' || looksLikeHost(one);
  }
  if (!rest.includes(' ')) return false;
  return withoutPort(one) !== one && rest.startsWith('- ') && canonicalAddress(one) === undefined;
}

function client(text: string, into: EventFields): void {
  const address = canonicalAddress(text);
  if (address !== undefined) into.address = address;
  else if (text !== '-' && text !== '') into.clientName = text.slice(0, LONGEST);
}

function user(text: string, into: EventFields): void {
  if (text !== '-' && text !== '' && text !== '""') into.account = text.slice(0, LONGEST);
}

// `%{X-Forwarded-For}i` in place of the client: a list that anybody can write, whose last entry the nearest proxy saw.
function claims(prefix: string, into: EventFields): boolean {
  const parts = prefix.slice(0, 1024).split(' ');
  let last = 0;
  while (parts[last]?.endsWith(',')) last += 1;
  into.claimedAddress = parts.slice(0, last + 1).join(' ');
  client(parts[last] ?? '', into);
  user(parts.slice(last + 2).join(' '), into);
  return true;
}

/** A host name without the port behind it. */
export function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':');
  if (colon <= 0 || host.length - colon > 6) return host;
  for (let i = colon + 1; i < host.length; i += 1) {
    const c = host.charCodeAt(i);
    if (c < 48 || c > 57) return host;
  }
  return host.slice(0, colon);
}

/** Whether a word can be a virtual host: a name with letters and a point, perhaps with a port, and no address. */
export function looksLikeHost(text: string): boolean {
  if (text.length > LONGEST) return false;
  let letters = false;
  let point = false;
  const host = withoutPort(text);
  for (let i = 0; i < host.length; i += 1) {
    const c = host.charCodeAt(i);
    const lower = c | 32;
    if (lower >= 97 && lower <= 122) letters = true;
    else if (c === 46) point = true;
    else if (!(c >= 48 && c <= 57) && c !== 45 && c !== 95) return false;
  }
  return letters && (point || host === 'localhost');
}
