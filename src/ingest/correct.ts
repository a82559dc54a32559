import { DAY, HOUR, MINUTE, SECOND, zone } from '../base/time.ts';
import { type Clock, nameFor } from './clock.ts';

/** A time in which a file's stamps, as they were read, lie so many microseconds ahead of the other logs. */
export interface Ahead {
  readonly ahead: number;
  /** Instants, as the file was read. */
  readonly from: number;
  readonly to: number;
}

/** What was wrong with a clock: how its stamps were read, or the clock itself. */
export interface Correction {
  readonly clock: Clock;
  readonly wrong: 'zone' | 'year' | 'clock';
}

const QUARTER = 15 * MINUTE;
// How far a difference may lie from a quarter of an hour and still be told from one: the way of a record.
const SLACK = 3 * SECOND;
const FARTHEST_ZONE = 26 * HOUR;

/**
 * The clock with which a file's stamps agree with the other logs. Where the file's zone or year was told from elsewhere
 * and a whole number of quarters or years is wrong, it is that; else the clock itself was ahead.
 */
export function corrected(clock: Clock, stretches: readonly Ahead[]): Correction {
  const [first] = stretches;
  if (first === undefined) return { clock, wrong: 'clock' };
  const years = clock.yearSource === 'line' ? 0 : wholeYears(first);
  if (years !== 0 && stretches.every((s) => wholeYears(s) === years)) {
    return { clock: { ...clock, year: clock.year - years, yearSource: 'other-log' }, wrong: 'year' };
  }
  const at = clock.zone === '' ? undefined : zone(clock.zone);
  if (at !== undefined && stretches.every(isQuarters)) {
    const seen = stretches.flatMap((s) =>
      [s.from, s.to].map((t) => ({ instant: t - quarters(s), offset: at.offsetAt(t) + quarters(s) })),
    );
    return {
      clock: { ...clock, zone: nameFor(seen), zoneSource: 'other-log', contradicted: contradictedOf(clock) },
      wrong: 'zone',
    };
  }
  const seconds = Math.round(first.ahead / SECOND) * SECOND;
  return { clock: { ...clock, ahead: clock.ahead + seconds }, wrong: 'clock' };
}

function contradictedOf(clock: Clock): string {
  return clock.zoneSource === 'assumed' ? clock.contradicted : clock.zone;
}

function quarters({ ahead }: Ahead): number {
  return Math.round(ahead / QUARTER) * QUARTER;
}

function isQuarters(s: Ahead): boolean {
  const whole = quarters(s);
  return whole !== 0 && Math.abs(whole) <= FARTHEST_ZONE && Math.abs(s.ahead - whole) <= SLACK;
}

/** Years between what a stamp was read as and what it is; 0 where its day and month would not stay. */
function wholeYears({ ahead, from }: Ahead): number {
  const years = Math.round(ahead / (365.2425 * DAY));
  if (years === 0) return 0;
  const read = new Date(from / 1000);
  const there = new Date(read);
  there.setUTCFullYear(read.getUTCFullYear() - years);
  return Math.abs(ahead - (read.getTime() - there.getTime()) * 1000) <= DAY + SLACK ? years : 0;
}
