import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { osPath, pathBytes, shownName } from './names.ts';
import { isBelow } from './roots.ts';

/**
 * Throws {@link UserError} when a folder to write into is a folder of evidence or lies in one, links resolved; the
 * folder need not exist yet. Paths are text as the user gave them. A root that is one file forbids writing to it only.
 */
export async function refuseInside(caseDir: string, roots: readonly string[]): Promise<void> {
  const target = await realOrPlanned(resolve(caseDir));
  for (const root of roots) {
    const evidence = await realOrPlanned(resolve(root));
    if (target === evidence || isBelow(target, evidence) || (await isSameFolder(target, evidence))) {
      throw new UserError(
        shownName(pathBytes(caseDir)),
        `lies in the evidence ${shownName(pathBytes(root))}, which is never written to`,
        'choose a folder outside it with --case',
      );
    }
  }
}

/** The real path as a byte string; of what does not exist yet, the real path of its nearest folder that does. */
async function realOrPlanned(path: string): Promise<string> {
  try {
    return (await realpath(path, { encoding: 'buffer' })).toString('latin1');
  } catch {
    const parent = dirname(path);
    if (parent === path) return pathBytes(path);
    const above = await realOrPlanned(parent);
    return join(above, pathBytes(basename(path)));
  }
}

/** Whether the nearest existing folder above the target, or one above that, is the evidence under another name. */
async function isSameFolder(target: string, evidence: string): Promise<boolean> {
  const wanted = await identity(evidence);
  if (wanted === undefined) return false;
  for (let at = target; ; at = dirname(at)) {
    if ((await identity(at)) === wanted) return true;
    if (dirname(at) === at) return false;
  }
}

async function identity(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(osPath(path), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
