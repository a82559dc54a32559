import { canonicalAddress } from '../../base/ip.ts';
import type { Asked } from '../format.ts';
import { clfOffset, clfWall } from './clf.ts';
import { looksLikeHost, withoutPort } from './client.ts';
import { isStatusNext } from './digits.ts';
import { endOfQuoted } from './quoted.ts';
import { chosenStamp, type Stamp } from './stamps.ts';

/** Where the parts of an access line are that does not begin as the common format does. */
export interface Layout {
  readonly stamp: Stamp;
  /** Index of the quote that opens the request. */
  readonly request: number;
  readonly asked: Asked;
}

// Client, user and virtual host stand before the request; no server writes more than this.
const FURTHEST = 2048;
// More quoted fields before the request, or brackets in a user name, than any line has.
const MOST = 8;
const STAMP_WORDS = 3;
const BRACKET = 91;

/**
 * Takes a line apart whose stamp is not right in front of the request, or is no stamp of the common format: with a
 * virtual host or a time in between, with fractions, in ISO 8601, as seconds since 1970, or first in the line.
 * `undefined` when stamp, client or request are not plain to see. Slower than the common format's own reading.
 */
export function unusualLayout(line: string): Layout | undefined {
  const request = openOfRequest(line);
  if (request <= 0) return undefined;
  const front = line.slice(0, request);
  const found =
    front.charCodeAt(0) === BRACKET ? bracketed(front, 0) : (bareStamp(front) ?? lastBracketed(front));
  if (found === undefined) return undefined;
  const asked = whoAsked(words(front.slice(0, found.from)), words(front.slice(found.to)));
  return asked === undefined ? undefined : { stamp: found.stamp, request, asked };
}

// The first quoted field that a status follows.
function openOfRequest(line: string): number {
  let open = endOfQuoted(line, 0);
  for (let i = 0; i < MOST && open >= 0 && open < FURTHEST; i += 1) {
    const close = endOfQuoted(line, open + 1);
    if (close < 0) return -1;
    if (isStatusNext(line, close) && line.charCodeAt(close + 2) !== MINUS) return open;
    open = endOfQuoted(line, close + 1);
  }
  return -1;
}

const MINUS = 45;

interface Found {
  readonly stamp: Stamp;
  readonly from: number;
  readonly to: number;
}

function bracketed(front: string, at: number): Found | undefined {
  const close = front.indexOf(']', at);
  if (close < 0) return undefined;
  const chosen = chosenStamp(front.slice(at + 1, close));
  const stamp = chosen?.hasYear === true ? chosen : commonStamp(front, at, close);
  return stamp && { stamp, from: at, to: close + 1 };
}

// The common format's stamp with anything in or behind its seconds.
function commonStamp(front: string, at: number, close: number): Stamp | undefined {
  const wall = clfWall(front, at);
  if (Number.isNaN(wall)) return undefined;
  const offset = clfOffset(front, front.lastIndexOf(' ', close) - 21);
  return { wall, offset: Number.isNaN(offset) ? undefined : offset, precision: 1_000_000 };
}

// A user name is the client's text and may hold a stamp: the server's own is the last in front of the request.
function lastBracketed(front: string): Found | undefined {
  let at = front.lastIndexOf('[');
  for (let i = 0; i < MOST && at > 0; i += 1) {
    const found = bracketed(front, at);
    if (found !== undefined) return found;
    at = front.lastIndexOf('[', at - 1);
  }
  return undefined;
}

// A stamp of one word or more that begins the line.
function bareStamp(front: string): Found | undefined {
  let best: Found | undefined;
  let end = -1;
  for (let i = 0; i < STAMP_WORDS; i += 1) {
    end = front.indexOf(' ', end + 1);
    if (end < 0) break;
    const stamp = chosenStamp(front.slice(0, end));
    if (stamp?.hasYear === true) best = { stamp, from: 0, to: end };
  }
  return best;
}

function words(text: string): readonly string[] {
  return text.split(' ').flatMap((word) => {
    const bare = word.length > 1 && word.startsWith('"') && word.endsWith('"') ? word.slice(1, -1) : word;
    return bare === '' ? [] : [bare];
  });
}

/** Who asked, from the words before and after the stamp; `undefined` when they hold something else. */
function whoAsked(before: readonly string[], after: readonly string[]): Asked | undefined {
  const [main, other] = before.some(isClient) || !after.some(isClient) ? [before, after] : [after, before];
  const at = main.findIndex(isClient);
  // Quotes that do not pair: the request has begun already.
  if (other.some((word) => word.includes('"'))) return undefined;
  const host = other.find(looksLikeHost);
  if (at < 0) return main[1] === '-' && main === before ? asked(main, host) : undefined;
  const front = main.slice(0, at);
  // A name with a colon behind it is a program's in a syslog line.
  if (!front.every((word) => word === '-' || word === '_' || looksLikeHost(word) || isNumber(word)))
    return undefined;
  const rest = main.slice(at);
  const [client = '', next = ''] = rest;
  const named = looksLikeHost(next);
  const who = named ? [client, ...rest.slice(2)] : rest;
  if (!isPlain(who)) return undefined;
  return asked(who, front.find(looksLikeHost) ?? (named ? next : host));
}

// An identity that is none, as everywhere; or hardly any words, or a list of addresses.
function isPlain(who: readonly string[]): boolean {
  const last = who.findLastIndex((word, i) => i < MOST && isClient(word));
  return who.length <= last + 2 || who[last + 1] === '-';
}

function asked(client: readonly string[], host: string | undefined): Asked {
  return { client: client.join(' '), virtualHost: host === undefined ? '' : withoutPort(host) };
}

function isClient(word: string): boolean {
  return canonicalAddress(word.endsWith(',') ? word.slice(0, -1) : word) !== undefined;
}

function isNumber(word: string): boolean {
  return /^[\d.]{1,20}$/.test(word);
}
