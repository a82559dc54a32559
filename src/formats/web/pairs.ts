import type { Entry } from './entry.ts';
import { endOfQuoted, unescaped } from './quoted.ts';

const QUOTE = 34;
const OPEN = 91;
const SPACE = 32;
const LONGEST_NAME = 40;
const MOST = 100;
const NAME = /^[A-Za-z_@][\w.@-]*$/;

/**
 * A line of `name=value` and `name="value"`, parted by blanks, and of nothing else; `undefined` when it is none. A name
 * that comes twice makes it none: one of the two may be the client's.
 */
export function pairsOf(line: string): Entry | undefined {
  const out = new Map<string, string>();
  for (let at = 0; at < line.length; ) {
    const equals = line.indexOf('=', at);
    if (equals < 0 || equals - at > LONGEST_NAME || out.size === MOST) return undefined;
    const name = line.slice(at, equals);
    const end = endOfValue(line, equals + 1);
    if (end < 0 || !NAME.test(name) || out.has(name)) return undefined;
    out.set(name, bareValue(line.slice(equals + 1, end)));
    at = end;
    while (line.charCodeAt(at) === SPACE) at += 1;
  }
  return out.size === 0 ? undefined : Object.fromEntries(out);
}

/** Index behind the value that begins at `at`, where a blank or the line's end must be; -1 when it does not end so. */
function endOfValue(line: string, at: number): number {
  const first = line.charCodeAt(at);
  if (first !== QUOTE && first !== OPEN) {
    const end = line.indexOf(' ', at);
    return end < 0 ? line.length : end;
  }
  const close = first === QUOTE ? endOfQuoted(line, at + 1) : line.indexOf(']', at);
  if (close < 0) return -1;
  return close + 1 === line.length || line.charCodeAt(close + 1) === SPACE ? close + 1 : -1;
}

function bareValue(text: string): string {
  return text.charCodeAt(0) === QUOTE ? unescaped(text.slice(1, -1)) : text;
}
