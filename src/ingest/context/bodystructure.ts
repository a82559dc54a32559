import type { MessagePart, SizeRange } from '../../case/context.ts';
import { type Parameters, parameter } from './mime.ts';

type Value = string | null | readonly Value[];

const DEEPEST = 50;
const MOST_PARTS = 10_000;

interface Cursor {
  readonly text: string;
  at: number;
}

/** The next value of an IMAP parenthesised list; `undefined` where there is none. NIL is `null`. */
function valueAt(cursor: Cursor, depth: number): Value | undefined {
  const { text } = cursor;
  while (text[cursor.at] === ' ') cursor.at += 1;
  const c = text[cursor.at];
  if (c === undefined || c === ')') return undefined;
  if (c === '"') return quotedAt(cursor);
  if (c === '{') return literalAt(cursor);
  if (c === '(') {
    if (depth >= DEEPEST) return undefined;
    cursor.at += 1;
    const list = listAt(cursor, depth + 1);
    if (text[cursor.at] !== ')') return undefined;
    cursor.at += 1;
    return list;
  }
  const begin = cursor.at;
  while (cursor.at < text.length && !' ()"'.includes(text[cursor.at] ?? ' ')) cursor.at += 1;
  const atom = text.slice(begin, cursor.at);
  return atom.toUpperCase() === 'NIL' ? null : atom;
}

function listAt(cursor: Cursor, depth: number): Value[] {
  const values: Value[] = [];
  for (let value = valueAt(cursor, depth); value !== undefined; value = valueAt(cursor, depth))
    values.push(value);
  return values;
}

function quotedAt(cursor: Cursor): string | undefined {
  const { text } = cursor;
  let out = '';
  let plain = cursor.at + 1;
  for (let i = plain; i < text.length; i += 1) {
    const c = text[i];
    if (c === '"') {
      cursor.at = i + 1;
      return out + text.slice(plain, i);
    }
    if (c !== '\\') continue;
    out += text.slice(plain, i);
    plain = i + 1;
    i += 1;
  }
  return undefined;
}

function literalAt(cursor: Cursor): string | undefined {
  const m = /\{(\d{1,9})\+?\}[\r\n ]{1,2}/y;
  m.lastIndex = cursor.at;
  const found = m.exec(cursor.text);
  if (found === null) return undefined;
  const begin = cursor.at + found[0].length;
  const end = begin + Number(found[1]);
  if (end > cursor.text.length) return undefined;
  cursor.at = end;
  return cursor.text.slice(begin, end);
}

function word(value: Value | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function parametersOf(value: Value | undefined): Parameters {
  const out = new Map<string, string>();
  if (!Array.isArray(value)) return out;
  for (let i = 0; i + 1 < value.length; i += 2) {
    const text: unknown = value[i + 1];
    if (typeof text === 'string') out.set(word(value[i]), text);
  }
  return out;
}

/**
 * How many bytes a part's content has, from its size in transfer encoding as IMAP counts it (line ends are CRLF):
 *
 * - `7bit`, `8bit`, `binary`: the same.
 * - `base64`: n bytes are 4⌈n/3⌉ characters in lines of 76 with CRLF between, as every common composer writes them.
 *   The last line end may be counted or not and a blank line may follow, and up to two bytes are padding.
 * - `quoted-printable`: at most the same; at least 25 bytes of every 78 (each byte as `=XX`, 25 to a line with `=`
 *   and CRLF).
 * - anything else: at most the same.
 */
export function decodedSize(encoding: string, octets: number): SizeRange {
  if (encoding === '7bit' || encoding === '8bit' || encoding === 'binary')
    return { atLeast: octets, atMost: octets };
  if (encoding === 'base64') {
    const most = base64Characters(octets + 2);
    const least = base64Characters(octets - 2);
    return { atLeast: Math.max(0, (least / 4) * 3 - 2), atMost: (most / 4) * 3 };
  }
  const atLeast = encoding === 'quoted-printable' ? Math.floor((octets * 25) / 78) : 0;
  return { atLeast, atMost: octets };
}

/** Characters, in groups of four, in so many octets where every line of up to 76 has a CRLF. */
function base64Characters(octets: number): number {
  if (octets <= 0) return 0;
  const characters = octets - 2 * Math.ceil(octets / 78);
  return Math.max(0, Math.floor(characters / 4) * 4);
}

interface Walk {
  readonly parts: MessagePart[];
}

function addLeaf(list: readonly Value[], part: string, walk: Walk): void {
  const [type, subtype, params, , , encoding, octets] = list;
  const mime = `${word(type)}/${word(subtype)}`;
  const inner = mime === 'message/rfc822' || mime === 'message/global';
  // Text has its line count before the extension data; a message its envelope, structure and line count.
  const isMessage = inner && Array.isArray(list[8]);
  const extension = 7 + (isMessage ? 3 : word(type) === 'text' ? 1 : 0);
  const disposition = list[extension + 1];
  const given: readonly Value[] = Array.isArray(disposition) ? disposition : [];
  const size = typeof octets === 'string' && /^\d{1,15}$/.test(octets) ? Number(octets) : 0;
  walk.parts.push({
    part,
    type: mime,
    encoding: word(encoding),
    octets: size,
    decoded: decodedSize(word(encoding), size),
    name: parameter(parametersOf(given[1]), 'filename') || parameter(parametersOf(params), 'name'),
    disposition: word(given[0]),
  });
  const body = list[8];
  if (isMessage && Array.isArray(body)) walkBody(body, part, true, walk);
}

/** Numbers as IMAP does: children of a multipart count from 1, a body that is no multipart is part 1. */
function walkBody(list: readonly Value[], prefix: string, whole: boolean, walk: Walk): void {
  const join = (n: number): string => (prefix === '' ? String(n) : `${prefix}.${n}`);
  if (walk.parts.length >= MOST_PARTS) return;
  if (!Array.isArray(list[0])) {
    addLeaf(list, whole ? join(1) : prefix, walk);
    return;
  }
  for (let i = 0; i < list.length; i += 1) {
    const child = list[i];
    if (!Array.isArray(child)) return;
    walkBody(child, join(i + 1), false, walk);
  }
}

/**
 * The parts of a message from its BODYSTRUCTURE, with or without the outer parentheses (doveadm leaves them out).
 * `undefined` when it is none or is nested deeper than 50. Source: RFC 9051 section 7.5.2 and 6.4.5.1 (part numbers).
 */
export function partsOfStructure(text: string): readonly MessagePart[] | undefined {
  const cursor: Cursor = { text, at: 0 };
  const list = listAt(cursor, 0);
  if (cursor.at < text.trimEnd().length) return undefined;
  const only = list[0];
  const body = list.length === 1 && Array.isArray(only) ? only : list;
  if (Array.isArray(body[0]) ? typeof body.find((v) => !Array.isArray(v)) !== 'string' : body.length < 7)
    return undefined;
  const walk: Walk = { parts: [] };
  walkBody(body, '', true, walk);
  return walk.parts;
}
