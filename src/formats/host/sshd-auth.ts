import type { Action, EventFields } from '../../event/columns.ts';
import { digits } from '../template.ts';
import { accountField, putHost } from './peer.ts';

// One place where a verdict's ` from HOST port N ssh2` may stand.
interface Place {
  readonly at: number;
  readonly host: string;
  readonly port: number | undefined;
  /** What follows behind `: `; the key. */
  readonly rest: string;
}

function placeAt(text: string, at: number): Place | undefined {
  const hostEnd = text.indexOf(' port ', at + 6);
  if (hostEnd < 0) return undefined;
  const host = text.slice(at + 6, hostEnd);
  if (host === '' || host.includes(' ')) return undefined;
  let end = hostEnd + 6;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
  const port = digits(text.slice(hostEnd + 6, end));
  while (text.charCodeAt(end) === 32) end += 1;
  if (text.startsWith('ssh', end))
    end += text.charCodeAt(end + 3) >= 49 && text.charCodeAt(end + 3) <= 50 ? 4 : 3;
  if (end < text.length && !text.startsWith(': ', end)) return undefined;
  return { at, host, port, rest: text.slice(end + 2) };
}

function places(text: string): readonly Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(' from '); at >= 0 && found.length < 100; at = text.indexOf(' from ', at + 1)) {
    const place = placeAt(text, at);
    if (place !== undefined) found.push(place);
  }
  return found;
}

// A failed name is the client's text and stands before the peer; a certificate's id is the client's text behind it.
// With a plain key (two words) or none the last place is the true one; else only a place without rivals is.
function truePlace(found: readonly Place[], accepted: boolean): Place | undefined {
  if (accepted) return found[0];
  const last = found.at(-1);
  if (last === undefined || found.length === 1) return last;
  return last.rest === '' || last.rest.split(' ', 3).length === 2 ? last : undefined;
}

function split(name: string): { readonly user: string; readonly invalid: boolean } {
  const invalid = name.startsWith('invalid user ') || name.startsWith('illegal user ');
  return { user: invalid ? name.slice(13) : name, invalid };
}

/**
 * A verdict of OpenSSH behind its first word: `password for [invalid user ]NAME from HOST port N ssh2[: KEY]`. The
 * account, the method, the peer and the key in `detail`; nothing of the peer where the client's own text makes two
 * readings possible. `undefined` when it is no verdict. Source: OpenSSH auth.c, auth_log().
 */
export function verdict(text: string, accepted: boolean, action: Action): EventFields | undefined {
  const forAt = text.indexOf(' for ');
  const method = text.slice(0, Math.max(0, forAt));
  if (method === '' || method.includes(' ')) return undefined;
  const tail = text.slice(forAt + 5);
  const found = places(tail);
  if (found.length === 0) return undefined;
  const place = truePlace(found, accepted);
  const out: EventFields = { action, protocol: 'ssh', method };
  if (place === undefined) {
    out.detail = tail;
    return out;
  }
  const { user, invalid } = split(tail.slice(0, place.at));
  if (user !== '') out.account = user;
  putHost(out, place.host, place.port);
  if (place.rest !== '') out.detail = place.rest;
  if (invalid) out.reason = 'unknown-user';
  return out;
}

/** A name with its `invalid user ` taken off, and the reason that this gives. */
export function invalidUser(name: string): Partial<EventFields> {
  const { user, invalid } = split(name);
  return { ...accountField(user), ...(invalid ? { reason: 'unknown-user' } : {}) };
}
