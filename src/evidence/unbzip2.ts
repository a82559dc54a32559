import bitIterator from 'unbzip2-stream/lib/bit_iterator.js';
import bzip2 from 'unbzip2-stream/lib/bzip2.js';
import type { Report } from './problems.ts';
import { ByteQueue } from './queue.ts';

/** A block of the largest size is never longer packed: 900,000 symbols of at most 20 bits, and its tables. */
const LARGEST_BLOCK = 2_400_000;
const PIECE = 64 * 1024;

/**
 * Unpacks bzip2 of one or several streams, block by block (one may unpack to 46 MB), so that neither a truncated
 * file nor one that expands without end costs what came before it.
 */
export async function* unbzip2(
  source: AsyncIterable<Buffer>,
  report: Report,
): AsyncGenerator<Buffer, void, undefined> {
  const queue = new ByteQueue(source);
  // The bit reader takes its first piece at once.
  await queue.fill(1);
  const bits = bitIterator(() => {
    const piece = queue.take(Math.min(PIECE, queue.held));
    if (piece.length === 0) throw new OutOfBytes();
    return piece;
  });
  const symbols = new Int32Array(900_000);
  let read = 0;
  let streams = 0;
  let size = 0;
  let crc: number | null = 0;
  for (;;) {
    await queue.fill(LARGEST_BLOCK);
    const out = new Bytes();
    try {
      if (size === 0) {
        size = bzip2.header(bits) * 100_000;
        crc = 0;
      }
      crc = bzip2.decompress(bits, (byte) => out.add(byte), symbols, size, crc ?? 0);
    } catch (error) {
      const early = error instanceof OutOfBytes;
      if (size === 0 && streams > 0) {
        if (!early || bits.bytesRead > read) report('trailing-bytes');
      } else report(early ? 'truncated' : 'corrupt', early ? '' : 'bzip2 block');
      return;
    }
    if (crc === null) {
      size = 0;
      streams += 1;
      read = bits.bytesRead;
    } else yield out.taken();
  }
}

class OutOfBytes extends Error {}

/** Bytes that come one at a time. */
class Bytes {
  #buffer = Buffer.allocUnsafeSlow(1 << 20);
  #length = 0;

  add(byte: number): void {
    if (this.#length === this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(this.#buffer.length * 2);
      this.#buffer.copy(larger);
      this.#buffer = larger;
    }
    this.#buffer[this.#length] = byte;
    this.#length += 1;
  }

  taken(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}
