import { canonicalAddress, parseNetwork } from '../../base/ip.ts';
import { lowerAscii } from '../../base/text.ts';
import type { ColumnName, Event } from '../../event/columns.ts';
import { isNumber } from './fields.ts';
import type { FileNames } from './files.ts';
import type { Match, Query, Test } from './query.ts';

/** An event with its raw line. */
export type Moment = Event & { readonly text: string };

/** Whether a line has what a search asks for, told without an engine. */
export function holds(query: Query, moment: Moment, files: FileNames): boolean {
  return query.terms.every(({ not, match }) => matches(match, moment, files) !== not);
}

function matches(match: Match, moment: Moment, files: FileNames): boolean {
  switch (match.kind) {
    case 'text':
      return lowerAscii(moment.text).includes(lowerAscii(match.text));
    case 'regex':
      return regex(match, moment.text);
    case 'field':
      return match.columns.some((name) => passes(name, match.test, moment, files));
  }
}

function passes(name: ColumnName, test: Test, moment: Moment, files: FileNames): boolean {
  const number = isNumber(name) || name === 'time';
  const value = moment[name] ?? (number ? 0 : '');
  if (name === 'file' && test.test !== 'any') return files(test).includes(Number(value));
  const text = lowerAscii(String(value));
  switch (test.test) {
    case 'any':
      return number ? value !== 0 : value !== '';
    case 'is':
      return text === lowerAscii(test.value);
    case 'starts':
      return text.startsWith(lowerAscii(test.value));
    case 'ends':
      return text.endsWith(lowerAscii(test.value));
    case 'has':
      return text.includes(lowerAscii(test.value));
    case 'regex':
      return regex(test, String(value));
    case 'compare': {
      const n = Number(value);
      if (test.op === '<') return n < test.value;
      if (test.op === '<=') return n <= test.value;
      return test.op === '>' ? n > test.value : n >= test.value;
    }
    case 'within':
      return Number(value) >= test.from && Number(value) < test.to;
    case 'range':
      return (
        canonicalAddress(String(value)) === value &&
        parseNetwork(test.network)?.contains(String(value)) === true
      );
  }
}

function regex(one: { readonly pattern: string; readonly ignoreCase: boolean }, text: string): boolean {
  return new RegExp(one.pattern, one.ignoreCase ? 'is' : 's').test(text);
}
