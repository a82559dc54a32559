import type { Stats } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { UserError } from '../base/errors.ts';
import { osPath, pathBytes, shownName } from './names.ts';
import { errorCode, type Problem, type ProblemCode, problemOf } from './problems.ts';
import { type Root, settleRoots } from './roots.ts';

/** A regular file of the evidence, before it is opened. */
export interface FoundFile {
  /** Absolute path as a byte string: give it to the file system through `osPath`. */
  readonly path: string;
  /** Path below the evidence folder with `/`, fit to be shown (`shownName`); led by the folder's name if several. */
  readonly shown: string;
  readonly bytes: number;
  /** Time of last change, microseconds since 1970 UTC. */
  readonly mtime: number;
}

/** Bounds of a walk. */
export interface WalkLimits {
  readonly maxDepth: number;
  readonly maxFiles: number;
}

const DEFAULTS: WalkLimits = { maxDepth: 64, maxFiles: 1_000_000 };

/**
 * Every regular file in folders of evidence (a root may also be one file), in bytewise order of its path; the order
 * of `roots` does not matter. Nothing is opened and no symbolic link below a root is followed; all that is not a
 * regular file or a folder is a problem. Throws {@link UserError} when a root is missing or may not be read.
 */
export async function walkEvidence(
  roots: readonly string[],
  limits: Partial<WalkLimits> = {},
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const settled = await settleRoots(roots, problems);
  const found: Array<FoundFile & { readonly order: string }> = [];
  const walker = new Walker({ ...DEFAULTS, ...limits }, found, problems);
  for (const root of settled) await walker.root(root);
  found.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const files = found.map(({ path, shown, bytes, mtime }) => ({ path, shown, bytes, mtime }));
  return { files, problems: sorted(problems) };
}

function sorted(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem): string => pathBytes(`${p.shown}\0${p.problem}\0${p.detail}`);
  return [...problems].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

class Walker {
  readonly #limits: WalkLimits;
  readonly #files: Array<FoundFile & { readonly order: string }>;
  readonly #problems: Problem[];

  constructor(limits: WalkLimits, files: Array<FoundFile & { readonly order: string }>, problems: Problem[]) {
    this.#limits = limits;
    this.#files = files;
    this.#problems = problems;
  }

  async root(root: Root): Promise<void> {
    const kind = await stat(osPath(root.path));
    if (kind.isDirectory()) {
      const failed = await this.#folder(root, root.path, root.prefix, 0);
      if (failed !== undefined) {
        throw new UserError(shownName(root.path), `cannot be listed (${failed})`, 'check its permissions');
      }
    } else if (kind.isFile()) await this.#entry(root, root.path, root.name, 0);
    else this.#problem(root.name, special(kind), '');
  }

  /** Walks one folder; gives the system's code when it cannot be listed. */
  async #folder(root: Root, path: string, order: string, depth: number): Promise<string | undefined> {
    let names: string[];
    try {
      names = (await readdir(osPath(path), { encoding: 'buffer' })).map((b) => b.toString('latin1'));
    } catch (error) {
      return errorCode(error);
    }
    for (const name of names.sort()) {
      const below = path.endsWith('/') ? path + name : `${path}/${name}`;
      await this.#entry(root, below, order === '' ? name : `${order}/${name}`, depth + 1);
    }
    return undefined;
  }

  async #entry(root: Root, path: string, order: string, depth: number): Promise<void> {
    try {
      const about = await lstat(osPath(path), { bigint: true });
      if (about.isFile()) {
        if (this.#files.length >= this.#limits.maxFiles) {
          this.#problem(order, 'too-many-files', String(this.#limits.maxFiles));
        } else {
          const mtime = Number(about.mtimeNs / 1000n);
          this.#files.push({ path, shown: shownName(order), bytes: Number(about.size), mtime, order });
        }
      } else if (about.isSymbolicLink()) await this.#link(root, path, order);
      else if (!about.isDirectory()) this.#problem(order, special(about), '');
      else if (depth > this.#limits.maxDepth) {
        this.#problem(order, 'too-deep', String(this.#limits.maxDepth));
      } else {
        const failed = await this.#folder(root, path, order, depth);
        if (failed !== undefined) this.#problem(order, problemOf(failed), failed);
      }
    } catch (error) {
      this.#problem(order, problemOf(errorCode(error)), errorCode(error));
    }
  }

  async #link(root: Root, path: string, order: string): Promise<void> {
    const target = (await readlink(osPath(path), { encoding: 'buffer' })).toString('latin1');
    let code: ProblemCode;
    try {
      const real = (await realpath(osPath(path), { encoding: 'buffer' })).toString('latin1');
      code = real === root.path || real.startsWith(`${root.path}/`) ? 'link-inside' : 'link-outside';
    } catch (error) {
      const failed = errorCode(error);
      code = failed === 'ELOOP' ? 'link-loop' : failed === 'ENOENT' ? 'link-broken' : 'link-outside';
    }
    this.#problem(order, code, shownName(target));
  }

  #problem(order: string, problem: ProblemCode, detail: string): void {
    // An evidence folder of a million problems is one problem: the list must not outgrow the files.
    if (this.#problems.length < this.#limits.maxFiles) {
      this.#problems.push({ shown: shownName(order), problem, detail });
    }
  }
}

function special(about: Pick<Stats, 'isFIFO' | 'isSocket'>): ProblemCode {
  return about.isFIFO() ? 'fifo' : about.isSocket() ? 'socket' : 'device';
}
