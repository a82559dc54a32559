import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { osPath } from './names.ts';
import { errorCode, problemOf, type Report } from './problems.ts';

/** Bytes at a time from the disk. */
export const CHUNK = 1024 * 1024;

/** A file or an archive member as it lies there, hashed while it is read. */
export interface PackedSource {
  /** The next bytes, `undefined` at the end. Never throws: what goes wrong is reported, and is an end. */
  readonly read: () => Promise<Buffer | undefined>;
  /** Reads what is left, for the hash, and closes. SHA-256 in hex and the number of bytes that it covers. */
  readonly finish: () => Promise<Hashed>;
}

/** SHA-256 (hex) and the bytes that were hashed. */
export interface Hashed {
  readonly sha256: string;
  readonly bytes: number;
}

/** All the chunks of a source. */
export async function* chunksOf(source: Pick<PackedSource, 'read'>): AsyncGenerator<Buffer, void, undefined> {
  for (let chunk = await source.read(); chunk !== undefined; chunk = await source.read()) yield chunk;
}

/**
 * Opens a file read-only, without waiting (a pipe put in its place must not hang us) and without following a link
 * put in its place. `undefined` when that fails; the reason is reported.
 */
export async function openForReading(path: string, report: Report): Promise<FileHandle | undefined> {
  try {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const handle = await open(osPath(path), flags);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    report('changed', 'no regular file any more');
  } catch (error) {
    report(problemOf(errorCode(error)), errorCode(error));
  }
  return undefined;
}

/** Reads and hashes exactly the bytes that a file had when it was opened. */
export class HashingReader implements PackedSource {
  readonly #handle: FileHandle;
  readonly #report: Report;
  readonly #size: number;
  readonly #changed: bigint;
  readonly #hash = createHash('sha256');
  #at = 0;
  #ended = false;

  private constructor(handle: FileHandle, size: number, changed: bigint, report: Report) {
    this.#handle = handle;
    this.#size = size;
    this.#changed = changed;
    this.#report = report;
  }

  /** `undefined` when the file cannot be opened; the reason is reported. */
  static async open(path: string, report: Report): Promise<HashingReader | undefined> {
    const handle = await openForReading(path, report);
    if (handle === undefined) return undefined;
    const { size, mtimeNs } = await handle.stat({ bigint: true });
    return new HashingReader(handle, Number(size), mtimeNs, report);
  }

  /** Bytes of the file when it was opened. */
  get size(): number {
    return this.#size;
  }

  async read(): Promise<Buffer | undefined> {
    const want = Math.min(CHUNK, this.#size - this.#at);
    if (want <= 0 || this.#ended) return undefined;
    try {
      const buffer = Buffer.allocUnsafeSlow(want);
      const { bytesRead } = await this.#handle.read(buffer, 0, want, this.#at);
      if (bytesRead === 0) {
        this.#ended = true;
        return undefined;
      }
      const chunk = buffer.subarray(0, bytesRead);
      this.#at += bytesRead;
      this.#hash.update(chunk);
      return chunk;
    } catch (error) {
      this.#ended = true;
      this.#report('read-error', errorCode(error));
      return undefined;
    }
  }

  /** The same bytes once more, not hashed; only before {@link finish}. */
  async *again(): AsyncGenerator<Buffer, void, undefined> {
    for (let at = 0; at < this.#size; ) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, this.#size - at));
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async finish(): Promise<Hashed> {
    while ((await this.read()) !== undefined);
    try {
      const { size, mtimeNs } = await this.#handle.stat({ bigint: true });
      if (Number(size) > this.#size) this.#report('grew', String(Number(size) - this.#size));
      else if (Number(size) < this.#size || mtimeNs !== this.#changed) this.#report('changed');
    } catch (error) {
      this.#report('read-error', errorCode(error));
    }
    await this.#handle.close();
    return { sha256: this.#hash.digest('hex'), bytes: this.#at };
  }
}

/** Hashes chunks that come from elsewhere: an archive member. */
export class HashingStream implements PackedSource {
  readonly #chunks: AsyncIterator<Buffer, unknown, undefined>;
  readonly #report: Report;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #ended = false;

  constructor(chunks: AsyncIterable<Buffer>, report: Report) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#report = report;
  }

  async read(): Promise<Buffer | undefined> {
    if (this.#ended) return undefined;
    try {
      const next = await this.#chunks.next();
      if (next.done !== true) {
        this.#bytes += next.value.length;
        this.#hash.update(next.value);
        return next.value;
      }
    } catch (error) {
      this.#report(endedEarly(error) ? 'truncated' : 'corrupt', errorCode(error));
    }
    this.#ended = true;
    return undefined;
  }

  async finish(): Promise<Hashed> {
    while ((await this.read()) !== undefined);
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }
}

/** Whether an archive library complains that the archive ends too early. */
export function endedEarly(error: unknown): boolean {
  return error instanceof Error && /unexpected end|premature|not found|closed/i.test(error.message);
}

/** SHA-256 of a whole file; `undefined` when it cannot be opened, with the reason reported. */
export async function hashFile(path: string, report: Report): Promise<Hashed | undefined> {
  return (await HashingReader.open(path, report))?.finish();
}
