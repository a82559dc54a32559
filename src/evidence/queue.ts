/** Bytes of a stream, by number rather than by chunk. */
export class ByteQueue {
  readonly #source: AsyncIterator<Buffer, unknown, undefined>;
  #chunks: Buffer[] = [];
  #held = 0;
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Bytes that are held now. */
  get held(): number {
    return this.#held;
  }

  /** Tries to hold at least `count` bytes; whether it does. */
  async fill(count: number): Promise<boolean> {
    while (this.#held < count && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else if (next.value.length > 0) {
        this.#chunks.push(next.value);
        this.#held += next.value.length;
      }
    }
    return this.#held >= count;
  }

  /** The next `count` bytes, or as many as are held, without taking them. */
  peek(count: number): Buffer {
    const first = this.#chunks[0];
    if (first !== undefined && first.length >= count) return first.subarray(0, count);
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = whole.length === 0 ? [] : [whole];
    return whole.subarray(0, count);
  }

  /** The next `count` bytes, or as many as are held. */
  take(count: number): Buffer {
    const bytes = this.peek(count);
    const first = this.#chunks[0];
    if (first !== undefined) {
      if (first.length === bytes.length) this.#chunks.shift();
      else this.#chunks[0] = first.subarray(bytes.length);
    }
    this.#held -= bytes.length;
    return bytes;
  }
}
