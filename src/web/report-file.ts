import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../base/errors.ts';
import { openPlain, writeWhole } from '../base/plain-file.ts';
import type { ToldReport } from './wire/actions.ts';

/** The report that lies in a case folder. */
export interface ReportFile {
  /** What there is to say of it; `null` when there is none. It is hashed once, and again after it changed. */
  readonly told: () => Promise<ToldReport | null>;
  /** Its text; `undefined` when there is none. Throws UserError when it is too large. */
  readonly text: () => Promise<string | undefined>;
  /** Puts another one in its place. Throws UserError when it cannot be written. */
  readonly put: (text: string) => Promise<void>;
}

const NAME = 'report.html';
/** Bytes of a report that is read into memory. */
const LARGEST = 256 * 1024 * 1024;

/** The report of a case folder; nothing is read yet. */
export function reportFile(directory: string): ReportFile {
  const path = join(directory, NAME);
  let known: { readonly stamp: string; readonly report: ToldReport } | undefined;
  return {
    told: async () => {
      const handle = await openPlain(path);
      if (handle === undefined) return null;
      try {
        const found = await handle.stat();
        const stamp = `${found.ino} ${found.size} ${found.mtimeMs}`;
        if (known?.stamp !== stamp) {
          const sha256 = await hashOf(handle);
          const time = new Date(Math.floor(found.mtimeMs)).toISOString();
          known = { stamp, report: { bytes: found.size, sha256, time } };
        }
        return known.report;
      } finally {
        await handle.close();
      }
    },
    text: () => readText(path),
    put: (text) => put(path, text),
  };
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function readText(path: string): Promise<string | undefined> {
  const handle = await openPlain(path);
  try {
    const size = (await handle?.stat())?.size ?? 0;
    if (size > LARGEST) throw new UserError(NAME, 'is too large to be sent', 'take it from the case folder');
    return await handle?.readFile('utf8');
  } finally {
    await handle?.close();
  }
}

async function put(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(NAME, `cannot be written (${code})`, 'save the report from here instead', 1);
  }
}
