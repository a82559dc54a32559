import type { EventFields } from '../../event/columns.ts';
import { type Prefix, protocolOf } from './prefix.ts';

/**
 * The end of a session of imap, pop3, managesieve or submission: words of the reason, then the counters of
 * imap_logout_format, pop3_logout_format, managesieve_logout_format or submission_logout_format. The counters
 * decide, not the words, which are free text:
 *
 *     1.x        Disconnected: Logged out bytes=748/17264
 *     2.0 - 2.2  Logged out in=59 out=566
 *     2.3, 2.4   [Disconnected: ]Logged out in= out= deleted= expunged= trashed= hdr_count= hdr_bytes= body_count= body_bytes=
 *     POP3       Logged out top=0/0, retr=1/925, del=0/275, size=6771925
 */
export function readSessionEnd(text: string, prefix: Prefix): EventFields | undefined {
  const fields: EventFields = { action: 'session-end', protocol: protocolOf(prefix.service) };
  if (prefix.account !== '') fields.account = prefix.account;
  if (prefix.address !== '') fields.address = prefix.address;
  if (prefix.session !== '') fields.session = prefix.session;
  if (prefix.pid !== 0) fields.peerPid = prefix.pid;
  const counters = placeOfCounters(text, prefix.at);
  if (counters < 0) return uncounted(text, prefix, text.length, fields);
  if (!imapCounters(text, counters, fields) && !anyCounters(text, counters, fields))
    return FIRST.some((first) => text.startsWith(first, counters))
      ? undefined
      : uncounted(text, prefix, counters, fields);
  closing(text, prefix.at, counters, fields);
  return fields;
}

// The words alone tell an end whose imap_logout_format counts nothing, or nothing that is known by its name.
function uncounted(text: string, prefix: Prefix, to: number, fields: EventFields): EventFields | undefined {
  if (!closing(text, prefix.at, to, fields)) return undefined;
  fields.counters = 2;
  return fields;
}

const FIRST: readonly string[] = [' in=', ' top=', ' bytes=', ' retr='];

// Index of the blank before the counters; -1 when there are none. The last place: they end the line.
function placeOfCounters(text: string, from: number): number {
  for (const first of FIRST) {
    const at = text.lastIndexOf(first);
    if (at >= from) return at;
  }
  // The names are the administrator's in imap_logout_format.
  const tail = OWN_TAIL.exec(text.slice(Math.max(from - 1, text.length - MOST_COUNTERS)));
  return tail === null ? -1 : text.length - tail[0].length;
}

const MOST_COUNTERS = 600;
// What a line ends with: at least two of `name=number` or `name=number/number`.
const OWN_TAIL = / \(?(?:[\w.-]{1,40}=\d{1,15}(?:\/\d{1,15})?(?:[,;]? |[,;]|(?=\)?$))){2,}\)?$/;

function endOfNumber(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    if (c < 48 || c > 57) break;
    end += 1;
  }
  return end;
}

