import { lstat } from 'node:fs/promises';
import type { EvidenceFile } from '../../case/evidence.ts';
import { osPath } from '../../evidence/names.ts';
import { errorCode } from '../../evidence/problems.ts';
import { hasHash, type RereadJob } from './jobs.ts';
import type { Marker, MemberState } from './marker.ts';

/** What is known of the evidence now. */
export interface EvidenceLook {
  /** Takes what reading said: from here on the file must keep its size and its time of change. */
  readonly note: (id: string, state: MemberState) => void;
  /** Where the files lie; those that do not are gone. */
  readonly placed: (jobs: readonly RereadJob[]) => void;
  /** Looks at sizes and times of all files; nothing is read. */
  readonly look: () => Promise<void>;
  readonly counts: () => Readonly<Record<MemberState | 'unchecked', number>>;
  /** For the marker. */
  readonly members: () => Marker['members'];
  readonly files: () => Marker['files'];
}

const AT_ONCE = 32;

/** A look at the evidence of a Case; `known` is what was found when it was read last. */
export function evidenceLook(evidence: readonly EvidenceFile[], known: Marker | undefined): EvidenceLook {
  const entries = evidence.filter(hasHash);
  /** What reading said, and what a look at the file says apart from that. */
  const read = new Map<string, MemberState>(Object.entries(known?.members ?? {}));
  const stamps = new Map<string, readonly [number, number]>(Object.entries(known?.files ?? {}));
  const seen = new Map<string, MemberState | 'unchecked'>();
  let places: readonly RereadJob[] = [];

  const lookAt = async ({ file }: RereadJob): Promise<MemberState | 'unchecked' | undefined> => {
    try {
      const about = await lstat(osPath(file.path), { bigint: true });
      const [bytes, mtime] = stamps.get(file.shown) ?? [file.bytes, file.mtime];
      if (!about.isFile() || Number(about.size) !== bytes) return 'changed';
      // The same size and another time: only reading it would tell.
      return Number(about.mtimeNs / 1000n) === mtime ? undefined : 'unchecked';
    } catch (error) {
      const code = errorCode(error);
      return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unreadable';
    }
  };

  return {
    note: (id, state) => void read.set(id, state),
    placed: (jobs) => {
      places = jobs;
      seen.clear();
      const there = new Set(jobs.map((j) => j.file.shown));
      for (const { path } of entries) if (!there.has(path)) seen.set(path, 'gone');
      for (const { file } of jobs) {
        if (!stamps.has(file.shown)) stamps.set(file.shown, [file.bytes, file.mtime]);
      }
    },
    look: async () => {
      for (let at = 0; at < places.length; at += AT_ONCE) {
        const some = places.slice(at, at + AT_ONCE);
        const states = await Promise.all(some.map(lookAt));
        some.forEach(({ file }, i) => {
          const state = states[i];
          if (state === undefined) seen.delete(file.shown);
          else seen.set(file.shown, state);
        });
      }
    },
    counts: () => {
      const counts = { unchecked: 0, same: 0, changed: 0, gone: 0, unreadable: 0 };
      for (const { id, path } of entries) counts[seen.get(path) ?? read.get(id) ?? 'unchecked'] += 1;
      return counts;
    },
    members: () => Object.fromEntries(read),
    files: () => Object.fromEntries([...stamps].map(([path, [bytes, mtime]]) => [path, [bytes, mtime]])),
  };
}
