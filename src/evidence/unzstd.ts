import { Decompress } from 'fzstd';
import type { Report } from './problems.ts';
import { ByteQueue } from './queue.ts';
import { Xxh64 } from './xxh64.ts';

/** The largest window that the zstd tool itself accepts without being told otherwise: 128 MiB. */
const MAX_WINDOW = 2 ** 27;

const MAGIC = 0xfd2fb528;
const SKIPPED_MAGIC = 0x184d2a50;

/**
 * Unpacks Zstandard (RFC 8878) of one or several frames. The frames are walked block by block here, so that a block
 * that says "a million times this byte" is given before the next is looked at, and an end that comes too early shows.
 */
export async function* unzstd(
  source: AsyncIterable<Buffer>,
  report: Report,
): AsyncGenerator<Buffer, void, undefined> {
  const queue = new ByteQueue(source);
  let frames = 0;
  while (await queue.fill(1)) {
    const whole = await queue.fill(4);
    const magic = whole ? queue.peek(4).readUInt32LE(0) : 0;
    if ((magic & 0xfffffff0) >>> 0 === SKIPPED_MAGIC) {
      if (!(await skip(queue))) return report('truncated');
    } else if (magic === MAGIC) {
      const good = yield* frame(queue, report);
      if (!good) return;
    } else return report(frames > 0 ? 'trailing-bytes' : 'corrupt');
    frames += 1;
  }
}

async function skip(queue: ByteQueue): Promise<boolean> {
  if (!(await queue.fill(8))) return false;
  let left = queue.take(8).readUInt32LE(4);
  while (left > 0) {
    if (!(await queue.fill(1))) return false;
    left -= queue.take(Math.min(left, queue.held)).length;
  }
  return true;
}

/** One frame; false when it cannot be read to its end, with the reason reported. */
async function* frame(queue: ByteQueue, report: Report): AsyncGenerator<Buffer, boolean, undefined> {
  const header = (await queue.fill(5)) ? frameHeader(queue.peek(5)[4] ?? 0) : undefined;
  if (header === undefined || !(await queue.fill(header.length))) return fail(report, 'truncated');
  const bytes = queue.take(header.length);
  const window = windowOf(bytes, header);
  if (window > MAX_WINDOW) return fail(report, 'unsupported', `zstd window of ${window} bytes`);
  const hash = header.checksum ? new Xxh64() : undefined;
  for await (const chunk of blocks(queue, bytes, header.checksum)) {
    if (typeof chunk === 'string') return fail(report, chunk);
    hash?.update(chunk);
    if (chunk.length > 0) yield chunk;
  }
  if (hash === undefined) return true;
  if (!(await queue.fill(4))) return fail(report, 'truncated');
  return queue.take(4).readUInt32LE(0) === hash.digestLow() || fail(report, 'corrupt', 'zstd checksum');
}

/** What a frame's blocks unpack to, or why there is no more. */
async function* blocks(
  queue: ByteQueue,
  header: Buffer,
  checksum: boolean,
): AsyncGenerator<Buffer | 'truncated' | 'corrupt', void, undefined> {
  const out: Buffer[] = [];
  const decoder = new Decompress((data) => out.push(Buffer.from(data.buffer, data.byteOffset, data.length)));
  // The decoder wants the frame header together with the first block.
  let pending = header;
  for (let last = false; !last; ) {
    const block = (await queue.fill(3)) ? blockHeader(queue.peek(3)) : undefined;
    if (block === undefined || !(await queue.fill(3 + block.bytes))) return yield 'truncated';
    last = block.last;
    // It also wants room for a checksum behind the last block, but does not look at it.
    const room = Buffer.alloc(last && checksum ? 4 : 0);
    const whole = Buffer.concat([pending, queue.take(3 + block.bytes), room]);
    pending = Buffer.alloc(0);
    try {
      decoder.push(whole, last);
    } catch {
      return yield 'corrupt';
    }
    yield* out.splice(0);
  }
}

function fail(report: Report, problem: 'truncated' | 'corrupt' | 'unsupported', detail = ''): false {
  report(problem, detail);
  return false;
}

interface FrameHeader {
  /** Bytes from the magic number to the first block. */
  readonly length: number;
  readonly single: boolean;
  readonly checksum: boolean;
  /** Where the content size is, and its bytes. */
  readonly sizeAt: number;
  readonly sizeBytes: number;
}

function frameHeader(flags: number): FrameHeader {
  const single = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const sizeAt = 5 + (single ? 0 : 1) + dictionary;
  return { length: sizeAt + sizeBytes, single, checksum: (flags & 4) !== 0, sizeAt, sizeBytes };
}

function windowOf(bytes: Buffer, { single, sizeAt, sizeBytes }: FrameHeader): number {
  if (!single) {
    const exponent = (bytes[5] ?? 0) >> 3;
    const base = 2 ** (10 + exponent);
    return base + (base / 8) * ((bytes[5] ?? 0) & 7);
  }
  if (sizeBytes === 8) return Number(bytes.readBigUInt64LE(sizeAt));
  return bytes.readUIntLE(sizeAt, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
}

function blockHeader(bytes: Buffer): { readonly last: boolean; readonly bytes: number } {
  const value = bytes.readUIntLE(0, 3);
  const repeated = ((value >> 1) & 3) === 1;
  return { last: (value & 1) === 1, bytes: repeated ? 1 : value >> 3 };
}
