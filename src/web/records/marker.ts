import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../base/plain-file.ts';
import { STAGES, type Stage, TABLES_VERSION } from './tables.ts';

const state = z.enum(['same', 'changed', 'gone', 'unreadable']);

/** What reading a member of the evidence again said. */
export type MemberState = z.infer<typeof state>;

const marker = z.object({
  schema: z.literal('constat.records/1'),
  /** Of the case that the tables are of. */
  print: z.string(),
  /** Tables that are whole. */
  done: z.array(z.enum(STAGES)),
  /** By id of the evidence file. */
  members: z.record(z.string(), state),
  /** Size and time of change (microseconds) that each file had when it was read, by path. */
  files: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

/** What is known of the tables of a case; lies in the database's folder, so that it goes where they go. */
export type Marker = z.infer<typeof marker>;

const NAME = 'records.json';

/** The marker of a case folder; `undefined` when there is none that can be read. */
export async function readMarker(directory: string): Promise<Marker | undefined> {
  try {
    const parsed = marker.safeParse(JSON.parse(await readFile(join(directory, 'db', NAME), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the marker in one move. */
export async function writeMarker(directory: string, one: Marker): Promise<void> {
  await writeWhole(join(directory, 'db', NAME), `${JSON.stringify(one)}\n`, 0o600);
}

/**
 * What tells one case from another, from itself after it was investigated again, and from a copy: tables in a folder
 * that came from elsewhere may hold lines that no evidence has, so they are made anew where the evidence can be hashed.
 */
export async function printOf(directory: string): Promise<string> {
  const place = await stat(join(directory, 'db'), { bigint: true }).catch(() => undefined);
  const here = `${place?.ino ?? ''} ${place?.birthtimeNs ?? ''}`;
  const hash = createHash('sha256').update(`tables ${TABLES_VERSION} in ${here}\n`);
  for await (const chunk of createReadStream(join(directory, 'case.json'))) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Tables that are whole in a case folder and of the case that lies there. */
export async function tablesMade(directory: string): Promise<readonly Stage[]> {
  const one = await readMarker(directory);
  return one !== undefined && one.print === (await printOf(directory)) ? one.done : [];
}
