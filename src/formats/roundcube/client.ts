import { canonicalAddress } from '../../base/ip.ts';

/** The writer's address and what headers claim, as rcube_utils::remote_ip() writes them. */
export interface Remote {
  /** Index of the ` from ` that the server wrote. */
  readonly at: number;
  /** REMOTE_ADDR, in one spelling. */
  readonly address: string;
  /** `X-Real-IP: …,X-Forwarded-For: …` as logged: the client's own words. Empty when there is none. */
  readonly claims: string;
  /** Index behind the address and its claims. */
  readonly end: number;
}

const FROM = ' from ';
const LONGEST_ADDRESS = 48;
const MOST = 64;

/**
 * Finds ` from <address>` or ` from <address> (X-Real-IP: …,X-Forwarded-For: …)` in front of `closing`, which the
 * server writes after it. The user name before and the headers after it are the client's text and may play the same:
 * without headers the rightmost place is the server's; with them, and with more than one place, nobody can tell, and
 * the answer is `undefined`. Where the name is that of a known account (`nameIsKnown`), the first place is the
 * server's.
 */
export function remoteBefore(text: string, closing: string, nameIsKnown = false): Remote | undefined {
  let found: Remote | undefined;
  let claimed = false;
  let at = text.indexOf(FROM);
  for (let i = 0; at >= 0; at = text.indexOf(FROM, at + 1), i += 1) {
    if (i >= MOST) return undefined;
    const remote = remoteAt(text, at, closing);
    if (remote === undefined) continue;
    if (nameIsKnown) return remote;
    if (found !== undefined && (claimed || remote.claims !== '')) return undefined;
    claimed ||= remote.claims !== '';
    found = remote;
  }
  return found;
}

function remoteAt(text: string, at: number, closing: string): Remote | undefined {
  const from = at + FROM.length;
  let end = from;
  while (end < text.length && end - from < LONGEST_ADDRESS && isAddressChar(text.charCodeAt(end))) end += 1;
  // An IMAP error follows the address after a full stop.
  if (text.charCodeAt(end - 1) === POINT) end -= 1;
  const address = canonicalAddress(text.slice(from, end));
  if (address === undefined) return undefined;
  if (closing === '' ? end === text.length : text.startsWith(closing, end)) {
    return { at, address, claims: '', end };
  }
  // Older versions put no blank before the bracket.
  const open = text.startsWith(' (X-', end) ? end + 2 : text.startsWith('(X-', end) ? end + 1 : -1;
  if (open < 0) return undefined;
  const close = closing === '' ? text.length - 1 : text.lastIndexOf(`)${closing}`);
  if (close < open || text.charCodeAt(close) !== CLOSE) return undefined;
  return { at, address, claims: text.slice(open, close), end: close + 1 };
}

const POINT = 46;
const CLOSE = 41;

function isAddressChar(c: number): boolean {
  return (c >= 48 && c <= 58) || c === POINT || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);
}
