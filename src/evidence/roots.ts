import { realpath } from 'node:fs/promises';
import { UserError } from '../base/errors.ts';
import { osPath, pathBytes, shownName } from './names.ts';
import { errorCode, type Problem } from './problems.ts';

/** A folder (or one file) of evidence as named by the user, its links resolved. All are byte strings. */
export interface Root {
  /** Absolute, real path. */
  readonly path: string;
  /** Its own name; unlike every other root's. */
  readonly name: string;
  /** What its files' shown paths begin with: its name when there are several roots, else nothing. */
  readonly prefix: string;
}

/**
 * The roots in one order whatever order they were given in, each once; one that lies in another is dropped and
 * reported. Two of the same name become `name` and `name (2)`.
 */
export async function settleRoots(roots: readonly string[], problems: Problem[]): Promise<readonly Root[]> {
  const real = await Promise.all(roots.map(realRoot));
  const all = [...new Set(real)].sort(byNameThenPath);
  const kept = all.filter((path) => !all.some((other) => other !== path && isBelow(path, other)));
  if (kept.length < real.length) {
    const twice = real.filter((path, i) => real.indexOf(path) !== i || !kept.includes(path));
    for (const path of twice) {
      problems.push({
        shown: shownName(baseName(path)),
        problem: 'inside-other-root',
        detail: shownName(path),
      });
    }
  }
  const seen = new Map<string, number>();
  return kept.map((path) => {
    const base = baseName(path);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const name = count === 1 ? base : `${base} (${count})`;
    return { path, name, prefix: kept.length > 1 ? name : '' };
  });
}

async function realRoot(root: string): Promise<string> {
  try {
    return (await realpath(osPath(pathBytes(root)), { encoding: 'buffer' })).toString('latin1');
  } catch (error) {
    throw new UserError(
      shownName(pathBytes(root)),
      `cannot be opened (${errorCode(error)})`,
      'name a folder or a file that exists and can be read',
    );
  }
}

/** Whether a real path lies strictly below another. */
export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`) && path !== folder;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || 'root';
}

function byNameThenPath(a: string, b: string): number {
  const left = `${baseName(a)}\0${a}`;
  const right = `${baseName(b)}\0${b}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
