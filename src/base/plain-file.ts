import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/**
 * Files in a folder that somebody else may have handed over: a link there may lead anywhere, and a pipe never answers.
 */

/** Opens a file that is read; `undefined` when there is none, or what is there is no file but a link, a pipe, a folder. */
export async function openPlain(path: string): Promise<FileHandle | undefined> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const handle = await open(path, flags).catch(() => undefined);
  if (handle === undefined || (await handle.stat()).isFile()) return handle;
  await handle.close();
  return undefined;
}

/**
 * Writes a file apart and puts it in its place in one move: half of one never lies there, and what lies there before,
 * under either name, is replaced and never written through.
 */
export async function writeWhole(path: string, text: string | Iterable<string>, mode = 0o666): Promise<void> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  const handle = await open(part, 'wx', mode);
  try {
    for (const piece of typeof text === 'string' ? [text] : text) await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
  await rename(part, path);
}
