import ipaddr from 'ipaddr.js';
import { canonicalAddress } from '../../base/ip.ts';
import { byteString } from '../../base/text.ts';
import { DAY, HOUR, MINUTE, parseIso, SECOND } from '../../base/time.ts';
import type { Field } from './fields.ts';
import { type Reader, readBare, readPattern, readQuoted } from './lex.ts';
import { checkPattern } from './patterns.ts';
import { type Comparison, QueryError, type Span, type Test } from './query.ts';

/** Reads what stands behind `field:` or `field>`. `named` is where the name and its sign stand. */
export function readTest(reader: Reader, field: Field, op: Comparison | ':', named: Span): Test {
  const from = reader.at;
  if (op !== ':') {
    const value = readPlain(reader);
    return { test: 'compare', op, value: numberOf(field, op, value, [named[0], reader.at]) };
  }
  if (reader.source.charAt(from) === '/') {
    const found = readPattern(reader);
    if (found !== undefined) {
      checkPattern(found.pattern, [from, reader.at]);
      if (field.kind === 'time') throw notATime([from, reader.at]);
      if (field.kind === 'file')
        throw new QueryError('files are not found by expressions', 'use file:*part-of-the-path*', [
          from,
          reader.at,
        ]);
      return { test: 'regex', ...found };
    }
  }
  const { value, before, after, quoted } = readStarred(reader);
  const at: Span = [from, reader.at];
  if (value === '' && (before || after)) return { test: 'any' };
  if (value === '' && !quoted)
    throw new QueryError('a value is missing', 'write it behind the colon, or "" for none', [
      named[0],
      named[1],
    ]);
  if (field.kind === 'time') return spanOf(value, at);
  if (before || after) return { test: before && after ? 'has' : before ? 'ends' : 'starts', value };
  if (field.kind === 'number') return { test: 'is', value: String(wholeOf(value, at)) };
  return (field.kind === 'address' ? addressOf(value, at) : undefined) ?? { test: 'is', value };
}

function readPlain(reader: Reader): string {
  return reader.source.charAt(reader.at) === '"' ? readQuoted(reader) : readBare(reader);
}

interface Starred {
  readonly value: string;
  readonly before: boolean;
  readonly after: boolean;
  readonly quoted: boolean;
}

/** A value with `*` before it, behind it or both: bare, or in quotes where a star is a star. */
function readStarred(reader: Reader): Starred {
  const { source } = reader;
  const from = reader.at;
  const before = source.charAt(from) === '*';
  if (source.charAt(from + (before ? 1 : 0)) === '"') {
    reader.at += before ? 1 : 0;
    const value = readQuoted(reader);
    const after = source.charAt(reader.at) === '*';
    if (after) reader.at += 1;
    return { value, before, after, quoted: true };
  }
  const bare = readBare(reader);
  const after = bare.length > 1 && bare.endsWith('*');
  const middle = bare.slice(before ? 1 : 0, after ? -1 : bare.length);
  if (middle.includes('*')) {
    throw new QueryError(
      'a * stands within the value',
      'put it at the beginning or the end, or write field:/an expression/',
      [from, reader.at],
    );
  }
  return { value: byteString(middle), before, after, quoted: false };
}

function numberOf(field: Field, op: Comparison, value: string, at: Span): number {
  if (field.kind === 'time') return spanOf(value, at).from;
  if (field.kind === 'number') return wholeOf(value, at);
  throw new QueryError(`${op} needs a number or a time`, 'use a colon for text', at);
}

function wholeOf(value: string, at: Span): number {
  const number = Number(value);
  if (!/^\d{1,16}$/.test(value) || !Number.isSafeInteger(number))
    throw new QueryError('this field holds whole numbers', 'write one, or a pattern such as 5*', at);
  return number;
}

/** One spelling of an address, or the range that a network spans; `undefined` for other text. */
function addressOf(value: string, at: Span): Test | undefined {
  const address = canonicalAddress(value);
  if (address !== undefined) return { test: 'is', value: address };
  const cidr = /^([0-9A-Fa-f:.]+)\/(\d{1,3})$/.exec(value);
  if (cidr === null) return undefined;
  const [, base = '', bits = ''] = cidr;
  try {
    const v4 = ipaddr.IPv4.isValidFourPartDecimal(base);
    const kind = v4 ? ipaddr.IPv4 : ipaddr.IPv6;
    const network = `${kind.parse(base).toString()}/${Number(bits)}`;
    return {
      test: 'range',
      first: kind.networkAddressFromCIDR(network).toNormalizedString(),
      last: kind.broadcastAddressFromCIDR(network).toNormalizedString(),
      network,
    };
  } catch {
    throw new QueryError(
      `${value} is no range of addresses`,
      'write one such as 10.0.0.0/8 or 2001:db8::/32',
      at,
    );
  }
}

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d(?:\.\d{1,6})?))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** The day, hour, minute or second that a time names. A date is one of UTC; a time of day must say its zone. */
function spanOf(value: string, at: Span): Test & { readonly test: 'within' } {
  const m = DATE_TIME.exec(value);
  if (m === null) throw notATime(at);
  const [, date = '', hour, minute, second, zone] = m;
  if (hour !== undefined && zone === undefined)
    throw new QueryError('the time does not say its zone', 'add Z for UTC, or an offset such as +07:00', at, [
      { at: [at[1], at[1]], text: 'Z' },
    ]);
  const from = parseIso(
    `${date}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${(zone ?? 'Z').toUpperCase()}`,
  );
  if (from === undefined || !isThere(date, hour, minute, second)) throw notATime(at);
  const length =
    hour === undefined ? DAY : minute === undefined ? HOUR : second === undefined ? MINUTE : SECOND;
  const exact = second?.includes('.') === true;
  return { test: 'within', from, to: from + (exact ? 1 : length) };
}

/** Whether the calendar has the day and the clock the time. */
function isThere(date: string, hour = '00', minute = '00', second = '00'): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  return real && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function notATime(at: Span): QueryError {
  return new QueryError('this is no time', 'write 2026-03-01, 2026-03-01T04Z or 2026-03-01T04:12:55Z', at);
}
