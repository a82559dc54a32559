import { setFlagsFromString } from 'node:v8';
import { UserError } from '../base/errors.ts';
import { byteString, isAscii, readable } from '../base/text.ts';

/** Whether a line (a byte string) has the pattern. */
export type Matches = (line: string) => boolean;

const LONGEST = 1000;

/**
 * A pattern as a test of lines that takes time linear in the line, whatever the pattern: text as it is (`fixed`), or
 * a regular expression run by V8's linear-time engine (flag `l`: no look-around, no back-references, small counts).
 * Throws UserError for a pattern that cannot be run so.
 */
export function compilePattern(
  pattern: string,
  options: { readonly fixed: boolean; readonly ignoreCase: boolean },
): Matches {
  if (pattern.length > LONGEST) {
    throw new UserError('pattern', `longer than ${LONGEST} characters`, 'give a shorter one');
  }
  const { ignoreCase } = options;
  if (options.fixed) return contains(pattern, ignoreCase);
  const expression = linear(ignoreCase ? bothCases(pattern) : pattern);
  // The linear engine is a hundred times slower than a search for text, so text goes first.
  const mayMatch = contains(requiredText(pattern), ignoreCase);
  return (line) => mayMatch(line) && expression.test(readableLine(line));
}

/** Whether a line has the text. UTF-8 text is within UTF-8 bytes exactly where its bytes are. */
function contains(text: string, ignoreCase: boolean): Matches {
  if (!ignoreCase) {
    const bytes = byteString(text);
    return (line) => line.includes(bytes);
  }
  const lower = text.toLowerCase();
  return (line) => readableLine(line).toLowerCase().includes(lower);
}

function readableLine(line: string): string {
  return isAscii(line) ? line : readable(line);
}

function linear(pattern: string): RegExp {
  // Off by default in Node 20; it only adds the flag l.
  setFlagsFromString('--enable-experimental-regexp-engine');
  try {
    return new RegExp(pattern, 'l');
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    throw new UserError(
      'pattern',
      said,
      'patterns have no look-around, back-reference or large count; -F takes the text as it is',
    );
  }
}

/** The pattern with every ASCII letter in both cases: the linear engine has no flag i. */
function bothCases(pattern: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const c = pattern.charAt(i);
    const range = /^([A-Za-z])-([A-Za-z])/.exec(pattern.slice(i, i + 3));
    if (c === '\\') {
      // \x41 and \u0041 are taken as they stand.
      const escaped = /^\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|c[A-Za-z]|[\s\S])/.exec(pattern.slice(i, i + 6));
      out += escaped?.[0] ?? c;
      i += (escaped?.[0].length ?? 1) - 1;
    } else if (inClass && range !== null) {
      out += range[0] + swapCase(range[0], c);
      i += 2;
    } else if (/[A-Za-z]/.test(c)) out += inClass ? c + swapCase(c, c) : `[${c}${swapCase(c, c)}]`;
    else if (c === '(' && !inClass && /^\(\?<[A-Za-z]/.test(pattern.slice(i, i + 4))) {
      const end = pattern.indexOf('>', i);
      out += pattern.slice(i, end + 1);
      i = end;
    } else {
      if (c === '[') inClass = true;
      else if (c === ']') inClass = false;
      out += c;
    }
  }
  return out;
}

/** A letter or a range in the other case; a range whose ends differ in case stays as it is. */
function swapCase(text: string, first: string): string {
  const last = text.charAt(text.length - 1);
  const isLower = (c: string): boolean => c >= 'a';
  if (isLower(first) !== isLower(last)) return '';
  return isLower(first) ? text.toUpperCase() : text.toLowerCase();
}

/** A run of plain text that every match must have; empty when none is sure. */
export function requiredText(pattern: string): string {
  // With an alternative, a group, a class or an escape of a letter nothing is sure without a parser.
  if (/[|()[\]{}]|\\[A-Za-z0-9]/.test(pattern)) return '';
  const runs = pattern.replaceAll(/\\[\s\S]/g, '.').match(/[^.*+?^$]+(?![*?])/g) ?? [];
  return runs.reduce((best, run) => (run.length > best.length ? run : best), '');
}
