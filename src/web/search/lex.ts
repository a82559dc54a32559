import { byteString } from '../../base/text.ts';
import { QueryError } from './query.ts';

/** A place in the typed text where reading goes on. */
export interface Reader {
  readonly source: string;
  at: number;
}

export const atEnd = ({ source, at }: Reader): boolean => at >= source.length;

function isBlank(c: string): boolean {
  return /^\s$/.test(c);
}

/** Goes over blanks. */
export function skipBlanks(reader: Reader): void {
  while (!atEnd(reader) && isBlank(reader.source.charAt(reader.at))) reader.at += 1;
}

/** Everything up to the next blank. */
export function readBare(reader: Reader): string {
  const from = reader.at;
  while (!atEnd(reader) && !isBlank(reader.source.charAt(reader.at))) reader.at += 1;
  return reader.source.slice(from, reader.at);
}

/**
 * A text in quotes, as a byte string. Its escapes are those that the page writes text with: `\x1b`, `\u202e`, `\t`,
 * and `\"` and `\\`; any other backslash is one.
 */
export function readQuoted(reader: Reader): string {
  const { source } = reader;
  const from = reader.at;
  let out = '';
  let plain = from + 1;
  const flush = (to: number): void => {
    out += byteString(source.slice(plain, to));
  };
  for (let i = from + 1; i < source.length; i += 1) {
    const c = source.charAt(i);
    if (c === '"') {
      flush(i);
      reader.at = i + 1;
      return out;
    }
    if (c !== '\\') continue;
    const special = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(["\\t]))/.exec(source.slice(i, i + 6));
    if (special === null) continue;
    flush(i);
    const [whole, hex, unicode, short] = special;
    if (hex !== undefined) out += String.fromCharCode(Number.parseInt(hex, 16));
    else if (unicode !== undefined) out += byteString(String.fromCharCode(Number.parseInt(unicode, 16)));
    else out += short === 't' ? '\t' : (short ?? '');
    i += whole.length - 1;
    plain = i + 1;
  }
  const at = [from, source.length] as const;
  const closed = [{ at: [source.length, source.length] as const, text: '"' }];
  throw new QueryError('the quotes are not closed', 'put a " at the end of the text', at, closed);
}

/** A regular expression between slashes. */
export interface Pattern {
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

/**
 * A regular expression, `/…/` or `/…/i`, that ends where a blank or nothing follows; `undefined`, and nothing is
 * read, when no slash ends one: then it is a path and a word.
 */
export function readPattern(reader: Reader): Pattern | undefined {
  const { source, at } = reader;
  let pattern = '';
  for (let i = at + 1; i < source.length; i += 1) {
    const c = source.charAt(i);
    if (c === '\\' && i + 1 < source.length) {
      const next = source.charAt(i + 1);
      pattern += next === '/' ? '/' : c + next;
      i += 1;
      continue;
    }
    const end = c === '/' ? /^\/(i?)(?=\s|$)/.exec(source.slice(i, i + 3)) : null;
    if (end !== null && pattern !== '') {
      reader.at = i + end[0].length;
      return { pattern: byteString(pattern), ignoreCase: end[1] === 'i' };
    }
    pattern += c;
  }
  return undefined;
}
