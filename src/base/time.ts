/**
 * Time. An instant is a whole number of **microseconds since 1970 UTC**. A *wall* time is the same number made from
 * a clock's face without regard to its zone; it becomes an instant once a zone is known.
 */

/** Microseconds in a second, an hour, a day. */
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

// Days before each month in a year that is not a leap year.
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar. `month` is 1 to 12. */
export function daysFrom1970(year: number, month: number, day: number): number {
  const y = year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 477;
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (BEFORE[month - 1] ?? 0) + leap + day - 1;
}

/** Whether the year has a 29 February. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Wall time of a clock's face, microseconds. */
export function wallTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  micros = 0,
): number {
  return (daysFrom1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * SECOND + micros;
}

const MONTHS: Readonly<Record<string, number>> = {
  Jan: 1,
  Feb: 2,
  Mar: 3,
  Apr: 4,
  May: 5,
  Jun: 6,
  Jul: 7,
  Aug: 8,
  Sep: 9,
  Oct: 10,
  Nov: 11,
  Dec: 12,
};

/** Number of an English month abbreviation as logs write it (`Jan`); `undefined` for anything else. */
export function monthNumber(name: string): number | undefined {
  return MONTHS[name];
}

/** ISO 8601 UTC with microseconds where there are any: `2026-11-24T00:34:42.999Z`. */
export function isoTime(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = micros - millis * 1000;
  const iso = new Date(millis).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

/** Microseconds of an ISO 8601 text with a zone; `undefined` when it is none. */
export function parseIso(text: string): number | undefined {
  const m =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (!m) return undefined;
  const [, y, mo, d, h = '0', mi = '0', s = '0', f = '', z = 'Z'] = m;
  const wall = wallTime(
    Number(y),
    Number(mo),
    Number(d),
    Number(h),
    Number(mi),
    Number(s),
    Number(f.padEnd(6, '0').slice(0, 6)),
  );
  return wall - offsetMicros(z);
}

/** Microseconds that a zone offset as text (`Z`, `+0700`, `-03:30`) lies east of UTC. */
export function offsetMicros(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/[+\-:]/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || '0')) * MINUTE;
}

/** How far a zone is east of UTC at a wall time; see {@link zone}. */
export interface Zone {
  readonly name: string;
  /** The instant that a wall time means. In the repeated hour of autumn it is the first of the two. */
  readonly toInstant: (wall: number) => number;
  /** Microseconds that the zone is east of UTC at an instant. */
  readonly offsetAt: (instant: number) => number;
}

/** A zone from an IANA name (`Asia/Ho_Chi_Minh`) or an offset (`+07:00`, `Z`); `undefined` when it is neither. */
export function zone(name: string): Zone | undefined {
  if (/^(Z|[+-]\d\d:?\d\d)$/.test(name)) {
    const fixed = offsetMicros(name);
    return { name, toInstant: (wall) => wall - fixed, offsetAt: () => fixed };
  }
  const format = dateTimeFormat(name);
  if (format === undefined) return undefined;
  const cache = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    // Zones change their offset on quarter hours at the finest, so one look-up serves a quarter of an hour.
    const slot = Math.floor(instant / (15 * MINUTE));
    const known = cache.get(slot);
    if (known !== undefined) return known;
    const offset = offsetFromParts(format, slot * 15 * MINUTE);
    cache.set(slot, offset);
    return offset;
  };
  return {
    name,
    offsetAt,
    toInstant: (wall) => {
      const early = wall - offsetAt(wall - DAY);
      return offsetAt(early) === wall - early ? early : wall - offsetAt(wall - offsetAt(wall));
    },
  };
}

function dateTimeFormat(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function offsetFromParts(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(new Date(instant / 1000)).map((p) => [p.type, Number(p.value)]));
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = wallTime(get('year'), get('month'), get('day'), get('hour'), get('minute'), get('second'));
  return wall - Math.floor(instant / SECOND) * SECOND;
}
