import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';

const QUOTE = 34;
const LESS = 60;
const GREATER = 62;
const BACKSLASH = 92;

/**
 * Reads a peer, `name[address]` with an optional `:port`, into clientName, address and port. A name that could not
 * be looked up is logged as `unknown` and is left out. Returns the index behind the peer, -1 when there is none.
 */
export function takePeer(text: string, at: number, fields: EventFields): number {
  const open = text.indexOf('[', at);
  if (open < 0 || open - at > 255) return -1;
  for (let i = at; i < open; i += 1) if (text.charCodeAt(i) <= 32) return -1;
  const close = text.indexOf(']', open);
  if (close < 0 || close - open > 64) return -1;
  const name = text.slice(at, open);
  if (name !== '' && name !== 'unknown') fields.clientName = name;
  const address = addressOf(text.slice(open + 1, close));
  if (address !== undefined) fields.address = address;
  let end = close + 1;
  if (text.charCodeAt(end) !== 58) return end;
  let port = 0;
  for (let i = end + 1; i < text.length; i += 1) {
    const c = text.charCodeAt(i) - 48;
    if (c < 0 || c > 9) break;
    port = port * 10 + c;
    if (port > 65535) return end;
    fields.port = port;
    end = i + 1;
  }
  return end;
}

// Behind a webmail nearly every client is this one; the general reading costs a microsecond.
function addressOf(text: string): string | undefined {
  return text === '::1' ? text : canonicalAddress(text);
}

/**
 * Index of the `>` that closes an address begun before `at`; -1 when it is not one address. Within quotes anything
 * may stand (external form, RFC 5321 section 4.1.2); outside of them neither `<` nor `>` can, so that a client
 * cannot close the brackets and go on with fields of its own.
 */
export function addressEnd(text: string, at: number): number {
  let i = at;
  if (text.charCodeAt(i) === QUOTE) {
    i += 1;
    while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  }
  for (; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === GREATER) return i;
    if (c === LESS) return -1;
  }
  return -1;
}

/** Like {@link addressEnd}, but neither `<` nor `>` may stand even within quotes, and quotes must be closed. */
function plainAddressEnd(text: string, at: number): number {
  const end = text.indexOf('>', at);
  if (end < 0 || text.lastIndexOf('<', end) >= at) return -1;
  return addressEnd(text, at) === end ? end : -1;
}

interface Trailer {
  sender?: string;
  recipient?: string;
  end: number;
}

/** ` from=<S> to=<R> proto=P helo=<H>` at `at`, each part optional; postscreen writes commas between them. */
function trailerAt(text: string, at: number): Trailer | undefined {
  const trailer: Trailer = { end: at };
  for (const key of ['from=<', 'to=<', 'proto=', 'helo=<'] as const) {
    let i = trailer.end;
    if (text.charCodeAt(i) === 44) i += 1;
    if (text.charCodeAt(i) !== 32 || !text.startsWith(key, i + 1)) continue;
    const begin = i + 1 + key.length;
    const end = key === 'proto=' ? wordEnd(text, begin) : plainAddressEnd(text, begin);
    if (end < 0) return undefined;
    if (key === 'from=<') trailer.sender = text.slice(begin, end);
    else if (key === 'to=<') trailer.recipient = text.slice(begin, end);
    trailer.end = key === 'proto=' ? end : end + 1;
  }
  return trailer;
}

function wordEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) >= 65 && text.charCodeAt(i) <= 90) i += 1;
  return i;
}

/**
 * Reads the trailer `; from=<S> to=<R> proto=P helo=<H>` that closes lines about a refused command. The text before
 * it, the sender and the recipient are the client's and may imitate it. So sender and recipient are read only where
 * the line has one place to begin at and all of it up to the line's end reads as a trailer; else they stay out.
 * With `comment`, `: text` of the administrator may follow. `place` is the index of the (first) semicolon, -1
 * without one; `sure` whether the trailer was read.
 */
export function takeTrailer(
  text: string,
  from: number,
  fields: EventFields,
  comment: boolean,
): { readonly place: number; readonly sure: boolean } {
  let place = text.indexOf('; from=<', from);
  if (place < 0) place = text.indexOf('; to=<', from);
  if (place < 0) return { place: closing(text, from), sure: false };
  const trailer = text.includes('; from=<', place + 1) ? undefined : trailerAt(text, place + 1);
  if (trailer === undefined || !closes(text, trailer.end, comment)) return { place, sure: false };
  if (trailer.sender !== undefined) fields.sender = trailer.sender;
  if (trailer.recipient !== undefined) fields.recipient = trailer.recipient;
  return { place, sure: true };
}

/** Before MAIL FROM there is no sender: `; proto=SMTP helo=<h>`, or only the semicolon. */
function closing(text: string, from: number): number {
  const place = text.lastIndexOf('; proto=');
  if (place >= from) return place;
  return text.charCodeAt(text.length - 1) === 59 ? text.length - 1 : -1;
}

function closes(text: string, end: number, comment: boolean): boolean {
  if (end === text.length) return true;
  return comment && text.startsWith(': ', end) && !text.includes('=<', end);
}

/** The protocol column for a daemon that takes mail: `submission` for the services where accounts submit. */
export function protocolOf(program: string): string {
  const parts = program.split('/');
  for (let i = 1; i < parts.length - 1; i += 1) {
    const part = parts[i] ?? '';
    if (part.startsWith('submission') || part.startsWith('smtps')) return 'submission';
  }
  return 'smtp';
}
