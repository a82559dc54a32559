import { join, resolve } from 'node:path';
import { linkActors } from './actors/actors.ts';
import { type AddressTries, habitsOf, readTries } from './actors/attempts.ts';
import { buildSessions } from './actors/build.ts';
import { readAgents, webConduct } from './actors/conduct.ts';
import { type Grounds, type Judged, judge } from './actors/judge.ts';
import { namedBy } from './actors/named.ts';
import type { Case } from './case/case.ts';
import type { Signal } from './case/signal.ts';
import type { World } from './case/world.ts';
import { detections } from './detections/index.ts';
import { detect } from './detections/run.ts';
import { refuseInside } from './evidence/guard.ts';
import { nameClients } from './ingest/client-names.ts';
import { withoutDoubles } from './ingest/doubles.ts';
import type { ReadMember } from './ingest/job.ts';
import { losesEvidence, pathOf, readAll, type Survey, survey } from './ingest/read-all.ts';
import { instantOf } from './ingest/stamps.ts';
import { assemble, type Parts } from './investigation/assemble.ts';
import { clearLoaded, openCaseFolder, writeCase } from './investigation/case-folder.ts';
import { beginCheckpoint, clearCheckpoint, readCheckpoint } from './investigation/checkpoint.ts';
import { type Settled, settleClocks } from './investigation/clocks.ts';
import { readQuotes } from './investigation/quotes.ts';
import { type AllThresholds, thresholdsWith } from './investigation/thresholds.ts';
import { version } from './investigation/version.ts';
import { askedFor, sessionsIn, signalsIn, triesIn } from './investigation/window.ts';
import { coverageOf } from './scope/coverage/coverage.ts';
import type { LogFile } from './scope/coverage/inputs.ts';
import { readScope } from './scope/scope.ts';
import { type Failures, readFailures } from './sessions/failures.ts';
import { placeUses, readVisits, type Visit } from './sessions/visits.ts';
import { webSessions } from './sessions/webmail.ts';
import { makeWorld } from './sessions/world.ts';
import { openChdb } from './store/chdb.ts';
import { createEvents } from './store/schema.ts';
import type { Store } from './store/store.ts';

/** How far an investigation is. */
export interface Progress {
  readonly stage: 'survey' | 'read' | 'judge' | 'write';
  readonly done: number;
  /** 0 when it is not known. */
  readonly total: number;
  readonly unit: 'bytes' | 'files' | 'steps';
}

