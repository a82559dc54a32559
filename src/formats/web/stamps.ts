import { MINUTE, monthNumber, SECOND, wallTime } from '../../base/time.ts';

/** A stamp that was read: wall time, offset east of UTC where the text says it, resolution (all microseconds). */
export interface Stamp {
  readonly wall: number;
  readonly offset: number | undefined;
  readonly precision: number;
}

// PHP date() texts: `24-Nov-2026`, `24/Nov/2026`, `Tue, 24 Nov 2026`, each with a time, perhaps a fraction and a zone.
const DAY_FIRST =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2})[-/ ]([A-Z][a-z]{2})[-/ ](\d{4})[ :T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([A-Za-z0-9+:/_-]{1,40}))?$/;
const YEAR_FIRST =
  /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([A-Za-z0-9+:/_-]{1,40}))?$/;
// C's ctime() with Apache's fraction: `Tue Nov 24 00:51:30.536021 2026`.
const CTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (\d{4})$/;
const OFFSET = /^([+-])(\d\d):?(\d\d)$/;

/** Longest text that is tried as a stamp. */
const LONGEST = 80;

/** A stamp as PHP programs write it (`24-Nov-2026 00:51:35 +0000` and kin); `undefined` for anything else. */
export function phpStamp(text: string): Stamp | undefined {
  if (text.length > LONGEST) return undefined;
  const day = DAY_FIRST.exec(text);
  if (day !== null) {
    const [, d, name = '', y, h, m, s, fraction, zone] = day;
    return stamp([y, monthNumber(name), d, h, m, s], fraction, zone);
  }
  const year = YEAR_FIRST.exec(text);
  if (year === null) return undefined;
  const [, y, mo, d, h, m, s, fraction, zone] = year;
  return stamp([y, mo, d, h, m, s], fraction, zone);
}

// `24.11.2026 00:51:35`, `24-11-2026`. With slashes either number may be the month, so that nothing is read.
const DAY_NUMBER_FIRST =
  /^(\d{1,2})([.-])(\d{1,2})\2(\d{4}),? (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([A-Za-z0-9+:/_-]{1,40}))?$/;
// `Nov 24 00:51:35`: no year.
const NO_YEAR = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/;
const EPOCH = /^(\d{9,10})(?:\.(\d{1,9}))?$/;

/** A stamp in a format of the administrator's own choice; without a year it was made with the year 2000. */
export function chosenStamp(text: string): (Stamp & { readonly hasYear: boolean }) | undefined {
  if (text.length > LONGEST) return undefined;
  const usual = phpStamp(text) ?? apacheStamp(text);
  if (usual !== undefined) return { ...usual, hasYear: true };
  const day = DAY_NUMBER_FIRST.exec(text);
  if (day !== null) {
    const [, d, , mo, y, h, m, s, fraction, zone] = day;
    return dated(stamp([y, mo, d, h, m, s], fraction, zone), true);
  }
  const month = NO_YEAR.exec(text);
  if (month !== null) {
    const [, name = '', d, h, m, s, fraction] = month;
    return dated(stamp([2000, monthNumber(name), d, h, m, s], fraction, undefined), false);
  }
  const epoch = EPOCH.exec(text);
  if (epoch === null) return undefined;
  const precision = epoch[2] === undefined ? SECOND : 10 ** Math.max(0, 6 - epoch[2].length);
  return { wall: Math.round(Number(text) * SECOND), offset: 0, precision, hasYear: true };
}

function dated(
  read: Stamp | undefined,
  hasYear: boolean,
): (Stamp & { readonly hasYear: boolean }) | undefined {
  return read === undefined ? undefined : { ...read, hasYear };
}

/** A stamp of Apache's error log, with or without fraction; `undefined` for anything else. */
export function apacheStamp(text: string): Stamp | undefined {
  if (text.length > LONGEST) return undefined;
  const found = CTIME.exec(text);
  if (found === null) return YEAR_FIRST.test(text) ? phpStamp(text) : undefined;
  const [, name = '', d, h, m, s, fraction, y] = found;
  return stamp([y, monthNumber(name), d, h, m, s], fraction, undefined);
}

function stamp(
  parts: readonly (string | number | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): Stamp | undefined {
  const [y = Number.NaN, mo = Number.NaN, d = Number.NaN, h = 0, m = 0, s = 0] = parts.map(Number);
  if (!inCalendar(y, mo, d, h, m, s)) return undefined;
  const micros = fraction === undefined ? 0 : Number(fraction.padEnd(6, '0').slice(0, 6));
  return {
    wall: wallTime(y, mo, d, h, m, s, micros),
    offset: zone === undefined ? undefined : zoneOffset(zone),
    precision: fraction === undefined ? 1_000_000 : 10 ** Math.max(0, 6 - fraction.length),
  };
}

function inCalendar(y: number, mo: number, d: number, h: number, m: number, s: number): boolean {
  return y >= 1970 && mo >= 1 && mo <= 12 && d >= 1 && d <= 31 && h < 24 && m < 60 && s <= 60;
}

// A name such as CET stands for several offsets, so only the ones that mean UTC are taken.
function zoneOffset(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0;
  const found = OFFSET.exec(zone);
  if (found === null) return undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * MINUTE;
}
