import { canonicalAddress } from '../../base/ip.ts';
import { byteString } from '../../base/text.ts';
import { fieldOf, nearestField } from './fields.ts';
import { atEnd, type Reader, readBare, readPattern, readQuoted, skipBlanks } from './lex.ts';
import { checkPattern } from './patterns.ts';
import { quote } from './print.ts';
import { type Comparison, type Match, type Query, QueryError, type Span, type Term } from './query.ts';
import { readTest } from './values.ts';

const MOST_TERMS = 50;

/**
 * Reads a search: plain words and `"phrases"`, `/expressions/`, `field:value` with `*` at either end, `field>value`
 * for numbers and times, ranges of addresses; `-` before any of them turns it round. Throws {@link QueryError}.
 */
export function parseQuery(source: string): Query {
  const reader: Reader = { source, at: 0 };
  const terms: Term[] = [];
  for (skipBlanks(reader); !atEnd(reader); skipBlanks(reader)) {
    terms.push(readTerm(reader));
    if (terms.length > MOST_TERMS)
      throw new QueryError(`more than ${MOST_TERMS} conditions`, 'take some away', [
        reader.at,
        source.length,
      ]);
  }
  return { terms };
}

function readTerm(reader: Reader): Term {
  const from = reader.at;
  const { source } = reader;
  const not = source.charAt(from) === '-' && /^\S/.test(source.slice(from + 1, from + 2));
  if (not) reader.at += 1;
  const match = readMatch(reader);
  return { not, match, at: [from, reader.at] };
}

function readMatch(reader: Reader): Match {
  const { source, at } = reader;
  const c = source.charAt(at);
  if (c === '"') {
    const text = readQuoted(reader);
    if (text === '') throw new QueryError('the quotes hold nothing', 'write a text', [at, reader.at]);
    mustEnd(reader);
    return { kind: 'text', text };
  }
  if (c === '/') {
    const found = readPattern(reader);
    if (found !== undefined) {
      checkPattern(found.pattern, [at, reader.at]);
      return { kind: 'regex', ...found };
    }
  }
  return readField(reader) ?? { kind: 'text', text: byteString(readBare(reader)) };
}

const NAMED = /^([A-Za-z@_][A-Za-z0-9_.@]*)(:|<=|>=|<|>)/;

/** `field:value`; `undefined`, and nothing is read, when it is a plain word after all. */
function readField(reader: Reader): Match | undefined {
  const { source, at } = reader;
  const named = NAMED.exec(source.slice(at, at + 200));
  if (named === null) return undefined;
  const [whole, name = '', op = ''] = named;
  const after = at + whole.length;
  const field = fieldOf(name);
  if (field === undefined) {
    const word = /^\S*/.exec(source.slice(at))?.[0] ?? '';
    const value = source.slice(after, after + 2);
    // `warning:`, `https://…`, `a>b` and addresses are words of a line.
    if (op !== ':' || value === '//' || /^(\s|$)/.test(value) || canonicalAddress(word) !== undefined)
      return undefined;
    throw unknownField(name, word, [at, at + name.length]);
  }
  reader.at = after;
  const test = readTest(reader, field, op as Comparison | ':', [at, after]);
  mustEnd(reader);
  return { kind: 'field', field: name, columns: field.columns, test };
}

function unknownField(name: string, word: string, at: Span): QueryError {
  const near = nearestField(name);
  const meant = near === undefined ? 'put' : `did you mean ${near}? Put`;
  return new QueryError(
    `there is no field ${name}`,
    `${meant} quotes around the text to find it as it is: ${JSON.stringify(word.slice(0, 60))}`,
    at,
    [
      ...(near === undefined ? [] : [{ at, text: near }]),
      { at: [at[0], at[0] + word.length], text: quote(byteString(word)) },
    ],
  );
}

function mustEnd(reader: Reader): void {
  const from = reader.at;
  if (!atEnd(reader) && readBare(reader) !== '')
    throw new QueryError('something follows without a blank', 'put a blank between', [from, reader.at]);
}
