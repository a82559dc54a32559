import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { number } from './prefix.ts';

/**
 * The elements of a login line, `user=<u>, method=PLAIN, rip=…, lip=…, mpid=…, TLS, session=<…>`
 * (login_log_format_elements in src/login-common/login-settings.c; the same from 2.0 to 2.4, `user=<>` is missing
 * in 1.x for who sent none). The name is the client's choice and may itself look like elements; all that follows
 * `rip=` is the server's. So the elements are read from the **last** `, rip=` on, and the name is what stands
 * between the first `user=<` and it.
 */
export interface Elements {
  /** Text behind `TLS: ` or `TLS handshaking`, what went wrong with it. */
  readonly tlsError: string;
  /** Whether the TLS handshake was not done. */
  readonly handshaking: boolean;
}

/** Reads the elements from index `from` on into `into`; `undefined` when no `rip=` is there. */
export function readElements(text: string, from: number, into: EventFields): Elements | undefined {
  const rip = placeOfAddress(text, from);
  if (rip < 0) return undefined;
  if (rip > from) readUser(text, from, rip - 2, into);
  return readTail(text, rip, into);
}

function placeOfAddress(text: string, from: number): number {
  if (text.startsWith('rip=', from)) return from;
  const last = text.lastIndexOf(', rip=');
  if (last < from) return -1;
  if (text.startsWith('user=<', from)) return last + 2;
  // An order of the administrator's own: an address before the name cannot be the client's text.
  const user = text.indexOf(', user=<', from);
  const early = user < 0 ? -1 : text.indexOf(', rip=', from);
  return early >= 0 && early < user ? early + 2 : last + 2;
}

// `end` is the index of the `, ` before `rip=`.
function readUser(text: string, from: number, end: number, into: EventFields): void {
  let userEnd = end;
  const method = text.lastIndexOf(', method=', end);
  if (method >= from || text.startsWith('method=', from)) {
    const at = method >= from ? method + 9 : from + 7;
    if (isMechanism(text, at, end)) {
      into.method = text.slice(at, end);
      userEnd = Math.max(method, from);
    }
  }
  if (text.startsWith('user=<', from) && text.charCodeAt(userEnd - 1) === 62) {
    const account = text.slice(from + 6, userEnd - 1);
    if (account !== '') into.account = account;
  }
}

function isMechanism(text: string, from: number, to: number): boolean {
  if (to <= from || to - from > 64) return false;
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 62 || c === 60 || c === 44 || c === 32) return false;
  }
  return true;
}

function readTail(text: string, rip: number, into: EventFields): Elements {
  let handshaking = false;
  let tlsError = '';
  let at = rip;
  while (at < text.length) {
    let end = text.indexOf(', ', at);
    if (end < 0) end = text.length;
    if (text.startsWith('TLS', at)) {
      // The error is OpenSSL's text, which may hold commas.
      const session = text.indexOf(', session=<', at);
      if (session >= 0) end = session;
      handshaking = text.startsWith(' handshaking', at + 3);
      const colon = text.indexOf(': ', at);
      if (colon >= 0 && colon < end) tlsError = text.slice(colon + 2, end);
      if (!handshaking) into.tls = 'TLS';
    } else readElement(text, at, end, into);
    at = end + 2;
  }
  return { tlsError, handshaking };
}

function readElement(text: string, at: number, end: number, into: EventFields): void {
  switch (text.charCodeAt(at)) {
    case 114: // rip=, rport=
      if (text.startsWith('rip=', at)) {
        const address = canonicalAddress(text.slice(at + 4, end));
        if (address !== undefined) into.address = address;
      } else if (text.startsWith('rport=', at)) {
        const port = number(text, at + 6, end);
        if (port > 0 && port < 65536) into.port = port;
      }
      break;
    case 108: // lip=
      if (text.startsWith('lip=', at)) {
        const address = canonicalAddress(text.slice(at + 4, end));
        if (address !== undefined) into.serverAddress = address;
      }
      break;
    case 109: // mpid=
      if (text.startsWith('mpid=', at)) {
        const pid = number(text, at + 5, end);
        if (pid > 0) into.peerPid = pid;
      }
      break;
    case 115: // session=<>, secured
      if (text.startsWith('session=<', at)) {
        const close = text.indexOf('>', at);
        if (close > at + 9) into.session = text.slice(at + 9, close);
      } else if (text.startsWith('secured', at)) into.tls = 'secured';
      break;
    case 97: // auth_user=<>, of a format of the administrator's own: who asked for another's mailbox
      if (text.startsWith('auth_user=<', at) && text.charCodeAt(end - 1) === 62) {
        const user = text.slice(at + 11, end - 1);
        if (user !== '' && user !== into.account) into.actingAccount = user;
      }
      break;
  }
}
