import { isLeap, MINUTE, wallTime } from '../base/time.ts';

/** A stamp that was read, and the index of the first character behind it. */
export interface Stamp {
  readonly wall: number;
  readonly hasYear: boolean;
  readonly offset: number | undefined;
  readonly precision: number;
  readonly at: number;
}

// Three letters packed into one number, so that the hot path makes no strings.
const MONTHS: ReadonlyMap<number, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, i) => [
    packed(name, 0),
    i + 1,
  ]),
);
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function packed(line: string, at: number): number {
  return (line.charCodeAt(at) << 16) | (line.charCodeAt(at + 1) << 8) | line.charCodeAt(at + 2);
}

/** Two decimal digits as a number; -1 when they are none. */
function two(line: string, at: number): number {
  const a = line.charCodeAt(at) - 48;
  const b = line.charCodeAt(at + 1) - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

function four(line: string, at: number): number {
  const a = two(line, at);
  const b = two(line, at + 2);
  return a < 0 || b < 0 ? -1 : a * 100 + b;
}

/** Index behind `<PRI>` when the line begins with one, else 0. Source: RFC 5424 section 6.2.1. */
export function behindPri(line: string): number {
  if (line.charCodeAt(0) !== 60) return 0;
  for (let i = 1; i <= 4; i += 1) {
    const c = line.charCodeAt(i);
    if (c === 62) return i > 1 ? i + 1 : 0;
    if (!(c >= 48 && c <= 57)) return 0;
  }
  return 0;
}

interface Fraction {
  readonly micros: number;
  readonly precision: number;
  readonly at: number;
}

// What stands behind the seconds: a dot or comma and one to nine digits, or nothing.
function fraction(line: string, at: number): Fraction {
  const mark = line.charCodeAt(at);
  if (mark !== 46 && mark !== 44) return { micros: 0, precision: 1_000_000, at };
  let micros = 0;
  let precision = 1_000_000;
  let i = at + 1;
  for (; i < at + 10; i += 1) {
    const c = line.charCodeAt(i) - 48;
    if (!(c >= 0 && c <= 9)) break;
    if (precision > 1) {
      precision /= 10;
      micros += c * precision;
    }
  }
  return { micros, precision, at: i === at + 1 ? at : i };
}

// Microseconds of HH:MM:SS since midnight are made by wallTime; here only the shape and the bounds.
function isClock(line: string, at: number): boolean {
  const hour = two(line, at);
  const minute = two(line, at + 3);
  const second = two(line, at + 6);
  return (
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second <= 60 &&
    line.charCodeAt(at + 2) === 58 &&
    line.charCodeAt(at + 5) === 58
  );
}

function isDate(year: number, month: number, day: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (DAYS[month - 1] ?? 0) &&
    (month !== 2 || day < 29 || isLeap(year))
  );
}

// A year stands where logs may have one: four digits of 1970 to 2199 and a blank.
function yearAt(line: string, at: number): number {
  const year = four(line, at);
  const behind = line.charCodeAt(at + 4);
  return year >= 1970 && year < 2200 && (behind === 32 || behind === 58) ? year : -1;
}

/**
 * `Nov 24 00:51:30`, also with a year before the month, before or behind the clock, with a fraction, and with a colon
 * behind it all. The index behind is that of the first character that is no blank. Source: RFC 3164 section 4.1.2.
 */
export function traditionalStamp(line: string, from: number): Stamp | undefined {
  let at = from;
  let year = yearAt(line, at);
  if (year > 0) at += 5;
  const month = MONTHS.get(packed(line, at));
  if (month === undefined || line.charCodeAt(at + 3) !== 32) return undefined;
  at += 4;
  if (line.charCodeAt(at) === 32) at += 1;
  const digits = two(line, at);
  const day = digits >= 0 ? digits : line.charCodeAt(at) - 48;
  at += digits >= 0 ? 2 : 1;
  if (line.charCodeAt(at) !== 32) return undefined;
  at += 1;
  if (year < 0) {
    year = yearAt(line, at);
    if (year > 0) at += 5;
  }
  if (!isClock(line, at)) return undefined;
  const clock = at;
  const { micros, precision, at: end } = fraction(line, at + 8);
  at = end;
  if (year < 0 && line.charCodeAt(at) === 32) {
    year = yearAt(line, at + 1);
    if (year > 0) at += 5;
  }
  if (line.charCodeAt(at) === 58) at += 1;
  if (at < line.length && line.charCodeAt(at) !== 32) return undefined;
  const hasYear = year > 0;
  return dated(
    line,
    hasYear ? year : 2000,
    month,
    day,
    clock,
    { micros, precision, at: at + 1 },
    hasYear,
    undefined,
  );
}

function dated(
  line: string,
  year: number,
  month: number,
  day: number,
  clock: number,
  { micros, precision, at }: Fraction,
  hasYear: boolean,
  offset: number | undefined,
): Stamp | undefined {
  if (!isDate(year, month, day)) return undefined;
  const wall = wallTime(
    year,
    month,
    day,
    two(line, clock),
    two(line, clock + 3),
    two(line, clock + 6),
    micros,
  );
  return { wall, hasYear, offset, precision, at };
}

interface Offset {
  readonly offset: number | undefined;
  readonly at: number;
}

// `Z`, `+07:00`, `+0700` or `+07`; nothing when the stamp has no zone.
function offsetAt(line: string, at: number): Offset {
  const c = line.charCodeAt(at);
  if (c === 90 || c === 122) return { offset: 0, at: at + 1 };
  if (c !== 43 && c !== 45) return { offset: undefined, at };
  const hours = two(line, at + 1);
  if (hours < 0 || hours > 18) return { offset: undefined, at };
  const colon = line.charCodeAt(at + 3) === 58 ? 1 : 0;
  const minutes = two(line, at + 3 + colon);
  const sign = c === 45 ? -1 : 1;
  if (minutes < 0) return { offset: sign * hours * 60 * MINUTE, at: at + 3 };
  return { offset: sign * (hours * 60 + minutes) * MINUTE, at: at + 5 + colon };
}

/**
 * `2026-11-24T00:51:30.306178+00:00`: ISO 8601 with `T` or a blank, one to nine digits of fraction (kept to the
 * microsecond), with or without a zone. The index behind is that of the blank or end that follows. Source: RFC 3339.
 */
export function isoStamp(line: string, at: number): Stamp | undefined {
  const year = four(line, at);
  if (year < 0 || line.charCodeAt(at + 4) !== 45 || line.charCodeAt(at + 7) !== 45) return undefined;
  const between = line.charCodeAt(at + 10);
  if (between !== 84 && between !== 32 && between !== 116) return undefined;
  if (!isClock(line, at + 11)) return undefined;
  const part = fraction(line, at + 19);
  const { offset, at: end } = offsetAt(line, part.at);
  if (end < line.length && line.charCodeAt(end) !== 32) return undefined;
  const { micros, precision } = part;
  return dated(
    line,
    year,
    two(line, at + 5),
    two(line, at + 8),
    at + 11,
    { micros, precision, at: end },
    true,
    offset,
  );
}
