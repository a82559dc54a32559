import { DAY, HOUR, MINUTE, SECOND, type Zone, zone } from '../base/time.ts';
import { inYear } from './calendar.ts';

/** One line's stamp, with the instant that the line proves by itself where it does. */
export interface SampleStamp {
  readonly wall: number;
  readonly hasYear: boolean;
  readonly offset: number | undefined;
  /** Microseconds modulo 2^48 that a Dovecot session id of a login line carries. */
  readonly sessionMicros: number | undefined;
}

/** What is known of one file's stamps before it is read: its first and last ones. */
export interface ClockSample {
  readonly file: number;
  readonly path: string;
  readonly mtime: number;
  readonly head: readonly SampleStamp[];
  readonly tail: readonly SampleStamp[];
}

/** How a file's stamps are read, and why so. */
export interface Clock {
  /** Zone for stamps without one; name empty where every stamp carries its own. */
  readonly zone: string;
  readonly zoneSource: 'line' | 'session-id' | 'timezone-file' | 'other-log' | 'option' | 'assumed';
  readonly year: number;
  readonly yearSource: 'line' | 'session-id' | 'other-log' | 'file-time' | 'option';
  /** Zone that a source names and the records contradict; empty when they agree. */
  readonly contradicted: string;
}

/** What is known besides the logs. */
export interface ClockHints {
  /** Zones that configuration names, for the files below a path prefix. */
  readonly timezones: readonly { readonly prefix: string; readonly name: string }[];
  readonly zoneOption: string | undefined;
  readonly yearOption: number | undefined;
}

/** A zone's offset (microseconds east) that some record proves at an instant. */
interface Observation {
  readonly instant: number;
  readonly offset: number;
}

const WRAP = 2 ** 48;
const QUARTER = 15 * MINUTE;
// Dovecot delays a login line by its authentication penalty, at most 17 s (handbook, FORMATS 27); a minute is ample.
const LOGIN_DELAY = 60 * SECOND;

/**
 * The zone's offset that a login line proves: its session id holds the instant of the connection, its stamp the wall
 * time shortly after. Works without year: only one of the ids' 8.9-year cycles gives the stamp's day and month.
 */
export function observe(stamp: SampleStamp): Observation | undefined {
  if (stamp.sessionMicros === undefined || stamp.offset !== undefined) return undefined;
  for (let cycle = 4; cycle < 9; cycle += 1) {
    const instant = stamp.sessionMicros + cycle * WRAP;
    const year = new Date(instant / 1000).getUTCFullYear();
    for (const y of stamp.hasYear ? [0] : [year - 1, year, year + 1]) {
      const ahead = (stamp.hasYear ? stamp.wall : inYear(stamp.wall, y)) - instant;
      const offset = Math.floor((ahead + 2 * SECOND) / QUARTER) * QUARTER;
      const delay = ahead - offset;
      if (Math.abs(offset) <= 14 * HOUR && delay >= -2 * SECOND && delay <= LOGIN_DELAY)
        return { instant, offset };
    }
  }
  return undefined;
}

/** Clocks of all files, by file number. */
export function readClocks(samples: readonly ClockSample[], hints: ClockHints): ReadonlyMap<number, Clock> {
  const proven = new Map(
    samples.map((s) => [s.file, [...s.head, ...s.tail].flatMap((x) => observe(x) ?? [])]),
  );
  const stated = samples.flatMap((s) =>
    [...s.head, ...s.tail].flatMap((x) =>
      x.hasYear && x.offset !== undefined ? [{ instant: x.wall - x.offset, offset: x.offset }] : [],
    ),
  );
  const everything = [...proven.values()].flat();
  const span = spanOf([...everything, ...stated]);
  return new Map(
    samples.map((sample) => {
      const own = proven.get(sample.file) ?? [];
      const byZone = zoneOf(sample, own, everything, stated, hints);
      return [sample.file, { ...byZone, ...yearOf(sample, own, span, byZone.zone, hints) }];
    }),
  );
}

