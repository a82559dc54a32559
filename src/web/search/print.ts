import { canonicalAddress } from '../../base/ip.ts';
import { readable } from '../../base/text.ts';
import { DAY, HOUR, isoTime, MINUTE, SECOND } from '../../base/time.ts';
import { fieldOf } from './fields.ts';
import type { Match, Query, Term, Test } from './query.ts';

/** A search as text that reads as the same search. */
export function printQuery(query: Query): string {
  return query.terms.map(printTerm).join(' ');
}

/** One condition as text. */
export function printTerm({ not, match }: Pick<Term, 'not' | 'match'>): string {
  return `${not ? '-' : ''}${printMatch(match)}`;
}

function printMatch(match: Match): string {
  switch (match.kind) {
    case 'text':
      return /^[A-Za-z0-9._@]+$/.test(match.text) ? match.text : quote(match.text);
    case 'regex':
      return pattern(match);
    case 'field':
      return `${match.field}${printTest(match.field, match.test)}`;
  }
}

function printTest(field: string, test: Test): string {
  switch (test.test) {
    case 'any':
      return ':*';
    case 'is':
      return `:${value(test.value)}`;
    case 'starts':
      return `:${value(test.value)}*`;
    case 'ends':
      return `:*${value(test.value)}`;
    case 'has':
      return `:*${value(test.value)}*`;
    case 'regex':
      return `:${pattern(test)}`;
    case 'range':
      return `:${test.network}`;
    case 'compare':
      return `${test.op}${fieldOf(field)?.kind === 'time' ? isoTime(test.value) : test.value}`;
    case 'within':
      return `:${spanText(test.from, test.to)}`;
  }
}

function value(text: string): string {
  const bare = /^[A-Za-z0-9._@+-]+$/.test(text) || canonicalAddress(text) === text;
  return bare ? text : quote(text);
}

/** Text in quotes: what is not printable ASCII as bytes, unless it is sound UTF-8 that shows. */
export function quote(bytes: string): string {
  const text = readable(bytes);
  const sound = !text.includes('\ufffd') && !/[\p{C}\p{Z}]/u.test(text.replaceAll(' ', ''));
  const escaped = (sound ? text : bytes).replace(/["\\]/g, (c) => `\\${c}`);
  const safe = sound
    ? escaped
    : escaped.replace(/[^ -~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `"${safe}"`;
}

function pattern(one: { readonly pattern: string; readonly ignoreCase: boolean }): string {
  const text = readable(one.pattern).replace(/\\[\s\S]|\//g, (c) => (c === '/' ? '\\/' : c));
  return `/${text}/${one.ignoreCase ? 'i' : ''}`;
}

/** The shortest time that names the span. */
function spanText(from: number, to: number): string {
  const iso = isoTime(from);
  switch (to - from) {
    case DAY:
      return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
    case HOUR:
      return hourText(from);
    case MINUTE:
      return `${iso.slice(0, 16)}Z`;
    case SECOND:
      return `${iso.slice(0, 19)}Z`;
    default:
      return iso;
  }
}

/** An hour of a zone that is not whole hours from UTC is written as one that begins with such an offset. */
function hourText(from: number): string {
  const past = (((from % HOUR) + HOUR) % HOUR) / MINUTE;
  const offset = past === 0 ? 'Z' : `-00:${String(past).padStart(2, '0')}`;
  return `${isoTime(from - past * MINUTE).slice(0, 13)}${offset}`;
}
