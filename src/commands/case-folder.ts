import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../base/errors.ts';
import { visible } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import { readCase } from '../case/read.ts';
import { errorCode } from '../evidence/problems.ts';
import type { Io } from './io.ts';

/** A case as it lies on disk. */
export interface OpenCase {
  readonly directory: string;
  readonly file: Case;
  /** Absolute paths of the evidence; empty when the folder does not say. */
  readonly roots: readonly string[];
}

// A case may be long; so much is read at once.
const CHUNK = 1 << 22;

const HINT = 'make one with constat investigate, or name another with --case';

/** The folder of the case: the one named, `$CONSTAT_CASE`, this folder, or the only `*.case` in it. */
export async function caseDirectory(named: string | undefined, io: Pick<Io, 'env'>): Promise<string> {
  const said = named ?? io.env.CONSTAT_CASE;
  if (said !== undefined && said !== '') {
    return said.endsWith('/case.json') ? said.slice(0, -'/case.json'.length) : said;
  }
  if (await isFile('case.json')) return '.';
  const cases: string[] = [];
  for (const entry of (await readdir('.')).sort()) {
    if (entry.endsWith('.case') && (await isFile(join(entry, 'case.json')))) cases.push(entry);
  }
  const [only] = cases;
  if (only !== undefined && cases.length === 1) return only;
  const what = cases.length === 0 ? 'there is no case here' : `there are ${cases.length} cases here`;
  throw new UserError('case', what, cases.length === 0 ? HINT : 'say which with --case');
}

/** Reads `case.json` and `evidence.json` of a folder; throws UserError when it holds no case of this version. */
export async function openCase(named: string | undefined, io: Pick<Io, 'env'>): Promise<OpenCase> {
  const directory = await caseDirectory(named, io);
  const path = join(directory, 'case.json');
  const read = await readCase(createReadStream(path, { highWaterMark: CHUNK })).catch((error: unknown) => {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UserError(shownPath(path), `cannot be read (${errorCode(error)})`, HINT, 1);
  });
  if ('kind' in read) {
    const what = read.kind === 'json' ? 'is not JSON' : `is no case of this version (${read.what})`;
    throw new UserError(shownPath(path), what, 'investigate again with --force', 1);
  }
  return { directory, file: read, roots: await evidenceRoots(directory) };
}

/** The roots that `evidence.json` of a case folder names; none when there is no such file. */
export async function evidenceRoots(directory: string): Promise<readonly string[]> {
  const path = join(directory, 'evidence.json');
  if (!(await isFile(path))) return [];
  const parsed = z.object({ roots: z.array(z.string()) }).safeParse(await readJson(path));
  if (!parsed.success) throw new UserError(shownPath(path), 'does not name the evidence', HINT, 1);
  return parsed.data.roots;
}

/** Whether there is a regular file at the path. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (s) => s.isFile(),
    () => false,
  );
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(shownPath(path), `cannot be read (${errorCode(error)})`, HINT, 1);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(shownPath(path), 'is not JSON', 'investigate again with --force', 1);
  }
}

function shownPath(path: string): string {
  return visible(path);
}
