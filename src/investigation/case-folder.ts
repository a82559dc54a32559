import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { jsonText } from '../base/json.ts';
import { writeWhole } from '../base/plain-file.ts';
import type { Case } from '../case/case.ts';
import { CHECKPOINT } from './checkpoint.ts';

/**
 * Makes a case folder ready: a finished case is only replaced with `force`; what an interrupted run loaded stays, so
 * that the same command goes on with it (see checkpoint.ts). The journal is somebody's work and always stays.
 */
export async function openCaseFolder(folder: string, force: boolean): Promise<void> {
  const finished = await exists(join(folder, 'case.json'));
  if (finished && !force) {
    throw new UserError(
      folder,
      'a finished case lies there',
      'give another folder with -o, or --force to replace it',
    );
  }
  if ((await exists(folder)) && !finished && !(await exists(join(folder, 'db'))) && (await isUsed(folder))) {
    throw new UserError(folder, 'the folder holds other files', 'give an empty or new folder with -o');
  }
  const unfinished = !finished && (await exists(join(folder, CHECKPOINT)));
  const old = [
    'loading',
    'case.json',
    'evidence.json',
    'report.html',
    'verified.json',
    ...(unfinished ? [] : ['db', CHECKPOINT]),
  ];
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

// What people wrote is kept whatever becomes of the case, so it may lie there alone.
async function isUsed(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => !name.startsWith('journal.'));
}

/** Removes what was loaded: the next run begins anew. */
export async function clearLoaded(folder: string): Promise<void> {
  for (const name of ['db', CHECKPOINT]) await rm(join(folder, name), { recursive: true, force: true });
}

/** Writes `case.json` and where the evidence lies; the case last and in one move, so that half of one never exists. */
export async function writeCase(folder: string, roots: readonly string[], one: Case): Promise<void> {
  await writeWhole(
    join(folder, 'evidence.json'),
    `${JSON.stringify({ roots: roots.map((r) => resolve(r)) })}\n`,
  );
  await writeWhole(join(folder, 'case.json'), jsonText(one));
  await rm(join(folder, CHECKPOINT), { force: true });
}
