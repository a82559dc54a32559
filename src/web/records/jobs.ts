import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EvidenceFile } from '../../case/evidence.ts';
import { osPath, pathBytes, shownName } from '../../evidence/names.ts';
import { type FoundFile, walkEvidence } from '../../evidence/walk.ts';
import type { MemberState } from './marker.ts';

/** A member that the Case knows, in a file that is read again. */
export interface Wanted {
  /** The number in its id. */
  readonly number: number;
  /** Name inside the archive; empty for the file itself. */
  readonly member: string;
  readonly sha256: string;
  /** Whether its lines are wanted; else it is only hashed. */
  readonly load: boolean;
}

/** A file of evidence to be read again. */
export interface RereadJob {
  readonly file: FoundFile;
  /** In the order of the Case, which is that of the archive. */
  readonly wanted: readonly Wanted[];
}

/** To the thread that reads. */
export type ToReader = { readonly job: RereadJob } | { readonly loaded: true } | { readonly end: true };

/** Where lines of a file of blocks come from; both ends are in it. */
export interface LineSpan {
  readonly first: { readonly file: number; readonly line: number };
  readonly last: { readonly file: number; readonly line: number };
}

/** From the thread that reads. */
export type FromReader =
  | { readonly kind: 'blocks'; readonly path: string; readonly span: LineSpan }
  | { readonly kind: 'progress'; readonly lines: number }
  | { readonly kind: 'member'; readonly number: number; readonly state: MemberState }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: string };

/** A job again, as its file lies there now, to be hashed and not loaded; `undefined` when it is gone. */
export async function rehashJob({ file, wanted }: RereadJob): Promise<RereadJob | undefined> {
  try {
    const about = await lstat(osPath(file.path), { bigint: true });
    const now = { ...file, bytes: Number(about.size), mtime: Number(about.mtimeNs / 1000n) };
    return { file: now, wanted: wanted.map((w) => ({ ...w, load: false })) };
  } catch {
    return undefined;
  }
}

/** What the thread is started with. */
export interface ReaderSetup {
  /** Where files of blocks wait for the engine. */
  readonly directory: string;
}

/** Whether a file of evidence can be looked at again: some were only named, such as links and pipes. */
export function hasHash({ sha256 }: EvidenceFile): boolean {
  return sha256 !== '';
}

/** Whether its lines are among those that the Case points into. */
export function hasLines({ format }: EvidenceFile): boolean {
  return format !== '';
}

/** The number in an evidence file's id. */
export function numberOf({ id }: Pick<EvidenceFile, 'id'>): number {
  return Number(id.slice(1));
}

/** The files of a Case that lie where they lay, and the ids of those that do not. */
export async function planJobs(
  evidence: readonly EvidenceFile[],
  roots: readonly string[],
): Promise<{ readonly jobs: readonly RereadJob[]; readonly gone: readonly string[] }> {
  const found = await placesOf(roots);
  const byPath = new Map<string, EvidenceFile[]>();
  for (const e of evidence.filter(hasHash)) {
    const others = byPath.get(e.path);
    if (others === undefined) byPath.set(e.path, [e]);
    else others.push(e);
  }
  const jobs: RereadJob[] = [];
  const gone: string[] = [];
  for (const [path, entries] of byPath) {
    const file = found.get(path);
    if (file === undefined) gone.push(...entries.map((e) => e.id));
    else {
      const wanted = entries.map((e) => ({
        number: numberOf(e),
        member: e.member,
        sha256: e.sha256,
        load: hasLines(e),
      }));
      jobs.push({ file, wanted });
    }
  }
  return { jobs, gone };
}

/** Files below the roots as the Case names them. A root that is away takes its files with it, not those of others. */
export async function placesOf(roots: readonly string[]): Promise<ReadonlyMap<string, FoundFile>> {
  const walk = async (some: readonly string[]): Promise<readonly FoundFile[]> =>
    walkEvidence(some).then(
      ({ files }) => files,
      () => [],
    );
  const all = roots.length === 0 ? [] : await walk(roots);
  if (all.length > 0 || roots.length < 2) return new Map(all.map((f) => [f.shown, f]));
  const each = await Promise.all(roots.map((root) => walk([root])));
  return new Map(
    each.flatMap((files, i) =>
      files.map((f) => {
        const shown = `${shownName(pathBytes(basename(roots[i] ?? '')))}/${f.shown}`;
        return [shown, { ...f, shown }] as const;
      }),
    ),
  );
}
