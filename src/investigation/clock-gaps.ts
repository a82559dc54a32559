import { readable } from '../base/text.ts';
import { SECOND, zone } from '../base/time.ts';
import type { Clock } from '../ingest/clock.ts';
import type { Correction } from '../ingest/correct.ts';
import type { Member } from '../ingest/read-all.ts';
import type { FoundGap } from '../scope/coverage/inputs.ts';
import { contradicts, type Link, mainOf, type StreamClock, type Stretch } from '../sessions/clock-offsets.ts';
import { proofOf, SESSION_IDS, type StreamOf } from '../sessions/clock-pairs.ts';
import type { Store } from '../store/store.ts';

/** Files of one log that are read alike: what has one clock. */
export interface Stream {
  readonly number: number;
  /** Path of the file that is written to. */
  readonly base: string;
  readonly source: string;
  readonly members: readonly (Member & { readonly clock: Clock })[];
}

/** Corrections by the number of the file. */
export type Corrections = ReadonlyMap<number, Correction>;

/** The loaded case, by streams. */
interface Loaded {
  readonly store: Store;
  readonly streams: readonly Stream[];
  readonly streamOf: StreamOf;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether the user said how to read the stamps: then they are read so, and what speaks against it is only told. */
export function isGiven(clock: Clock): boolean {
  return clock.zoneSource === 'option' || clock.yearSource === 'option';
}

/**
 * What to say of a stream whose stamps contradict the others': for each stretch, of the files that a correction was
 * found for, and of those that the clock was set in, whose times remain in doubt.
 */
export async function contradictions(
  loaded: Loaded,
  stream: Stream,
  clock: StreamClock,
  own: Corrections,
): Promise<readonly FoundGap[]> {
  const out: FoundGap[] = [];
  for (const stretch of clock.stretches.filter(contradicts)) {
    const groups = new Map<string, Stream['members'][number][]>();
    for (const member of stream.members) {
      const both = overlap(spanOf([member]), stretch);
      if (clock.stretches.length > 1 && both.from > both.to) continue;
      const wrong = own.get(member.number)?.wrong;
      const because = wrong === undefined ? 'clock-steps' : `${wrong}-contradicts`;
      groups.set(because, [...(groups.get(because) ?? []), member]);
    }
    const refs = await proofOf(loaded.store, loaded.streamOf, clock.link, shownIn(clock, stretch));
    for (const [because, members] of groups) {
      const correction = own.get(members[0]?.number ?? -1);
      // Where nothing named a zone, none was contradicted: the records only told it.
      if (correction?.wrong === 'zone' && members.every((m) => m.clock.zoneSource === 'assumed')) continue;
      out.push(gapOf(loaded, { ...stream, members }, clock, stretch, { because, correction, refs }));
    }
  }
  return out;
}

function gapOf(
  { streams }: Loaded,
  stream: Stream,
  { witness, stretches }: StreamClock,
  stretch: Stretch,
  said: {
    readonly because: string;
    readonly correction: Correction | undefined;
    readonly refs: readonly string[];
  },
): FoundGap {
  const { because, correction, refs } = said;
  const seconds = Math.round(stretch.ahead / SECOND);
  const applied = correction !== undefined && !stream.members.some((m) => isGiven(m.clock));
  const span = stretches.length === 1 ? spanOf(stream.members) : overlap(spanOf(stream.members), stretch);
  const shift = applied ? seconds * SECOND : 0;
  const facts = {
    ...amount(seconds),
    uncertainty: Math.ceil(stretch.uncertainty / SECOND),
    pairs: stretch.pairs,
    log: readable(stream.base),
    witness: witnessOf(witness, streams),
    applied: applied ? 'yes' : 'no',
    ...(correction === undefined ? {} : readings(stream, correction)),
  };
  const doubtful = { from: span.from - shift, to: span.to - shift };
  return suspect(stream, because, doubtful, { facts, refs, harmless: correction !== undefined });
}

function amount(seconds: number): { readonly seconds: number; readonly direction: string } {
  return { seconds: Math.abs(seconds), direction: seconds > 0 ? 'ahead' : 'behind' };
}

/** What the link itself shows in one stretch. */
function shownIn({ link, stream, shown, stretches }: StreamClock, stretch: Stretch): number {
  const more = stretch.ahead - mainOf(stretches).ahead;
  return link.left === stream ? shown + more : shown - more;
}

// `sessionids` stands for the times inside Dovecot's session ids; the sentences choose by it.
function witnessOf(witness: number, streams: readonly Stream[]): string {
  return readable(streams.find((s) => s.number === witness)?.base ?? 'sessionids');
}

function readings({ members }: Stream, { clock, wrong }: Correction): Readonly<Record<string, string>> {
  const before = members[0]?.clock ?? clock;
  if (wrong === 'zone') return { zone: before.zone, used: clock.zone };
  return wrong === 'year' ? { year: String(before.year), usedYear: String(clock.year) } : {};
}

/** Zones that a file of the host names and that the records contradicted before the reading. */
export async function contradictedZones(
  loaded: Loaded,
  links: readonly Link[],
): Promise<readonly FoundGap[]> {
  const gaps: FoundGap[] = [];
  for (const stream of loaded.streams) {
    const clock = stream.members.find((m) => m.clock.contradicted !== '')?.clock;
    const named = zone(clock?.contradicted ?? '');
    const used = zone(clock?.zone ?? '');
    // A log without such records was read like one that has them, which is told.
    const link = links.find((l) => toldZone(l, stream.number));
    if (named === undefined || used === undefined || link === undefined) continue;
    const span = spanOf(stream.members);
    const seconds = (used.offsetAt(span.from) - named.offsetAt(span.from)) / SECOND;
    const facts = {
      ...amount(seconds),
      pairs: link.cells.reduce((n, c) => n + c.pairs, 0),
      log: readable(stream.base),
      witness: witnessOf(link.rule === 'session-id' ? SESSION_IDS : link.left, loaded.streams),
      applied: 'yes',
      zone: readable(named.name),
      used: used.name,
    };
    const refs = await proofOf(loaded.store, loaded.streamOf, link, 0);
    gaps.push(suspect(stream, 'zone-contradicts', span, { facts, refs, harmless: true }));
  }
  return gaps;
}

function toldZone({ rule, left, right }: Link, stream: number): boolean {
  return (rule === 'session-id' && left === stream) || (rule === 'webmail-queue-id' && right === stream);
}

function spanOf(members: Stream['members']): Span {
  const times = members.flatMap((m) => [m.read?.summary.first ?? [], m.read?.summary.last ?? []].flat());
  return { from: Math.min(...times), to: Math.max(...times) };
}

function overlap(a: Span, b: Span): Span {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function suspect(
  { source }: Stream,
  because: string,
  { from, to }: Span,
  said: Pick<FoundGap, 'facts' | 'refs' | 'harmless'>,
): FoundGap {
  return { source, from, to, kind: 'suspect', because, strands: [], accounts: [], ...said };
}
