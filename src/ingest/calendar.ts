import { DAY, daysFrom1970, HOUR, isLeap, MINUTE, type Zone } from '../base/time.ts';

/** How the stamps of one file become instants. */
export interface Calendar {
  /** The zone for stamps that carry none. */
  readonly zone: Zone;
  /** Year of the file's first line, for stamps that carry none. */
  readonly year: number;
  /** Microseconds that the stamps lie ahead of the true time; taken from every instant. */
  readonly ahead?: number;
}

/** A stamp as a head gives it. */
export interface Stamp {
  readonly wall: number;
  readonly hasYear: boolean;
  readonly offset: number | undefined;
}

const START_2000 = daysFrom1970(2000, 1, 1) * DAY;
const HALF_YEAR = 180 * DAY;

/** A wall time made with the year 2000 as a wall time of another year. 29 February of a common year is 1 March. */
export function inYear(wall2000: number, year: number): number {
  const within = wall2000 - START_2000;
  const skipped = within >= 59 * DAY && !isLeap(year) ? (within < 60 * DAY ? 0 : DAY) : 0;
  return daysFrom1970(year, 1, 1) * DAY + within - skipped;
}

/**
 * Turns the stamps of one file, in file order, into instants. Keeps the year while it reads: where the month falls
 * back by more than half a year a new year began; a late line of the old year does not turn it back
 * (handbook 3.5).
 */
export function instants(calendar: Calendar): (stamp: Stamp) => number {
  const { ahead = 0 } = calendar;
  let year = calendar.year;
  let latest: number | undefined;
  let before = Number.NEGATIVE_INFINITY;
  let repeating = false;
  return ({ wall, hasYear, offset }) => {
    let real = wall;
    if (!hasYear) {
      let own = year;
      if (latest !== undefined && wall < latest - HALF_YEAR) {
        year += 1;
        own = year;
        latest = wall;
      } else if (latest !== undefined && wall > latest + HALF_YEAR) own = year - 1;
      else latest = Math.max(latest ?? wall, wall);
      real = inYear(wall, own);
    }
    if (offset !== undefined) return real - offset - ahead;
    const first = calendar.zone.toInstant(real);
    const second = first + HOUR;
    // In autumn an hour shows twice; from a stamp that would lie well before the line before it on, it is the second.
    const twice = calendar.zone.offsetAt(second) === real - second;
    repeating = twice && (repeating || first < before - 10 * MINUTE);
    const instant = repeating ? second : first;
    before = Math.max(before, instant);
    return instant - ahead;
  };
}
