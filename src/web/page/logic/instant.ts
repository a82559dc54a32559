import { offsetMinutes } from './clock.ts';

/** Instants of the page are whole microseconds since 1970 UTC, as the server's are. */
export function microsOf(iso: string): number | undefined {
  const m = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(iso);
  const at = m === null ? Number.NaN : Date.parse(`${m[1]}Z`);
  return Number.isNaN(at) ? undefined : at * 1000 + Number((m?.[2] ?? '').padEnd(6, '0').slice(0, 6));
}

/** ISO 8601 UTC to the millisecond, or to the microsecond where it has any. */
export function isoOf(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = Math.round(micros - millis * 1000);
  const iso = new Date(millis).toISOString();
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

/** What a text was read as. */
export interface ReadInstant {
  readonly micros: number;
  /** Whether the text said its zone itself. */
  readonly hasZone: boolean;
}

const TEXT =
  /^\s*(?:(\d{4})-(\d\d)-(\d\d))?[T ]*(?:(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?\s*$/i;

/**
 * Reads a time that somebody wrote: a date, a time or both, with a zone or in `zone` (IANA name or offset; empty for
 * UTC). A time without a date is of the day of `near`. `undefined` for what is no time.
 */
export function readInstant(text: string, zone: string, near: number): ReadInstant | undefined {
  const m = TEXT.exec(text);
  if (m === null || (m[1] === undefined && m[4] === undefined)) return undefined;
  const said = m[8] === undefined ? zone : /^(Z|UTC)$/i.test(m[8]) ? '' : m[8];
  const offset = (at: number): number => (said === '' ? 0 : (offsetMinutes(said, at) ?? 0) * 60_000_000);
  const day = m[1] === undefined ? isoOf(near + offset(near / 1000)).slice(0, 10) : `${m[1]}-${m[2]}-${m[3]}`;
  const clock = `${m[4] ?? '00'}:${m[5] ?? '00'}:${m[6] ?? '00'}`;
  const wall = microsOf(`${day}T${clock}.${(m[7] ?? '').padEnd(6, '0')}Z`);
  if (wall === undefined || !isoOf(wall).startsWith(`${day}T${clock}`)) return undefined;
  // The offset of the place is that of the instant sought; two steps find it but in the hour that is left out.
  const guess = wall - offset(wall / 1000);
  return { micros: wall - offset(guess / 1000), hasZone: m[8] !== undefined };
}
