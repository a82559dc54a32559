import { constants } from 'node:fs';
import { type FileHandle, link, lstat, open, readdir, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../base/errors.ts';
import { openPlain } from '../base/plain-file.ts';
import { JOURNAL, LONGEST_LINE } from './chain.ts';

/**
 * Appending without locks. Whoever wants to write entry 12 first writes the whole line, and where it goes, into a file
 * of its own, and links that to `journal.next.12`: only one can. Then anybody (its writer, or another who finds it
 * there, long after the writer was killed) puts the line at its place, which gives the same bytes however often it is
 * done, and takes the file away. So there is no lock that a dead process could leave behind, and no line is torn for
 * longer than until the next entry.
 */
interface Claim {
  readonly offset: number;
  readonly line: string;
}

const claimFile = z.object({ offset: z.number().int().nonnegative(), line: z.string() });
const NEXT = 'journal.next.';
const PART = 'journal.part.';
/** A claim holds a line as JSON, whose characters may each become six. */
const LARGEST_CLAIM = 8 * LONGEST_LINE;
const HOUR_MS = 3_600_000;

const code = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Tries to be the one who writes entry `n`. `false`: somebody else was before. */
export async function claim(directory: string, n: number, one: Claim): Promise<boolean> {
  const part = await writePart(directory, `${JSON.stringify(one)}\n`);
  try {
    await link(part, join(directory, `${NEXT}${n}`));
  } catch (error) {
    if (code(error) === 'EEXIST') return false;
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code(error))) {
      throw new UserError(
        JOURNAL,
        'this file system has no hard links',
        'keep the case folder on another disk',
        1,
      );
    }
    throw unwritable(error);
  } finally {
    await unlink(part);
  }
  return true;
}

async function writePart(directory: string, text: string): Promise<string> {
  for (let turn = 0; ; turn += 1) {
    const path = join(directory, `${PART}${process.pid}.${turn}`);
    let file: FileHandle;
    try {
      file = await open(path, 'wx', 0o600);
    } catch (error) {
      if (code(error) === 'EEXIST') continue;
      throw unwritable(error);
    }
    try {
      await file.writeFile(text);
      await file.sync();
      return path;
    } catch (error) {
      await unlink(path).catch(() => {});
      throw unwritable(error);
    } finally {
      await file.close();
    }
  }
}

/** Puts the line of a claim at its place, whoever made it; nothing when nobody claims `n`. */
export async function fulfil(directory: string, n: number): Promise<void> {
  const path = join(directory, `${NEXT}${n}`);
  const one = await readClaim(path);
  if (one === undefined) return;
  if (one !== 'unreadable') await put(join(directory, JOURNAL), one);
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw unwritable(error);
  });
}

/** Puts a line at its place, unless another stands there: then the claim came too late. */
async function put(path: string, { offset, line }: Claim): Promise<void> {
  const bytes = Buffer.from(line, 'utf8');
  const file = await openJournalFile(path);
  try {
    const { size } = await file.stat();
    if (size < offset) return;
    const found = Buffer.alloc(Math.min(bytes.length, size - offset));
    await readFully(file, found, offset);
    if (!bytes.subarray(0, found.length).equals(found)) return;
    if (found.length < bytes.length) {
      for (let at = 0; at < bytes.length; )
        at += (await file.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
    }
    await file.sync();
  } catch (error) {
    throw unwritable(error);
  } finally {
    await file.close();
  }
}

async function readFully(file: FileHandle, into: Buffer, offset: number): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, into.length - at, offset + at);
    if (bytesRead === 0) return;
    at += bytesRead;
  }
}

/** Opens the journal to write at places of it; made when it is not there. Never through a link that leads elsewhere. */
async function openJournalFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    throw unwritable(error);
  }
}

async function readClaim(path: string): Promise<Claim | 'unreadable' | undefined> {
  const about = await lstat(path).catch((error: unknown) => {
    if (code(error) === 'ENOENT') return undefined;
    throw unwritable(error);
  });
  if (about === undefined) return undefined;
  // A claim is made by a writer of ours; a link or a pipe that somebody left is none, and may not be waited for.
  const handle = about.size > LARGEST_CLAIM ? undefined : await openPlain(path);
  try {
    return claimFile.parse(JSON.parse((await handle?.readFile('utf8')) ?? ''));
  } catch {
    return 'unreadable';
  } finally {
    await handle?.close();
  }
}

/** Finishes what a killed process had claimed, and takes away what it left lying. `last`: number of the last entry. */
export async function recover(directory: string, last: number, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const n = name.startsWith(NEXT) ? Number(name.slice(NEXT.length)) : Number.NaN;
    if (n === last + 1) await fulfil(directory, n);
    else if (n <= last) await unlink(path).catch(() => {});
    if (!name.startsWith(PART)) continue;
    const left = await stat(path).catch(() => undefined);
    if (left !== undefined && now / 1000 - left.mtimeMs > HOUR_MS) await unlink(path).catch(() => {});
  }
}

/** Makes names of a folder last through a loss of power. */
export async function syncFolder(directory: string): Promise<void> {
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unwritable(error: unknown): unknown {
  const why = code(error);
  if (error instanceof UserError || why === '') return error;
  return new UserError(
    JOURNAL,
    `cannot be written (${why})`,
    'see who owns the case folder and whether its disk is full',
    1,
  );
}