function decimal(text: string, from: number, to: number): number {
  let value = 0;
  if (to - from > 15) return -1;
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

type Counter =
  | 'bytesIn'
  | 'bytesOut'
  | 'deletedCount'
  | 'expungedCount'
  | 'trashedCount'
  | 'headerCount'
  | 'headerBytes'
  | 'bodyCount'
  | 'bodyBytes';

const IMAP: readonly (readonly [key: string, into: Counter])[] = [
  [' in=', 'bytesIn'],
  [' out=', 'bytesOut'],
  [' deleted=', 'deletedCount'],
  [' expunged=', 'expungedCount'],
  [' trashed=', 'trashedCount'],
  [' hdr_count=', 'headerCount'],
  [' hdr_bytes=', 'headerBytes'],
  [' body_count=', 'bodyCount'],
  [' body_bytes=', 'bodyBytes'],
];

// The default format of 2.0 to 2.4, which nearly every line has; false when the counters are of another format.
function imapCounters(text: string, from: number, fields: EventFields): boolean {
  let at = from;
  for (const [key, into] of IMAP) {
    if (!text.startsWith(key, at)) return false;
    const start = at + key.length;
    at = endOfNumber(text, start);
    if (at === start || at - start > 15) return false;
    fields[into] = decimal(text, start, at);
    if (at === text.length) {
      if (into === 'bodyBytes') fields.counters = 1;
      return into === 'bodyBytes' || into === 'bytesOut';
    }
  }
  return false;
}

type Columns = readonly [first: keyof Numbers, second?: keyof Numbers];

const KEYS: ReadonlyMap<string, Columns> = new Map<string, Columns>([
  ...named(['in', 'rcvd', 'recv', 'received', 'input', 'bytes_in', 'in_bytes'], 'bytesIn'),
  ...named(['out', 'sent', 'output', 'bytes_out', 'out_bytes'], 'bytesOut'),
  ['bytes', ['bytesIn', 'bytesOut']],
  ['deleted', ['deletedCount']],
  ['expunged', ['expungedCount']],
  ['trashed', ['trashedCount']],
  ...named(['hdr_count', 'fetch_hdr_count', 'header_count', 'hdrs'], 'headerCount'),
  ...named(['hdr_bytes', 'fetch_hdr_bytes', 'header_bytes'], 'headerBytes'),
  ...named(['body_count', 'fetch_body_count', 'bodies'], 'bodyCount'),
  ...named(['body_bytes', 'fetch_body_bytes'], 'bodyBytes'),
  ['hdr', ['headerCount', 'headerBytes']],
  ['headers', ['headerCount', 'headerBytes']],
  ['body', ['bodyCount', 'bodyBytes']],
  ['top', ['headerCount', 'headerBytes']],
  ['retr', ['bodyCount', 'bodyBytes']],
  ['del', ['deletedCount', 'mailboxMessages']],
  ['size', ['mailboxBytes']],
]);

function named(
  names: readonly string[],
  column: keyof Numbers,
): readonly (readonly [string, readonly [keyof Numbers]])[] {
  return names.map((name) => [name, [column]] as const);
}

type Numbers = { [K in keyof EventFields as EventFields[K] extends number | undefined ? K : never]: number };

// A format of the administrator's own, or POP3: `key=number[/number]` with blanks or commas between.
function anyCounters(text: string, from: number, fields: EventFields): boolean {
  const numbers: Partial<Record<keyof Numbers, number>> = {};
  let known = 0;
  for (const part of text.slice(from + 1, from + MOST_COUNTERS).split(/[ ,;()]+/)) {
    const equals = part.indexOf('=');
    const columns = equals > 0 ? KEYS.get(part.slice(0, equals)) : undefined;
    if (columns === undefined) continue;
    const end = part.length;
    const slash = part.indexOf('/', equals);
    const first = number15(part, equals + 1, slash < 0 ? end : slash);
    const second = slash < 0 ? -1 : number15(part, slash + 1, end);
    if (first < 0) continue;
    known += 1;
    numbers[columns[0]] = first;
    if (columns[1] !== undefined && second >= 0) numbers[columns[1]] = second;
  }
  if (known === 0) return false;
  Object.assign(fields, withoutBytesDeleted(numbers));
  // POP3 counts bodies in every version; IMAP does since 2.3.
  if (numbers.bodyCount !== undefined) fields.counters = 1;
  else if (numbers.bytesOut === undefined && numbers.mailboxBytes === undefined) fields.counters = 2;
  return true;
}

function number15(text: string, from: number, to: number): number {
  return to > from && endOfNumber(text, from) >= to ? decimal(text, from, to) : -1;
}

/**
 * `del=n/m`: m is the number of messages in 2.2 and 2.3, the bytes of the deleted messages in 2.4, and the line does
 * not say which. With nothing deleted it is told by whether m is 0 in a mailbox that has bytes. Otherwise m is taken
 * for the number of messages when that many could be in `size` bytes (64 bytes each at the least, the shortest mail
 * that a client accepts) and when it is not just what the retrieved and deleted messages have in bytes.
 */
function withoutBytesDeleted(numbers: Partial<Record<keyof Numbers, number>>): typeof numbers {
  const { mailboxMessages: second, ...rest } = numbers;
  if (second === undefined) return numbers;
  const { deletedCount: deleted = 0, mailboxBytes: size, bodyCount = 0, bodyBytes = 0 } = numbers;
  const bytesOfAll = bodyCount === deleted && second <= bodyBytes && second > bodyBytes - 64 * deleted;
  const messages =
    size === undefined
      ? second >= deleted && deleted === 0 && second > 0
      : deleted === 0
        ? second > 0 || size === 0
        : second >= deleted && second * 64 <= size && !bytesOfAll;
  return messages ? numbers : rest;
}

const CLOSINGS: readonly string[] = [
  'Disconnected',
  'Logged out',
  'Connection closed',
  'Server shutting down',
  'Inactivity',
];

// The words into `reason` without what changes from line to line, which goes to `detail`.
function closing(text: string, from: number, to: number, fields: EventFields): boolean {
  const at = text.startsWith('Disconnected: ', from) ? from + 14 : from;
  if (text.startsWith('Logged out', at) && at + 10 === to) {
    fields.reason = 'Logged out';
    return true;
  }
  let end = to;
  for (const mark of [' (', ': ']) {
    const cut = text.indexOf(mark, at);
    if (cut >= at && cut < end) end = cut;
  }
  if (end > at) fields.reason = text.slice(at, Math.min(end, at + 80));
  if (end < to) fields.detail = text.slice(end, to).replace(/^[: ]+/, '');
  return CLOSINGS.some((words) => text.startsWith(words, from));
}
