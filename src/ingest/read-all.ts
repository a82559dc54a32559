import type { Context } from '../case/context.ts';
import { PROBLEMS, type Problem } from '../evidence/problems.ts';
import { type FoundFile, walkEvidence } from '../evidence/walk.ts';
import { removeEvents } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Clock, readClocks } from './clock.ts';
import { contextReaders } from './context/index.ts';
import { contextOf } from './context/merge.ts';
import { contentPath, type Explored, explore } from './explore.ts';
import { type LoadOptions, loadAll } from './ingest.ts';
import type { Job, ReadMember } from './job.ts';
import { trustedProxies } from './proxies.ts';

/** A member of the evidence with all that is known of it. Its number is its place in the list. */
export interface Member {
  readonly number: number;
  readonly explored: Explored;
  readonly clock: Clock | undefined;
  /** What reading it in full found; `undefined` for what is no log, and before it was read. */
  readonly read: ReadMember | undefined;
  /** Lines that another member holds as well and that count there. */
  readonly doubles: number;
}

/** Evidence that was walked and looked at. */
export interface Survey {
  readonly members: readonly Member[];
  readonly context: Context;
  /** Networks of proxies whose word about their clients counts. */
  readonly proxies: readonly string[];
  /** Problems of files and folders that have no member of their own (links, pipes). */
  readonly problems: readonly Problem[];
}

/** What a user may say about clocks. */
export interface ClockOptions {
  readonly zone: string | undefined;
  readonly year: number | undefined;
}

/** What a user may say of how lines are to be read. */
export interface SurveyOptions extends ClockOptions {
  /** Addresses or networks of proxies of ours, besides those that the configuration names. */
  readonly proxies?: readonly string[];
}

/** Walks folders, looks at every member, reads context files, and settles the clock of each log. */
export async function survey(
  roots: readonly string[],
  options: SurveyOptions,
  onFile: (file: FoundFile) => void = () => undefined,
): Promise<Survey> {
  const { files, problems } = await walkEvidence(roots);
  const found: Explored[] = [];
  for (const file of files) {
    onFile(file);
    for await (const one of explore(file)) found.push(one);
  }
  const parts = found.flatMap((one, number) => {
    const reader = contextReaders.find((r) => r.id === one.contextId);
    return reader === undefined
      ? []
      : [reader.read(one.text, { path: contentPath(pathOf(one)), member: `f${number}` })];
  });
  const context = contextOf(parts);
  const clocks = readClocks(
    found.flatMap((one, number) =>
      one.kind === 'log' ? [{ file: number, path: pathOf(one), mtime: one.file.mtime, ...one.stamps }] : [],
    ),
    {
      timezones: context.zones.flatMap((z) =>
        z.kind === 'posix' ? [] : [{ prefix: hostPrefix(z.place.path), name: z.value }],
      ),
      zoneOption: options.zone,
      yearOption: options.year,
    },
  );
  const members = found.map((explored, number) => ({
    number,
    explored: { ...explored, text: '' },
    clock: clocks.get(number),
    read: undefined,
    doubles: 0,
  }));
  const proxies = [...new Set([...trustedProxies(context), ...(options.proxies ?? [])])].sort();
  return { members, context, proxies, problems };
}

/** A member's path: of the file, and inside its archive. */
export function pathOf(one: Pick<Explored, 'file' | 'member'>): string {
  return one.member === '' ? one.file.shown : `${one.file.shown}!${one.member}`;
}

/** The part of a path above /etc or a folder of command outputs: what belongs to the same host. */
function hostPrefix(path: string): string {
  const at = path.search(/(^|\/)(etc|collected|live_response|var)\//);
  return at <= 0 ? '' : path.slice(0, at + 1);
}

/** How to load; the proxies to believe come from the survey. */
export type Loading = Omit<LoadOptions, 'proxies'> & {
  /** Called before rows that were loaded are removed to be read again. */
  readonly onRewrite?: () => Promise<void>;
};

/**
 * Reads all logs of a survey into the store. `done` are members that an earlier, interrupted run loaded for good:
 * their rows stay, those of the others are removed and read anew.
 */
export async function readAll(
  surveyed: Survey,
  store: Store,
  options: Loading,
  done: ReadonlyMap<number, ReadMember> = new Map(),
): Promise<Survey> {
  const before = { ...surveyed, members: surveyed.members.map((m) => ({ ...m, read: done.get(m.number) })) };
  if (done.size > 0) await removeEvents(store, [...done.keys()], true);
  return readSome(before, (m) => !done.has(m.number), store, options);
}

/**
 * Reads some logs again, with clocks that were corrected after the first reading. Reading again is what gives every
 * line its right time, also where the new zone has two offsets; the engine could not change the times in place, since
 * it sorts by them.
 */
export async function readAgain(
  surveyed: Survey,
  clocks: ReadonlyMap<number, Clock>,
  store: Store,
  options: Loading,
): Promise<Survey> {
  const numbers = [...clocks.keys()];
  await options.onRewrite?.();
  await removeEvents(store, numbers);
  const members = surveyed.members.map((m) => ({ ...m, clock: clocks.get(m.number) ?? m.clock }));
  return readSome({ ...surveyed, members }, (m) => clocks.has(m.number), store, options);
}

async function readSome(
  surveyed: Survey,
  wanted: (member: Member) => boolean,
  store: Store,
  options: Loading,
): Promise<Survey> {
  const jobs = new Map<string, Job>();
  for (const member of surveyed.members) {
    const { number, explored, clock } = member;
    if (!wanted(member)) continue;
    if (explored.kind !== 'log' || explored.format === undefined || clock === undefined) continue;
    const { file } = explored;
    const target = {
      index: explored.index,
      number,
      format: explored.format.id,
      zone: clock.zone,
      year: clock.year,
      ahead: clock.ahead,
    };
    const job = jobs.get(file.path);
    jobs.set(file.path, { file, targets: [...(job?.targets ?? []), target] });
  }
  const { members, failed } = await loadAll([...jobs.values()], store, {
    ...options,
    proxies: surveyed.proxies,
  });
  const problems = [...failed].map(([shown, detail]) => ({ shown, problem: 'read-error', detail }) as const);
  return {
    ...surveyed,
    members: surveyed.members.map((m) => ({ ...m, read: members.get(m.number) ?? m.read })),
    problems: [...surveyed.problems, ...problems],
  };
}

/** Whether something that a log might have shown was not read. */
export function losesEvidence(surveyed: Survey): boolean {
  const problems = [
    ...surveyed.problems,
    ...surveyed.members.flatMap((m) => [...m.explored.problems, ...(m.read?.problems ?? [])]),
  ];
  return problems.some((p) => PROBLEMS[p.problem].loses);
}
