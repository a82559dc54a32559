import { createHash } from 'node:crypto';
import { UserError } from '../../base/errors.ts';
import { isoTime } from '../../base/time.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { CHUNK, openForReading } from '../../evidence/hash.ts';
import { openMembers } from '../../evidence/open.ts';
import type { FoundFile } from '../../evidence/walk.ts';
import { hasHash, placesOf } from '../records/jobs.ts';
import type { FileState, VerifyState } from '../wire/evidence.ts';
import type { Verified } from './verified.ts';

/** Hashes the evidence of a case again, when somebody asks for it, one such job at a time. */
export interface Verifier {
  readonly state: () => VerifyState;
  /** What is known of a file now: by its hash after a job; before one, whether it is there with its size. */
  readonly stateOf: (id: string) => FileState;
  /** Looks which files are there; cheap, done once, and again by each job. */
  readonly look: () => Promise<void>;
  /** Begins a job; throws UserError while one runs. The promise ends with it. */
  readonly start: () => Promise<void>;
  /** Ends the job that runs; what was found stays. */
  readonly cancel: () => void;
}

/** What a verifier works on. `now`: microseconds since 1970 UTC. */
export interface VerifierParts {
  readonly evidence: readonly EvidenceFile[];
  /** Absolute paths of the evidence. */
  readonly roots: readonly string[];
  readonly now: () => number;
  /** Raised when the program ends. */
  readonly signal: AbortSignal;
  /** What was found the last time, before this program ran. */
  readonly before?: Verified | undefined;
  /** Keeps what a job found. */
  readonly keep?: (found: Verified) => Promise<void>;
}

const MOST_ADDED = 20;
const IDLE = {
  stage: 'never',
  started: '',
  ended: '',
  doneBytes: 0,
  bytes: 0,
  current: '',
  complaint: '',
} as const;

type About = Omit<VerifyState, 'counts' | 'files' | 'added'>;

/** What a verifier goes by, and what it has found so far. */
interface Task {
  readonly parts: VerifierParts;
  /** Links and pipes are only named; there is nothing to compare them with. */
  readonly hashed: readonly EvidenceFile[];
  readonly states: Map<string, FileState>;
  about: About;
  added: VerifyState['added'];
}

/** A verifier that has looked at nothing yet. */
export function verifierOf(parts: VerifierParts): Verifier {
  const { evidence, now, signal, before } = parts;
  const task: Task = {
    parts,
    hashed: evidence.filter(hasHash),
    states: new Map(Object.entries(before?.states ?? {})),
    about: begunWith(before),
    added: before?.added ?? { count: 0, first: [] },
  };
  const { hashed, states } = task;
  let stop: AbortController | undefined;
  let looked: Promise<readonly FoundFile[]> | undefined;
  return {
    state: () => ({
      ...task.about,
      added: task.added,
      files: hashed.length,
      counts: countsOf(hashed, states),
    }),
    stateOf: (id) => states.get(id) ?? 'unchecked',
    look: async () => {
      looked ??= lookAround(task);
      await looked;
    },
    start: async () => {
      if (stop !== undefined) throw new UserError('verify', 'runs already', 'wait for it, or cancel it');
      const own = new AbortController();
      stop = own;
      task.about = { ...IDLE, stage: 'running', started: isoTime(now()) };
      task.about = await ended(task, AbortSignal.any([own.signal, signal]));
      stop = undefined;
      task.about = { ...task.about, ended: isoTime(now()), current: '' };
      const problem = await kept(task);
      if (problem !== '') task.about = { ...task.about, complaint: problem };
    },
    cancel: () => stop?.abort(),
  };
}

/** Compares the files that are there with those of the case by place and size, and gives them. */
async function lookAround(task: Task): Promise<readonly FoundFile[]> {
  const { parts, hashed, states } = task;
  const paths = new Set(parts.evidence.map((f) => f.path));
  const there = await placesOf(parts.roots);
  for (const f of hashed) if (!isHashed(states.get(f.id))) states.set(f.id, seenAs(f, there.get(f.path)));
  const more = [...there.keys()].filter((path) => !paths.has(path));
  task.added = { count: more.length, first: more.slice(0, MOST_ADDED) };
  return [...there.values()];
}

