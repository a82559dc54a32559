import type { Clock } from '../ingest/clock.ts';
import { type Ahead, type Correction, corrected } from '../ingest/correct.ts';
import { type Loading, pathOf, readAgain, type Survey } from '../ingest/read-all.ts';
import { placementOf } from '../scope/coverage/family.ts';
import type { FoundGap } from '../scope/coverage/inputs.ts';
import { contradicts, type StreamClock, solve } from '../sessions/clock-offsets.ts';
import { measureLinks, SESSION_IDS } from '../sessions/clock-pairs.ts';
import type { Store } from '../store/store.ts';
import { type Corrections, contradictedZones, contradictions, isGiven, type Stream } from './clock-gaps.ts';

/** Logs whose times agree with each other, and what had to be said of those that did not. */
export interface Settled {
  readonly read: Survey;
  readonly gaps: readonly FoundGap[];
}

/**
 * Finds logs whose zone, year or clock contradicts other logs by records that stand in both, reads them again with
 * what the records say, and tells it (handbook 3.5). A clock that jumps is only told.
 */
export async function settleClocks(read: Survey, store: Store, options: Loading): Promise<Settled> {
  const streams = streamsOf(read);
  const streamOf = new Map(streams.flatMap((s) => s.members.map((m) => [m.number, s.number] as const)));
  if (streams.length === 0) return { read, gaps: [] };
  const links = await measureLinks(store, streamOf);
  const known = await contradictedZones({ store, streams, streamOf }, links);
  const clocks = solve(links, [SESSION_IDS, ...byTrust(streams).map((s) => s.number)]);
  const wrong = clocks.filter((c) => c.stretches.some(contradicts));
  const changes = new Map<number, Clock>();
  const gaps: FoundGap[] = [];
  for (const clock of wrong) {
    const stream = streams.find((s) => s.number === clock.stream);
    if (stream === undefined) continue;
    const own = correctionsOf(stream, clock);
    for (const { number, clock: before } of stream.members) {
      const better = own.get(number)?.clock;
      if (better !== undefined && !isGiven(before)) changes.set(number, better);
    }
    gaps.push(...(await contradictions({ store, streams, streamOf }, stream, clock, own)));
  }
  for (const [number, clock] of alike(streams, clocks, changes)) changes.set(number, clock);
  const settled = changes.size === 0 ? read : await readAgain(read, changes, store, options);
  return { read: settled, gaps: [...known, ...gaps] };
}

function streamsOf(read: Survey): readonly Stream[] {
  const out = new Map<string, Stream & { members: Stream['members'][number][] }>();
  for (const member of read.members) {
    const { clock, explored } = member;
    if (clock === undefined || member.read?.summary.first === undefined) continue;
    const { base } = placementOf(pathOf(explored));
    const key = `${base}\0${clock.zone}\0${clock.yearSource === 'line'}`;
    const source = explored.format?.source ?? 'syslog';
    const stream = out.get(key) ?? { number: out.size, base, source, members: [] };
    out.set(key, stream);
    stream.members.push({ ...member, clock });
  }
  return [...out.values()];
}

const TRUST: readonly Clock['zoneSource'][] = [
  'session-id',
  'line',
  'option',
  'timezone-file',
  'other-log',
  'assumed',
];

/** The most trusted first: by what told the zone, then the mail server's own log, then the longer one. */
function byTrust(streams: readonly Stream[]): readonly Stream[] {
  const rank = (s: Stream): number => Math.min(...s.members.map((m) => TRUST.indexOf(m.clock.zoneSource)));
  const lines = (s: Stream): number => s.members.reduce((n, m) => n + (m.read?.summary.lines ?? 0), 0);
  return streams.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(b.source === 'syslog') - Number(a.source === 'syslog') ||
      lines(b) - lines(a) ||
      a.number - b.number,
  );
}

/** Corrections of the files that lie in one stretch of their stream, or in several that a zone explains. */
function correctionsOf(stream: Stream, { stretches }: StreamClock): Corrections {
  const out = new Map<number, Correction>();
  for (const { number, clock, read } of stream.members) {
    const first = read?.summary.first ?? 0;
    const last = read?.summary.last ?? 0;
    const touching = stretches.filter((s) => stretches.length === 1 || (s.from <= last && first <= s.to));
    if (touching.length === 0 || !touching.every(contradicts)) continue;
    const correction = corrected(
      clock,
      touching.map((s): Ahead => (touching.length === 1 ? { ...s, from: first, to: last } : s)),
    );
    // A clock that was two amounts ahead was set meanwhile: neither holds for the whole file.
    if (correction.wrong !== 'clock' || touching.length === 1) out.set(number, correction);
  }
  return out;
}

/**
 * Logs that share no record with others, corrected like those that do: in the zone that proved right for a log that was
 * read the same way, and by the clock of the logs in the same folder, which the same machine wrote.
 */
function alike(
  streams: readonly Stream[],
  clocks: readonly StreamClock[],
  changes: ReadonlyMap<number, Clock>,
): ReadonlyMap<number, Clock> {
  const out = new Map<number, Clock>();
  const isMeasured = (s: Stream): boolean => clocks.some((c) => c.stream === s.number);
  const measured = streams
    .filter(isMeasured)
    .flatMap((s) =>
      s.members.map((m) => ({ stream: s, before: m.clock, after: changes.get(m.number) ?? m.clock })),
    );
  for (const stream of streams.filter((s) => !isMeasured(s))) {
    const near = measured.filter((m) => folderOf(m.stream) === folderOf(stream));
    const ahead = onlyOne(near.map((m) => m.after.ahead)) ?? 0;
    for (const { number, clock } of stream.members) {
      const like = measured.filter(
        ({ before: b }) => b.zone === clock.zone && b.zoneSource === clock.zoneSource && b.zone !== '',
      );
      const zone = onlyOne(like.map((m) => m.after.zone)) ?? clock.zone;
      if (isGiven(clock) || (zone === clock.zone && ahead === clock.ahead)) continue;
      const zoneSource = zone === clock.zone ? clock.zoneSource : 'other-log';
      out.set(number, { ...clock, zone, zoneSource, ahead });
    }
  }
  return out;
}

function folderOf({ base }: Stream): string {
  return base.slice(0, base.lastIndexOf('/') + 1);
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}
