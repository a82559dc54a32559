/**
 * A stream whose first bytes were looked at and are still in it. Unlike a generator, leaving it before its first
 * step still closes the stream beneath, on which locks and open files depend. Counts the bytes that it gives.
 */
export class Peeked implements AsyncIterableIterator<Buffer> {
  readonly #stream: AsyncIterator<Buffer, unknown, undefined>;
  readonly #seen: Buffer[];
  /** The first bytes, as many as were asked for unless the stream is shorter. */
  readonly head: Buffer;
  #given = 0;

  private constructor(stream: AsyncIterator<Buffer, unknown, undefined>, seen: Buffer[], head: Buffer) {
    this.#stream = stream;
    this.#seen = seen;
    this.head = head;
  }

  /** Looks at the first `count` bytes (at least one). */
  static async at(chunks: AsyncIterable<Buffer>, count: number): Promise<Peeked> {
    const stream = chunks[Symbol.asyncIterator]();
    const seen: Buffer[] = [];
    for (let length = 0; length < count; ) {
      const next = await stream.next();
      if (next.done === true) break;
      seen.push(next.value);
      length += next.value.length;
    }
    const first = seen[0];
    const all = first !== undefined && seen.length === 1 ? first : Buffer.concat(seen);
    // A copy, so that whoever keeps the head does not keep a megabyte.
    return new Peeked(stream, seen, Buffer.from(all.subarray(0, count)));
  }

  /** Bytes given so far by {@link next}. */
  get given(): number {
    return this.#given;
  }

  async next(): Promise<IteratorResult<Buffer, undefined>> {
    const seen = this.#seen.shift();
    if (seen !== undefined) return this.#give(seen);
    const next = await this.#stream.next();
    return next.done === true ? { done: true, value: undefined } : this.#give(next.value);
  }

  async return(): Promise<IteratorResult<Buffer, undefined>> {
    this.#seen.length = 0;
    await this.#stream.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #give(chunk: Buffer): IteratorResult<Buffer, undefined> {
    this.#given += chunk.length;
    return { done: false, value: chunk };
  }
}
