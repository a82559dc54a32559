import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../base/plain-file.ts';
import type { ReadMember } from '../ingest/job.ts';
import { pathOf, type Survey } from '../ingest/read-all.ts';

/**
 * What an unfinished investigation has loaded: a file in the case folder whose first line tells the evidence, and
 * each further line a member whose rows are in the engine for good.
 */
export const CHECKPOINT = 'loaded.jsonl';

/** What must be the same for loaded rows to be of use: every file as it lay there, and how each was read. */
function evidencePrint(surveyed: Survey, version: string): string {
  const members = surveyed.members.map(({ explored, clock }) => [
    pathOf(explored),
    explored.index,
    explored.file.bytes,
    explored.file.mtime,
    explored.kind,
    explored.format?.id ?? '',
    clock,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([version, surveyed.proxies, members]))
    .digest('hex');
}

/** Members that an earlier run loaded from the same evidence with the same program; empty when it was another. */
export async function readCheckpoint(
  folder: string,
  surveyed: Survey,
  version: string,
): Promise<ReadonlyMap<number, ReadMember>> {
  const text = await readFile(join(folder, CHECKPOINT), 'utf8').catch(() => '');
  const [first = '', ...rest] = text.split('\n');
  if (first !== evidencePrint(surveyed, version)) return new Map();
  const members = new Map<number, ReadMember>();
  for (const line of rest) {
    // The last line may be cut where the run was: that member is read again.
    try {
      const member = JSON.parse(line) as ReadMember;
      members.set(member.number, member);
    } catch {}
  }
  return members;
}

/** Forgets what was loaded: it is about to be changed. */
export function clearCheckpoint(folder: string): Promise<void> {
  return rm(join(folder, CHECKPOINT), { force: true });
}

/** Begins a checkpoint anew; gives the function that takes note of a member. */
export async function beginCheckpoint(
  folder: string,
  surveyed: Survey,
  version: string,
  done: ReadonlyMap<number, ReadMember>,
): Promise<(member: ReadMember) => void> {
  const path = join(folder, CHECKPOINT);
  const lines = [evidencePrint(surveyed, version), ...[...done.values()].map((m) => JSON.stringify(m))];
  await writeWhole(path, `${lines.join('\n')}\n`, 0o600);
  return (member) => appendFileSync(path, `${JSON.stringify(member)}\n`);
}
