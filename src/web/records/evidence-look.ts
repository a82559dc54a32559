import { lstat } from 'node:fs/promises';
import type { EvidenceFile } from '../../case/evidence.ts';
import { osPath } from '../../evidence/names.ts';
import { errorCode } from '../../evidence/problems.ts';
import { hasHash, type RereadJob } from './jobs.ts';
import type { Marker, MemberState } from './marker.ts';

/** What is known of the evidence now: what it was when it was read last, and what its size and time say since. */
export interface EvidenceLook {
  /** Takes what reading a member said. */
  readonly note: (id: string, state: MemberState) => void;
  /** Takes the size and time of change that a file had when it was read; from here on it must keep them. */
  readonly stamp: (job: RereadJob) => void;
  /** Looks at sizes and times of all files; nothing is read. Gives those that only reading can tell about. */
  readonly look: () => Promise<readonly RereadJob[]>;
  /** Members by state; each that has a hash in the Case counts once. */
  readonly counts: () => Readonly<Record<MemberState | 'unchecked', number>>;
  /** For the marker. */
  readonly members: () => Marker['members'];
  readonly files: () => Marker['files'];
}

const AT_ONCE = 32;

type Seen = MemberState | 'unchecked';

/** A look at the evidence of a Case at the places given; `known` is what was found when it was read last. */
export function evidenceLook(
  evidence: readonly EvidenceFile[],
  jobs: readonly RereadJob[],
  known: Pick<Marker, 'members' | 'files'> | undefined,
): EvidenceLook {
  const entries = evidence.filter(hasHash);
  const read = new Map<string, MemberState>(Object.entries(known?.members ?? {}));
  const stamps = new Map<string, readonly [number, number]>(Object.entries(known?.files ?? {}));
  const there = new Set(jobs.map((j) => j.file.shown));
  const sizes = new Map(entries.filter((e) => e.member === '').map((e) => [e.path, e.bytes]));
  // By path: what a look at the file says against what was read.
  const seen = new Map<string, Seen>(
    entries.filter((e) => !there.has(e.path)).map((e): [string, Seen] => [e.path, 'gone']),
  );

  const lookAt = ({ file }: RereadJob): Promise<Seen | undefined> =>
    stateOf(file, sizes.get(file.shown), stamps.get(file.shown));
  return {
    note: (id, state) => void read.set(id, state),
    stamp: ({ file }) => {
      stamps.set(file.shown, [file.bytes, file.mtime]);
      seen.delete(file.shown);
    },
    look: async () => {
      const unsure: RereadJob[] = [];
      for await (const [job, state] of statesOf(jobs, lookAt)) {
        if (state === undefined) seen.delete(job.file.shown);
        else seen.set(job.file.shown, state);
        if (state === 'unchecked') unsure.push(job);
      }
      return unsure;
    },
    counts: () => countsOf(entries.map(({ id, path }) => seen.get(path) ?? read.get(id) ?? 'unchecked')),
    members: () => Object.fromEntries(read),
    files: () => Object.fromEntries([...stamps].map(([path, [bytes, mtime]]) => [path, [bytes, mtime]])),
  };
}

function countsOf(states: readonly Seen[]): Readonly<Record<Seen, number>> {
  const counts = { unchecked: 0, same: 0, changed: 0, gone: 0, unreadable: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}

/** Looks at files, some at once; gives each with its state. */
async function* statesOf(
  jobs: readonly RereadJob[],
  lookAt: (job: RereadJob) => Promise<Seen | undefined>,
): AsyncGenerator<readonly [job: RereadJob, state: Seen | undefined]> {
  for (let at = 0; at < jobs.length; at += AT_ONCE) {
    const some = jobs.slice(at, at + AT_ONCE);
    const states = await Promise.all(some.map(lookAt));
    yield* some.map((job, i) => [job, states[i]] as const);
  }
}

/** What size and time of a file say against those it had; `undefined`: it is as it was. */
async function stateOf(
  { path }: RereadJob['file'],
  wanted: number | undefined,
  [bytes, mtime]: readonly [number, number] = [-1, -1],
): Promise<Seen | undefined> {
  try {
    const about = await lstat(osPath(path), { bigint: true });
    const size = Number(about.size);
    if (!about.isFile() || size !== (wanted ?? size)) return 'changed';
    // The same size and another time: only reading it would tell.
    return size === bytes && Number(about.mtimeNs / 1000n) === mtime ? undefined : 'unchecked';
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unreadable';
  }
}

/** Whether evidence that could not be read when tables were made can be read now, and none that could is away. */
export function cameBack(
  evidence: readonly EvidenceFile[],
  jobs: readonly RereadJob[],
  known: Pick<Marker, 'members' | 'files'>,
): boolean {
  const files = new Map(jobs.map(({ file }) => [file.shown, file]));
  let isBack = false;
  for (const { id, path } of evidence) {
    const state = known.members[id];
    if (state === undefined) continue;
    const file = files.get(path);
    if (state === 'same' && file === undefined) return false;
    if (state === 'same' || file === undefined) continue;
    const [bytes, mtime] = known.files[path] ?? [-1, -1];
    if (file.bytes !== bytes || file.mtime !== mtime) isBack = true;
  }
  return isBack;
}
