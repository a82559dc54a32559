import { readable } from '../base/text.ts';

/**
 * Names of files belong to the attacker: they may hold any byte but NUL and `/`. Inside the program a path is a
 * **byte string** (base/text.ts); these functions are its edges.
 */

/** A byte-string path as the file system takes it. */
export function osPath(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

/** A path from the command line (text) as a byte string. */
export function pathBytes(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1');
}

// Controls, bidirectional and zero-width characters, and the backslash that spells them out.
const SPELLED =
  /[\\\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]/g;

/**
 * A byte-string name as text: UTF-8 where it is, and every other byte, control, bidirectional or zero-width
 * character and backslash as `\xHH` or `\uHHHH`. Two names never look the same through it.
 */
export function shownName(name: string): string {
  const text = readable(name);
  // U+FFFD where the name itself has none means bytes that are not UTF-8: then only ASCII is kept as it is.
  if (text.includes('\ufffd')) {
    return name.replace(/[^\x20-\x5b\x5d-\x7e]/g, (c) => hex(c.charCodeAt(0)));
  }
  return text.replace(SPELLED, (c) => hex(c.charCodeAt(0)));
}

function hex(code: number): string {
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