function zoneOf(
  sample: ClockSample,
  own: readonly Observation[],
  proven: readonly Observation[],
  stated: readonly Observation[],
  hints: ClockHints,
): Pick<Clock, 'zone' | 'zoneSource' | 'contradicted'> {
  const stamps = [...sample.head, ...sample.tail];
  if (stamps.length > 0 && stamps.every((s) => s.offset !== undefined))
    return { zone: '', zoneSource: 'line', contradicted: '' };
  if (hints.zoneOption !== undefined)
    return { zone: hints.zoneOption, zoneSource: 'option', contradicted: '' };
  const named = nearest(hints.timezones, sample.path);
  const witnesses = own.length > 0 ? own : proven;
  const fits = named !== undefined && agrees(zone(named), witnesses);
  if (named !== undefined && zone(named) !== undefined && (fits || witnesses.length === 0)) {
    return { zone: named, zoneSource: 'timezone-file', contradicted: '' };
  }
  const contradicted = named !== undefined && !fits ? named : '';
  if (witnesses.length > 0) return { zone: nameFor(witnesses), zoneSource: 'session-id', contradicted };
  if (stated.length > 0) return { zone: nameFor(stated), zoneSource: 'other-log', contradicted };
  return { zone: 'Z', zoneSource: 'assumed', contradicted };
}

function nearest(zones: ClockHints['timezones'], path: string): string | undefined {
  const below = zones
    .filter((z) => path.startsWith(z.prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (below[0] ?? zones[0])?.name;
}

function agrees(candidate: Zone | undefined, seen: readonly Observation[]): boolean {
  return candidate !== undefined && seen.every((o) => candidate.offsetAt(o.instant) === o.offset);
}

/** A zone that shows all the offsets seen: a fixed offset where there is one, else the first IANA zone that does. */
function nameFor(seen: readonly Observation[]): string {
  const offsets = [...new Set(seen.map((o) => o.offset))].sort((a, b) => a - b);
  const [first = 0] = offsets;
  if (offsets.length === 1) return offsetName(first);
  // Few suffice: one of each offset at each end of the time it was seen.
  const few = offsets.flatMap((offset) => {
    const at = seen.filter((o) => o.offset === offset).sort((a, b) => a.instant - b.instant);
    return [at[0], at.at(-1)].flatMap((o) => o ?? []);
  });
  return Intl.supportedValuesOf('timeZone').find((name) => agrees(zone(name), few)) ?? offsetName(first);
}

function offsetName(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function spanOf(seen: readonly Observation[]): readonly [number, number] | undefined {
  if (seen.length === 0) return undefined;
  const times = seen.map((o) => o.instant);
  return [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
}

function yearOf(
  sample: ClockSample,
  own: readonly Observation[],
  span: readonly [number, number] | undefined,
  zoneName: string,
  hints: ClockHints,
): Pick<Clock, 'year' | 'yearSource'> {
  const first = sample.head[0];
  if (first === undefined || first.hasYear) return { year: 0, yearSource: 'line' };
  if (hints.yearOption !== undefined) return { year: hints.yearOption, yearSource: 'option' };
  const last = sample.tail.at(-1) ?? sample.head.at(-1) ?? first;
  const crossing = last.wall < first.wall - 180 * DAY ? 1 : 0;
  const at = zone(zoneName === '' ? 'Z' : zoneName);
  const toInstant = (wall: number): number => at?.toInstant(wall) ?? wall;
  const reach = (year: number): readonly [number, number] => [
    toInstant(inYear(first.wall, year)),
    toInstant(inYear(last.wall, year + crossing)),
  ];
  const candidates = (near: number): readonly number[] =>
    [-2, -1, 0, 1].map((d) => new Date(near / 1000).getUTCFullYear() + d);
  const closest = ([from, to]: readonly [number, number]): number =>
    candidates(from).reduce((best, year) =>
      distance(reach(year), [from, to]) < distance(reach(best), [from, to]) ? year : best,
    );
  const ownSpan = spanOf(own);
  if (ownSpan !== undefined) return { year: closest(ownSpan), yearSource: 'session-id' };
  if (span !== undefined) return { year: closest(span), yearSource: 'other-log' };
  const years = candidates(sample.mtime).filter((year) => reach(year)[1] <= sample.mtime + DAY);
  return { year: years.at(-1) ?? new Date(sample.mtime / 1000).getUTCFullYear(), yearSource: 'file-time' };
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.max(0, a[0] - b[1], b[0] - a[1]);
}
