import { MINUTE, monthNumber, wallTime } from '../../base/time.ts';
import { endOfQuoted } from './quoted.ts';

/** The stamp of the common log format, `[24/Nov/2026:00:51:45 +0000]`: 28 characters with its brackets. */
export const CLF_LENGTH = 28;

/**
 * Index of the `[` of a stamp that stands right in front of the request, whose opening quote is the line's first;
 * -1 when the line is laid out otherwise, or begins with a stamp. A user name is the client's text and may hold a stamp, but never a bare
 * quote.
 */
export function findClfStamp(line: string): number {
  const open = endOfQuoted(line, 0);
  const at = open - CLF_LENGTH - 1;
  return at > 0 &&
    line.charCodeAt(at) === OPEN &&
    line.charCodeAt(at + 3) === SLASH &&
    line.charCodeAt(at + 27) === CLOSE &&
    line.charCodeAt(at + 28) === SPACE &&
    !beginsWithStamp(line)
    ? at
    : -1;
}

// Then what stands in front of the request may be the user's name.
function beginsWithStamp(line: string): boolean {
  return line.charCodeAt(0) === OPEN || (line.charCodeAt(4) === MINUS && line.charCodeAt(7) === MINUS);
}

const OPEN = 91;
const SLASH = 47;
const CLOSE = 93;
const SPACE = 32;
const MINUS = 45;

/** Wall time of the stamp whose `[` is at `at`, microseconds; NaN when it is none. */
export function clfWall(line: string, at: number): number {
  const month = monthNumber(line.slice(at + 4, at + 7)) ?? Number.NaN;
  const day = two(line, at + 1);
  const year = two(line, at + 8) * 100 + two(line, at + 10);
  const hour = two(line, at + 13);
  const minute = two(line, at + 16);
  const second = two(line, at + 19);
  if (!(day >= 1 && day <= 31 && hour < 24 && minute < 60 && second <= 60 && year >= 1970)) return Number.NaN;
  return wallTime(year, month, day, hour, minute, second);
}

/** Offset east of UTC of the stamp whose `[` is at `at`, microseconds; NaN when it has none. */
export function clfOffset(line: string, at: number): number {
  const minutes = two(line, at + 23) * 60 + two(line, at + 25);
  return (line.charCodeAt(at + 22) === MINUS ? -minutes : minutes) * MINUTE;
}

function two(line: string, at: number): number {
  const tens = line.charCodeAt(at) - 48;
  const ones = line.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
