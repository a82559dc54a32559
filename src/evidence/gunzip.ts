import { createGunzip, type Gunzip } from 'node:zlib';
import type { Report } from './problems.ts';

/**
 * Unpacks gzip (RFC 1952) of one or several members. Truncation, damage and bytes behind the last member are
 * reported, and what came out before the chunk with the damage is given. Zeros behind the last member are padding and
 * no problem. Each chunk is given to the library at once and may grow a thousandfold: keep them small.
 */
export async function* gunzip(
  source: AsyncIterable<Buffer>,
  report: Report,
): AsyncGenerator<Buffer, void, undefined> {
  const stepper = new Stepper();
  try {
    for await (const chunk of source) {
      yield* await stepper.write(chunk);
      if (stepper.failure !== undefined) return tell(stepper.failure, stepper.given, report);
      if (stepper.ended) {
        if (!(await onlyZeros(stepper.rest, source))) report('trailing-bytes');
        return;
      }
    }
    yield* await stepper.end();
    if (stepper.failure !== undefined) tell(stepper.failure, stepper.given, report);
  } finally {
    stepper.close();
  }
}

function tell(message: string, given: number, report: Report): void {
  if (message === 'unexpected end of file') report('truncated');
  else if (message === 'incorrect header check' && given > 0) report('trailing-bytes');
  else report('corrupt', message);
}

async function onlyZeros(first: Buffer, more: AsyncIterable<Buffer>): Promise<boolean> {
  const zero = (bytes: Buffer): boolean => bytes.every((b) => b === 0);
  if (!zero(first)) return false;
  for await (const chunk of more) if (!zero(chunk)) return false;
  return true;
}

/** Gives the library a few bytes at a time, and collects all that they unpack to before it can fail. */
class Stepper {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: 1024 * 1024 });
  #out: Buffer[] = [];
  #fed = 0;
  #last: Buffer = Buffer.alloc(0);
  #wake: () => void = () => undefined;
  /** Unpacked bytes so far. */
  given = 0;
  ended = false;
  failure: string | undefined;

  constructor() {
    this.#gunzip.on('data', (chunk: Buffer) => {
      this.#out.push(chunk);
      this.given += chunk.length;
    });
    this.#gunzip.on('end', () => {
      this.ended = true;
      this.#wake();
    });
    this.#gunzip.on('error', (error) => {
      this.failure = error.message;
      this.#wake();
    });
  }

  /** Bytes of the last step that the library left, because its data had ended. */
  get rest(): Buffer {
    return this.#last.subarray(this.#last.length - (this.#fed - this.#gunzip.bytesWritten));
  }

  async write(bytes: Buffer): Promise<Buffer[]> {
    this.#last = bytes;
    this.#fed += bytes.length;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      // When the data ends before the bytes do, the library never calls back: then `end` wakes us.
      this.#gunzip.write(bytes, () => resolve());
    });
    return this.#collect();
  }

  async end(): Promise<Buffer[]> {
    if (this.ended) return [];
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#gunzip.end();
    });
    return this.#collect();
  }

  close(): void {
    this.#gunzip.destroy();
  }

  #collect(): Buffer[] {
    while (this.#gunzip.read() !== null);
    const out = this.#out;
    this.#out = [];
    return out;
  }
}
