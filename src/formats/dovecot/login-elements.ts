import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { number } from './prefix.ts';

/**
 * The elements of a login line, `user=<u>, method=PLAIN, rip=…, lip=…, mpid=…, TLS, session=<…>`
 * (login_log_format_elements in src/login-common/login-settings.c; the same from 2.0 to 2.4, `user=<>` is missing
 * in 1.x for who sent none), in any order and with or without `<>`. The name is the client's choice and may itself look
 * like elements; all else is the server's. What stands before the first `user=` is therefore read forwards. Behind the
 * name the **last** `, rip=` counts, unless one stood before it, and what stands between is taken from the back, element
 * by element, until what is left is the name. In `<>` a name can only pass for an element that ends with `>`, which is
 * not taken where the line has it elsewhere.
 */
export interface Elements {
  /** Text behind `TLS: ` or `TLS handshaking`, what went wrong with it. */
  readonly tlsError: string;
  /** Whether the TLS handshake was not done. */
  readonly handshaking: boolean;
}

/** Reads the elements from index `from` on into `into`; `undefined` when no `rip=` is there. */
export function readElements(text: string, from: number, into: EventFields): Elements | undefined {
  const user = placeOf(text, 'user=', from);
  const rip = placeOfAddress(text, from, user);
  if (rip < 0) return undefined;
  if (user < 0) return readServers(text, from, text.length, into);
  const front = user > from ? readServers(text, from, user - 2, into) : NO_TLS;
  const tail = rip > user ? readServers(text, rip, text.length, into) : NO_TLS;
  const middle = readUser(text, user, rip > user ? rip - 2 : text.length, into);
  return [front, tail, middle].find((e) => e.handshaking || e.tlsError !== '') ?? NO_TLS;
}

const NO_TLS: Elements = { tlsError: '', handshaking: false };

/** Index of the first element from `from` on that begins so; -1 when there is none. */
function placeOf(text: string, key: string, from: number): number {
  if (text.startsWith(key, from)) return from;
  const at = text.indexOf(`, ${key}`, from);
  return at < 0 ? -1 : at + 2;
}

function placeOfAddress(text: string, from: number, user: number): number {
  // An address before the name cannot be the client's text.
  const early = user === from ? -1 : placeOf(text, 'rip=', from);
  if (early >= 0 && (user < 0 || early < user)) return early;
  const last = text.lastIndexOf(', rip=');
  return last < from ? -1 : last + 2;
}

// One that a name could pass for ends with `>`: a session id, or who asked for another's mailbox.
const ELEMENT =
  /^(?:method=[\w-]{1,64}|session=<?[\w+/:.-]{1,64}>?|auth_user=<[^<>]*>|(?!user=)\w{2,20}=[^<>, ]{0,80}|(?:TLS|SSL|secured)[^<>]*)$/;

// `end` is the index behind the last of what may be elements behind the name.
function readUser(text: string, user: number, end: number, into: EventFields): Elements {
  const bracketed = text.charCodeAt(user + 5) === 60;
  const start = user + (bracketed ? 6 : 5);
  let nameEnd = end;
  for (;;) {
    const comma = text.lastIndexOf(', ', nameEnd - 1);
    if (comma < start) break;
    const piece = text.slice(comma + 2, nameEnd);
    if (!ELEMENT.test(piece) || (into.session !== undefined && piece.startsWith('session='))) break;
    nameEnd = comma;
  }
  const elements = nameEnd < end ? readServers(text, nameEnd + 2, end, into) : NO_TLS;
  if (bracketed && text.charCodeAt(nameEnd - 1) !== 62) return elements;
  const account = text.slice(start, bracketed ? nameEnd - 1 : nameEnd);
  if (account !== '') into.account = account;
  if (into.actingAccount === account) delete into.actingAccount;
  return elements;
}

/** Elements that are the server's own text, between two indexes. */
function readServers(text: string, from: number, to: number, into: EventFields): Elements {
  let handshaking = false;
  let tlsError = '';
  let at = from;
  while (at < to) {
    let end = text.indexOf(', ', at);
    if (end < 0 || end > to) end = to;
    if (text.startsWith('TLS', at)) {
      // The error is OpenSSL's text, which may hold commas.
      const failed = text.startsWith(':', at + 3) || text.startsWith(' ', at + 3);
      const session = failed ? text.indexOf(', session=<', at) : -1;
      if (session >= 0 && session < to) end = session;
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
    case 109: // mpid=, method=
      if (text.startsWith('method=', at)) into.method = text.slice(at + 7, end);
      else if (text.startsWith('mpid=', at)) {
        const pid = number(text, at + 5, end);
        if (pid > 0) into.peerPid = pid;
      }
      break;
    case 115: // session=<>, secured
      if (text.startsWith('session=', at)) {
        const id = text.slice(at + 8, end).replace(/^<|>.*$/g, '');
        if (id !== '') into.session = id;
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
