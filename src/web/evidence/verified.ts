import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const state = z.enum(['same', 'changed', 'gone', 'unreadable', 'unchecked']);

const verified = z.object({
  schema: z.literal('constat.verified/1'),
  /** SHA-256 of the Case whose evidence was hashed. */
  case: z.string(),
  stage: z.enum(['done', 'cancelled', 'failed']),
  started: z.string(),
  ended: z.string(),
  bytes: z.number(),
  doneBytes: z.number(),
  complaint: z.string(),
  /** By id of the evidence file. */
  states: z.record(z.string(), state),
  added: z.object({ count: z.number(), first: z.array(z.string()) }),
});

/** How the evidence was when it was last hashed on demand. */
export type Verified = Omit<z.infer<typeof verified>, 'schema' | 'case'>;

/** Lies beside the Case, which never changes. */
const NAME = 'verified.json';

/** What was kept of the last time; `undefined` when nothing was, or of another Case. */
export async function readVerified(directory: string, caseHash: string): Promise<Verified | undefined> {
  try {
    const parsed = verified.safeParse(JSON.parse(await readFile(join(directory, NAME), 'utf8')));
    return parsed.success && parsed.data.case === caseHash ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it, in one move. */
export async function writeVerified(directory: string, caseHash: string, one: Verified): Promise<void> {
  const path = join(directory, NAME);
  const whole = { schema: 'constat.verified/1', case: caseHash, ...one };
  await writeFile(`${path}.part`, `${JSON.stringify(whole)}\n`, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