/** Hashes every file of the case that is there, until it is stopped. */
async function hashAll(task: Task, stopped: AbortSignal): Promise<void> {
  task.states.clear();
  const files = await lookAround(task);
  const byPath = byPathOf(task.hashed);
  const wanted = files.filter((f) => byPath.has(f.shown));
  task.about = { ...task.about, bytes: wanted.reduce((n, f) => n + f.bytes, 0) };
  const read = (bytes: number): void => {
    task.about = { ...task.about, doneBytes: task.about.doneBytes + bytes };
  };
  for (const file of wanted) {
    if (stopped.aborted) break;
    task.about = { ...task.about, current: file.shown };
    for (const [id, state] of await check(file, byPath.get(file.shown) ?? [], stopped, read))
      task.states.set(id, state);
  }
}

/** Hashes all, and says how that ended. */
async function ended(task: Task, stopped: AbortSignal): Promise<About> {
  try {
    await hashAll(task, stopped);
    return { ...task.about, stage: stopped.aborted ? 'cancelled' : 'done' };
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { ...task.about, stage: 'failed', complaint };
  }
}

/** Keeps what was found; gives what went wrong in that, for what was found is true all the same. */
async function kept({ parts: { keep }, about, states, added }: Task): Promise<string> {
  const { stage, started, ended, bytes, doneBytes, complaint } = about;
  if (keep === undefined || stage === 'running' || stage === 'never') return '';
  const found = { stage, started, ended, bytes, doneBytes, complaint };
  const files = { states: Object.fromEntries(states), added: { ...added, first: [...added.first] } };
  return keep({ ...found, ...files }).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

function begunWith(before: Verified | undefined): About {
  if (before === undefined) return IDLE;
  const { stage, started, ended, bytes, doneBytes, complaint } = before;
  return { ...IDLE, stage, started, ended, bytes, doneBytes, complaint };
}

function byPathOf(evidence: readonly EvidenceFile[]): ReadonlyMap<string, readonly EvidenceFile[]> {
  const out = new Map<string, EvidenceFile[]>();
  for (const f of evidence) {
    const list = out.get(f.path);
    if (list === undefined) out.set(f.path, [f]);
    else list.push(f);
  }
  return out;
}

function isHashed(state: FileState | undefined): boolean {
  return state === 'same' || state === 'changed' || state === 'unreadable';
}

/** What a look at the folder says, without reading. Members of an archive are as their archive is. */
function seenAs(f: EvidenceFile, found: FoundFile | undefined): FileState {
  if (found === undefined) return 'gone';
  return f.member === '' && found.bytes !== f.bytes ? 'changed' : 'unchecked';
}

function countsOf(
  evidence: readonly EvidenceFile[],
  states: ReadonlyMap<string, FileState>,
): VerifyState['counts'] {
  const counts = { unchecked: 0, same: 0, changed: 0, gone: 0, unreadable: 0 };
  for (const f of evidence) counts[states.get(f.id) ?? 'unchecked'] += 1;
  return counts;
}

type Checked = readonly (readonly [id: string, state: FileState])[];

/** Hashes a file and, where it is an archive, its members; nothing for a file that was cancelled midway. */
async function check(
  file: FoundFile,
  wanted: readonly EvidenceFile[],
  stopped: AbortSignal,
  read: (bytes: number) => void,
): Promise<Checked> {
  if (wanted.every((f) => f.member === '')) {
    const sha256 = await hashOf(file, stopped, read);
    return stopped.aborted ? [] : wanted.map((f) => [f.id, compare(f, sha256)]);
  }
  const left = [...wanted];
  const out: (readonly [string, FileState])[] = [];
  for await (const open of openMembers(file)) {
    const { sha256 } = await open.finish();
    if (stopped.aborted) return out;
    // Two members may have one name; they come in the order of the case.
    const at = left.findIndex((f) => f.member === open.member);
    const [known] = at < 0 ? [] : left.splice(at, 1);
    if (known !== undefined) out.push([known.id, compare(known, sha256)]);
  }
  read(file.bytes);
  return [...out, ...left.map((f) => [f.id, 'gone'] as const)];
}

function compare(known: EvidenceFile, sha256: string): FileState {
  if (sha256 === '') return 'unreadable';
  return sha256 === known.sha256 ? 'same' : 'changed';
}

/** SHA-256 of a file; empty when it cannot be read. */
async function hashOf(file: FoundFile, stopped: AbortSignal, read: (bytes: number) => void): Promise<string> {
  const handle = await openForReading(file.path, () => {});
  if (handle === undefined) return '';
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let at = 0; !stopped.aborted; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
      read(bytesRead);
    }
    return hash.digest('hex');
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}
