import { DAY, HOUR, MINUTE, SECOND, type Zone, zone } from '../base/time.ts';
import { inYear } from './calendar.ts';

/** One line's stamp, with the instant that the line proves by itself where it does. */
export interface SampleStamp {
  readonly wall: number;
  readonly hasYear: boolean;
  readonly offset: number | undefined;
  /** Microseconds modulo 2^48 that a Dovecot session id of a login line carries. */
  readonly sessionMicros: number | undefined;
  /** Id that a queued message has in the mail server's log and in the webmail's; empty where the line tells none. */
  readonly queueId: string;
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
  /** Microseconds that the clock was ahead of the other logs'; taken from every stamp. */
  readonly ahead: number;
}

/** What is known besides the logs. */
export interface ClockHints {
  /** Zones that configuration names, for the files below a path prefix. */
  readonly timezones: readonly { readonly prefix: string; readonly name: string }[];
  readonly zoneOption: string | undefined;
  readonly yearOption: number | undefined;
}

/** A zone's offset (microseconds east) that some record proves at an instant. */
export interface Observation {
  readonly instant: number;
  readonly offset: number;
}

const WRAP = 2 ** 48;
const QUARTER = 15 * MINUTE;
// Dovecot delays a login line by its authentication penalty, at most 17 s (anvil's penalty for failures before it); a minute is ample.
const LOGIN_DELAY = 60 * SECOND;
const MESSAGES_ALIKE = 3;

/**
 * The zone's offset that a login line proves: its session id holds the instant of the connection, its stamp the wall
 * time shortly after. Works without year: only one of the ids' 8.9-year cycles gives the stamp's day and month.
 */
function observe(stamp: SampleStamp): Observation | undefined {
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

/** Instants of queued messages by id, from stamps that carry year and zone. */
function queueTimes(samples: readonly ClockSample[]): ReadonlyMap<string, number> {
  return new Map(
    samples.flatMap((s) =>
      [...s.head, ...s.tail].flatMap(({ queueId, wall, hasYear, offset }) =>
        queueId !== '' && hasYear && offset !== undefined ? [[queueId, wall - offset] as const] : [],
      ),
    ),
  );
}

/**
 * Zone offsets that a file without session ids shows where another log, whose stamps carry their zone, has the same
 * messages. Ids come again after months, so only what several messages show alike is believed.
 */
function observeQueued(
  { head, tail }: ClockSample,
  times: ReadonlyMap<string, number>,
): readonly Observation[] {
  const seen = [...head, ...tail].flatMap(({ queueId, wall, hasYear, offset }) => {
    const instant = queueId === '' || offset !== undefined ? undefined : times.get(queueId);
    if (instant === undefined) return [];
    const year = new Date(instant / 1000).getUTCFullYear();
    const walls = hasYear ? [wall] : [year - 1, year, year + 1].map((y) => inYear(wall, y));
    return walls.flatMap((at) => {
      const shown = Math.round((at - instant) / QUARTER) * QUARTER;
      const close = Math.abs(shown) <= 14 * HOUR && Math.abs(at - instant - shown) <= LOGIN_DELAY;
      return close ? [{ instant, offset: shown }] : [];
    });
  });
  return seen.filter((o) => seen.filter((other) => other.offset === o.offset).length >= MESSAGES_ALIKE);
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
  const times = queueTimes(samples);
  const queued = new Map(
    samples.map((s) => [s.file, (proven.get(s.file) ?? []).length > 0 ? [] : observeQueued(s, times)]),
  );
  const sessions = [...proven.values()].flat();
  const all = { own: sessions, queued: [...queued.values()].flat() };
  const span = spanOf([...sessions, ...stated]);
  return new Map(
    samples.map((sample) => {
      const shown = { own: proven.get(sample.file) ?? [], queued: queued.get(sample.file) ?? [] };
      const byZone = zoneOf(sample, shown, all, stated, hints);
      return [sample.file, { ...byZone, ...yearOf(sample, shown, span, byZone.zone, hints), ahead: 0 }];
    }),
  );
}

/** What a file's own lines show: by their session ids, by messages that another log has too. */
interface Shown {
  readonly own: readonly Observation[];
  readonly queued: readonly Observation[];
}

function zoneOf(
  sample: ClockSample,
  { own, queued }: Shown,
  all: Shown,
  stated: readonly Observation[],
  hints: ClockHints,
): Pick<Clock, 'zone' | 'zoneSource' | 'contradicted'> {
  const stamps = [...sample.head, ...sample.tail];
  if (stamps.length > 0 && stamps.every((s) => s.offset !== undefined))
    return { zone: '', zoneSource: 'line', contradicted: '' };
  if (hints.zoneOption !== undefined)
    return { zone: hints.zoneOption, zoneSource: 'option', contradicted: '' };
  const named = nearest(hints.timezones, sample.path);
  // What the file itself shows, else what the others do.
  const lists = [own, queued, all.own, all.queued];
  const witnesses = lists.find((list) => list.length > 0) ?? [];
  const fits = named !== undefined && agrees(zone(named), witnesses);
  if (named !== undefined && zone(named) !== undefined && (fits || witnesses.length === 0)) {
    return { zone: named, zoneSource: 'timezone-file', contradicted: '' };
  }
  const contradicted = named !== undefined && !fits ? named : '';
  if (witnesses.length > 0) {
    const zoneSource = witnesses === own || witnesses === all.own ? 'session-id' : 'other-log';
    return { zone: nameFor(witnesses), zoneSource, contradicted };
  }
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
export function nameFor(seen: readonly Observation[]): string {
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
  { own, queued }: Shown,
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
  const near = spanOf(queued) ?? span;
  if (near !== undefined) return { year: closest(near), yearSource: 'other-log' };
  const years = candidates(sample.mtime).filter((year) => reach(year)[1] <= sample.mtime + DAY);
  return { year: years.at(-1) ?? new Date(sample.mtime / 1000).getUTCFullYear(), yearSource: 'file-time' };
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.max(0, a[0] - b[1], b[0] - a[1]);
}
