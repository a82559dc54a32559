import type { Place } from '../../case/context.ts';
import { type Line, linesOf, type Where } from './reader.ts';

/** A record of a listing: the texts of its columns, in the order of the header. */
export interface ListingRecord {
  readonly fields: readonly string[];
  readonly place: Place;
}

/** The records of a listing, one by one; `undefined` stands for one that cannot be read. */
export interface Listing {
  readonly columns: readonly string[];
  readonly records: Iterable<ListingRecord | undefined>;
}

// Fields of doveadm-fetch(1), with the user that -A and -F add.
const COLUMN =
  /^(username|user|mailbox|mailbox-guid|seq|uid|guid|flags|modseq|hdr(\.[\w!#$%&'*+.^`|~-]+)?|body(\.[\w.]+)?|binary\.[\w.]+|text(\.utf8)?|size\.(physical|virtual)|date\.(received|sent|saved)(\.unixtime)?|imap\.(envelope|body|bodystructure)|pop3\.(uidl|order)|refcount|storageid)$/;

const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d( \(?[+-]\d{4}\)?)?$/;

type Test = (text: string) => boolean;

/** Whether a text can stand in a column; `undefined` for free text. Numbers may be empty: not known. */
function testOf(column: string): Test | undefined {
  if (column === 'uid' || column === 'seq') return (text) => /^\d{1,10}$/.test(text);
  if (column.endsWith('.unixtime') || column.startsWith('size.') || column === 'modseq')
    return (text) => /^\d{0,20}$/.test(text);
  if (column.startsWith('date.')) return (text) => DATE.test(text);
  if (column === 'guid' || column === 'mailbox-guid') return (text) => !/\s/.test(text);
  if (column === 'mailbox') return (text) => text !== '';
  return column === 'flags' ? (text) => /^[\x20-\x7e]*$/.test(text) : undefined;
}

function isFree(column: string): boolean {
  return /^(hdr|body|binary|text|imap)\b/.test(column);
}

/** The columns of a tab listing's header line; `undefined` when it is none. */
function tabColumns(header: string): readonly string[] | undefined {
  if (header.length > 4000) return undefined;
  const columns = header.split('\t');
  return columns.length > 1 && columns.includes('uid') && columns.every((c) => COLUMN.test(c))
    ? columns
    : undefined;
}

interface Shape {
  readonly columns: readonly string[];
  readonly tests: readonly (Test | undefined)[];
  /** How many columns stand before the first free text. */
  readonly leading: number;
  /** Where text goes that has tabs of its own, the likeliest column first. */
  readonly free: readonly number[];
}

function shapeOfListing(columns: readonly string[]): Shape {
  const firstFree = columns.findIndex(isFree);
  const free = columns.flatMap((c, i) => (isFree(c) ? [i] : []));
  // A subject is what people write freely, so a surplus tab is the subject's before it is another header's.
  free.sort(
    (a, b) => Number(/subject/.test(columns[b] ?? '')) - Number(/subject/.test(columns[a] ?? '')) || b - a,
  );
  return { columns, tests: columns.map(testOf), leading: firstFree < 0 ? columns.length : firstFree, free };
}

function fits(shape: Shape, fields: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const field = fields[i];
    if (field === undefined || shape.tests[i]?.(field) === false) return false;
  }
  return true;
}

/** The columns of a joined record; tabs beyond the columns are given to the free text where all else then fits. */
function fieldsOf(shape: Shape, text: string): readonly string[] | undefined {
  const fields = text.split('\t');
  const surplus = fields.length - shape.columns.length;
  if (surplus < 0) return undefined;
  if (surplus === 0) return fits(shape, fields, 0, fields.length) ? fields : undefined;
  for (const at of shape.free) {
    const joined = fields.slice(at, at + surplus + 1).join(' ');
    const tried = [...fields.slice(0, at), joined, ...fields.slice(at + surplus + 1)];
    if (fits(shape, tried, 0, tried.length)) return tried;
  }
  return undefined;
}

/** Whether a line can begin a record: the columns before the first free text are of their shapes. */
function beginsRecord(shape: Shape, line: string): boolean {
  // A raw header is folded with a blank or tab, so no line of it begins otherwise.
  if (line.startsWith(' ') || line.startsWith('\t') || line === '') return false;
  if (shape.leading === 0) return true;
  const fields = line.split('\t', shape.leading + 1);
  // With nothing but free text after it, a record's first line has all leading columns.
  return fields.length >= shape.leading && fits(shape, fields, 0, shape.leading);
}

const LONGEST_RECORD = 8 * 1024 * 1024;

function joined(lines: readonly string[]): string {
  let text = lines[0] ?? '';
  // Only the first blank belongs to the fold: a tab after it may end the column.
  for (const line of lines.slice(1)) text += /^[ \t]/.test(line) ? ` ${line.slice(1)}` : `\n${line}`;
  return text;
}

/** A record while its lines come in. */
class HeldRecord {
  readonly #shape: Shape;
  readonly #lines: string[];
  readonly #place: Place;
  #size = 0;

  constructor(shape: Shape, first: Line) {
    this.#shape = shape;
    this.#lines = [first.text];
    this.#place = first.place;
  }

  add(text: string): void {
    this.#size += text.length + 1;
    if (this.#size < LONGEST_RECORD) this.#lines.push(text);
  }

  /** Whether the record can have no more lines; known only where a column of a known form ends it. */
  isWhole(): boolean {
    const last = this.#shape.tests.at(-1) !== undefined;
    return last && this.#lines.length < 100 && this.read() !== undefined;
  }

  read(): ListingRecord | undefined {
    const fields = fieldsOf(this.#shape, joined(this.#lines));
    return fields === undefined ? undefined : { fields, place: this.#place };
  }
}

function* tabRecords(
  lines: Iterator<Line>,
  columns: readonly string[],
): Generator<ListingRecord | undefined> {
  const shape = shapeOfListing(columns);
  let held: HeldRecord | undefined;
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    const line = next.value;
    const folded = /^[ \t]/.test(line.text);
    if (
      held === undefined ? line.text === '' : !beginsRecord(shape, line.text) && (folded || !held.isWhole())
    ) {
      held?.add(line.text);
      continue;
    }
    if (held !== undefined) yield held.read();
    // An empty line after a whole record is no record; any other text is one, if only an unreadable one.
    held = line.text === '' ? undefined : new HeldRecord(shape, line);
  }
  if (held !== undefined) yield held.read();
}

const PAGER_FIELD = /^([a-z][\w.-]{1,80}):(?: (.*))?$/;

/** Columns of the first record of `-f pager`, which `doveadm fetch` writes by default; `undefined` when none. */
function pagerColumns(head: string): readonly string[] | undefined {
  const first = PAGER_FIELD.exec(head.slice(0, Math.max(0, head.indexOf('\n'))))?.[1] ?? '';
  if (!COLUMN.test(first)) return undefined;
  const end = head.indexOf('\f');
  const names = (end < 0 ? head : head.slice(0, end))
    .split('\n')
    .flatMap((l) => PAGER_FIELD.exec(l)?.[1] ?? []);
  const columns = [...new Set(names.filter((n) => COLUMN.test(n)))];
  // A form feed stands only between records, so one alone must be told by more than a uid.
  const told = end >= 0 || columns.some((c) => /^(mailbox|guid|hdr|size|date)/.test(c));
  return told && columns.includes('uid') ? columns : undefined;
}

function* pagerRecords(
  lines: Iterator<Line>,
  columns: readonly string[],
): Generator<ListingRecord | undefined> {
  const index = new Map(columns.map((c, i) => [c, i]));
  let fields: string[] = [];
  let at = -1;
  let place: Place | undefined;
  const uid = index.get('uid') ?? 0;
  const done = (): ListingRecord | undefined =>
    place !== undefined && /^\d{1,10}$/.test(fields[uid] ?? '')
      ? { fields: columns.map((_, i) => fields[i] ?? ''), place }
      : undefined;
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    const { text, place: here } = next.value;
    if (text.startsWith('\f')) {
      if (place !== undefined) yield done();
      fields = [];
      at = -1;
      place = undefined;
      continue;
    }
    place ??= here;
    const m = PAGER_FIELD.exec(text);
    const column = m === null ? undefined : index.get(m[1] ?? '');
    // Fields come in order, so a text that looks like an earlier field is part of a value.
    if (column !== undefined && column > at) {
      at = column;
      fields[column] = m?.[2] ?? '';
    } else if (at >= 0 && (fields[at]?.length ?? 0) < LONGEST_RECORD)
      fields[at] = `${fields[at] ?? ''} ${text.trimStart()}`;
  }
  if (place !== undefined && fields.length > 0) yield done();
}

function flowColumns(line: string): readonly string[] | undefined {
  const names = [...line.slice(0, 8000).matchAll(/(?:^| )([a-z][\w.-]{1,80})=/g)].map((m) => m[1] ?? '');
  const columns = [...new Set(names.filter((n) => COLUMN.test(n)))];
  return columns.length > 1 && columns.includes('uid') && line.startsWith(`${columns[0]}=`)
    ? columns
    : undefined;
}

function flowFields(line: string, columns: readonly string[]): string[] | undefined {
  const fields: string[] = [];
  let from = 0;
  for (let i = 0; i < columns.length; i += 1) {
    const key = `${columns[i]}=`;
    if (!line.startsWith(key, from)) return undefined;
    const begin = from + key.length;
    const next = i + 1 < columns.length ? line.indexOf(` ${columns[i + 1]}=`, begin) : line.length;
    if (next < 0) return undefined;
    fields.push(line.slice(begin, next).trimEnd());
    from = next + 1;
  }
  return fields;
}

function* flowRecords(
  lines: Iterable<Line>,
  columns: readonly string[],
): Generator<ListingRecord | undefined> {
  let held = '';
  let place: Place | undefined;
  const done = (): ListingRecord | undefined => {
    const fields = flowFields(held, columns);
    return fields === undefined || place === undefined ? undefined : { fields, place };
  };
  for (const { text, place: here } of lines) {
    if (text.startsWith(`${columns[0]}=`)) {
      if (place !== undefined) yield done();
      held = text;
      place = here;
    } else if (held.length < LONGEST_RECORD) held += ` ${text.trimStart()}`;
  }
  if (place !== undefined) yield done();
}

/**
 * The records of what `doveadm fetch` printed with `-f tab`, `-f flow` or `-f pager`; `undefined` when the text is
 * none. Raw folded headers may break a record over lines. Source: doveadm-fetch(1), src/doveadm/doveadm-print-*.c.
 */
export function listingOf(text: string, where: Where): Listing | undefined {
  const end = text.indexOf('\n');
  const first = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const columns = tabColumns(first);
  if (columns !== undefined) {
    const lines = linesOf(text, where);
    lines.next();
    return { columns, records: tabRecords(lines, columns) };
  }
  const flow = flowColumns(first);
  if (flow !== undefined) return { columns: flow, records: flowRecords(linesOf(text, where), flow) };
  const pager = pagerColumns(text.slice(0, 65_536));
  return pager === undefined
    ? undefined
    : { columns: pager, records: pagerRecords(linesOf(text, where), pager) };
}
