import { byteString, readable } from '../../base/text.ts';
import { chosenStamp, type Stamp } from './stamps.ts';

/** Values of a JSON line by their names. */
export type Entry = Readonly<Record<string, unknown>>;

/** A line that is a JSON object, its texts as byte strings; `undefined` when it is none. */
export function entryOf(line: string): Entry | undefined {
  // Bytes beyond ASCII stand for themselves; only escapes of characters ask for decoding.
  if (line.includes('\\u')) return parsed(readable(line), byteString);
  // nginx without `escape=json` writes `\x22`, which is no JSON.
  return parsed(line) ?? (line.includes('\\x') ? parsed(line.replace(HEX, '\\u00$1')) : undefined);
}

const HEX = /\\x([\dA-Fa-f]{2})/g;

function parsed(text: string, encode?: (text: string) => string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isEntry(value)) return undefined;
    return encode === undefined ? value : encoded(value, encode, DEEPEST);
  } catch {
    return undefined;
  }
}

// Caddy's headers are lists in an object in the request.
const DEEPEST = 3;

function encoded(entry: Entry, encode: (text: string) => string, depth: number): Entry {
  const one = (value: unknown): unknown => {
    if (typeof value === 'string') return encode(value);
    if (depth === 0) return undefined;
    if (Array.isArray(value))
      return value.map((v: unknown) => (typeof v === 'string' ? encode(v) : undefined));
    return isEntry(value) ? encoded(value, encode, depth - 1) : value;
  };
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, one(value)]));
}

/** Whether a value is an object with names. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text or number of the first name that has one; empty when none has, or only the minus that stands for none. */
export function textUnder(entry: Entry, names: readonly string[]): string {
  for (const name of names) {
    const value = Object.hasOwn(entry, name) ? entry[name] : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text !== '-') return text;
  }
  return '';
}

const TIMES = [
  'time_iso8601',
  'time_local',
  '@timestamp',
  'timestamp',
  'time',
  'datetime',
  'date',
  'msec',
  'ts',
];

/** The stamp of a line, under one of the usual names; the most exact of those that are there. */
export function entryStamp(entry: Entry): Stamp | undefined {
  let best: Stamp | undefined;
  for (const name of TIMES) {
    const stamp = chosenStamp(bare(textUnder(entry, [name])));
    if (stamp?.hasYear !== true) continue;
    if (best === undefined || stamp.precision < best.precision) best = stamp;
  }
  return best;
}

function bare(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
}