/** What to investigate and how. Times are microseconds UTC. */
export interface InvestigateOptions {
  readonly roots: readonly string[];
  readonly caseDir: string;
  /** Whether a finished case in that folder may be replaced. */
  readonly force: boolean;
  /** Zone and year for stamps that carry none; `undefined` to find them in the evidence. */
  readonly zone: string | undefined;
  readonly year: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly threads: number;
  readonly memoryBytes: number;
  /** Addresses, networks and accounts that the user says are the actor's, or are known good. */
  readonly actorAddresses: readonly string[];
  readonly actorAccounts: readonly string[];
  readonly knownGood: readonly string[];
  /** Addresses or networks of proxies that the user says are ours: their word about their clients counts. */
  readonly proxies: readonly string[];
  /** Thresholds set by hand, by full name (investigation/thresholds.ts). */
  readonly thresholds: Readonly<Record<string, number>>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** From folders of evidence to a Case. `complete` is false when part of the evidence could not be read. */
export async function investigate(
  options: InvestigateOptions,
): Promise<{ readonly case: Case; readonly complete: boolean }> {
  const thresholds = thresholdsWith(options.thresholds);
  await refuseInside(options.caseDir, options.roots);
  await openCaseFolder(options.caseDir, options.force);
  const surveyed = await surveyEvidence(options);
  const loaded = await readCheckpoint(options.caseDir, surveyed, version);
  if (loaded.size === 0) await clearLoaded(options.caseDir);
  const note = await beginCheckpoint(options.caseDir, surveyed, version, loaded);
  const store = openChdb(join(resolve(options.caseDir), 'db'), { memoryBytes: options.memoryBytes });
  try {
    await store.run(createEvents);
    const settled = await readEvidence(surveyed, store, options, { loaded, note });
    const { read } = settled;
    const parts = await judgeEvidence(settled, store, options, thresholds);
    options.onProgress({ stage: 'write', done: 0, total: 1, unit: 'steps' });
    const draft = assemble(parts);
    const done = { ...draft, lines: await readQuotes(draft, read.members) };
    await writeCase(options.caseDir, options.roots, done);
    return { case: done, complete: !losesEvidence(read) };
  } finally {
    await store.close();
  }
}

async function surveyEvidence(options: InvestigateOptions): Promise<Survey> {
  let files = 0;
  const { roots, zone, year, proxies } = options;
  const surveyed = await survey(roots, { zone, year, proxies }, () => {
    options.signal.throwIfAborted();
    files += 1;
    options.onProgress({ stage: 'survey', done: files, total: 0, unit: 'files' });
  });
  return surveyed;
}

interface Checkpoint {
  readonly loaded: ReadonlyMap<number, ReadMember>;
  readonly note: (member: ReadMember) => void;
}

async function readEvidence(
  surveyed: Survey,
  store: Store,
  options: InvestigateOptions,
  { loaded, note }: Checkpoint,
): Promise<Settled> {
  const total = surveyed.members.reduce(
    (n, m) => n + (m.explored.kind === 'log' ? m.explored.unpackedBytes : 0),
    0,
  );
  let done = 0;
  const loading = {
    directory: join(resolve(options.caseDir), 'loading'),
    threads: options.threads,
    signal: options.signal,
    onProgress: (bytes: number) => {
      // What is read a second time is not counted again.
      done = Math.min(total, done + bytes);
      options.onProgress({ stage: 'read', done, total, unit: 'bytes' });
    },
  };
  const loadedAll = await readAll(surveyed, store, { ...loading, onComplete: note }, loaded);
  const onRewrite = (): Promise<void> => clearCheckpoint(options.caseDir);
  const settled = await settleClocks(loadedAll, store, { ...loading, onRewrite });
  const named = await nameClients(settled.read, store, { ...loading, onRewrite });
  return { ...settled, read: await withoutDoubles(named, store) };
}

async function judgeEvidence(
  { read, gaps: known }: Settled,
  store: Store,
  options: InvestigateOptions,
  thresholds: AllThresholds,
): Promise<Parts> {
  let steps = 0;
  const step = (): void => {
    options.signal.throwIfAborted();
    steps += 1;
    options.onProgress({ stage: 'judge', done: steps, total: 7, unit: 'steps' });
  };
  const world = await makeWorld(store, read.context, { from: options.from, to: options.to });
  step();
  const signals = await detect(detections, store, world, thresholds.detections);
  step();
  const signIns = await readSignIns(store, world, signals, thresholds.judgement);
  step();
  const said = { signals, named: namedBy(options), t: thresholds.judgement, weights: thresholds.weights };
  const judged = await judgeSignIns(store, world, signIns, said);
  step();
  const { failures, tries } = signIns;
  const asked = askedFor(options);
  const built = sessionsIn(asked, await buildSessions(store, world, judged, signals));
  const seen = signalsIn(asked, signals);
  const scans = seen.filter((s) => s.detection === 'scan');
  const linked = linkActors(judged, built, triesIn(asked, tries), scans, world);
  step();
  const scope = await readScope(store, world, built.sessions, seen, instantOf(read));
  step();
  const coverage = await coverageOf(store, world, logFiles(read), { known, thresholds: thresholds.coverage });
  step();
  const set = thresholds.set;
  return { set, read, world, signals: seen, failures, tries, judged, built, linked, scope, coverage };
}

/** Who signed in, who tried to, and what of it is usual here. */
interface SignIns {
  readonly visits: readonly Visit[];
  readonly habits: ReadonlySet<Visit>;
  readonly failures: readonly Failures[];
  readonly tries: readonly AddressTries[];
}

async function readSignIns(
  store: Store,
  world: World,
  signals: readonly Signal[],
  t: AllThresholds['judgement'],
): Promise<SignIns> {
  const unlogged = signals.filter((s) => s.detection === 'missing-login');
  const visits = await readVisits(store, world, [
    ...unlogged.map((s) => ({
      account: s.account,
      address: s.address,
      protocol: String(s.facts.protocol),
      time: s.from,
    })),
    ...world.inferredLogins.map((l) => ({ ...l, protocol: 'webmail' })),
  ]);
  const failures = await readFailures(store, world);
  const habits = habitsOf(visits, failures, world.placeOf, t);
  return { visits, habits, failures, tries: readTries(failures, visits, habits, world, t) };
}

/** Judges the visits; for that, what those of the web did is read too, where they are no habit. */
async function judgeSignIns(
  store: Store,
  world: World,
  { visits, habits, tries }: SignIns,
  known: Pick<Grounds, 'signals' | 'named' | 't' | 'weights'>,
): Promise<readonly Judged[]> {
  const fresh = visits.filter((v) => !habits.has(v) && v.protocols.includes('webmail'));
  const agents = await readAgents(
    store,
    tries.map((x) => x.address),
    world,
  );
  const freshSessions = await webSessions(
    store,
    world,
    [...new Set(fresh.flatMap((v) => v.addresses))].sort(),
  );
  return judge({
    visits,
    habits,
    tries,
    ...known,
    world,
    webConduct: webConduct(freshSessions, agents, [...habits], world),
    uses: placeUses(visits),
  });
}

function logFiles(read: Survey): readonly LogFile[] {
  return read.members.flatMap((m): readonly LogFile[] => {
    if (m.explored.kind !== 'log') return [];
    const { summary, problems = [] } = m.read ?? {};
    return [
      {
        number: m.number,
        path: pathOf(m.explored),
        source: m.explored.format?.source ?? 'host',
        host: summary?.hosts[0]?.[0] ?? '',
        first: summary?.first,
        last: summary?.last,
        lines: summary?.lines ?? 0,
        unread: summary?.unread ?? 0,
        problems: [...m.explored.problems, ...problems].map((p) => p.problem),
      },
    ];
  });
}
