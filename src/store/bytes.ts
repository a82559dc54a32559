/** Writes numbers and byte strings into one buffer of a size known beforehand. */
export class ByteWriter {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  /** An unsigned LEB128 number. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#buffer[this.#at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#at++] = rest;
  }

  /** A byte string with its length before it. */
  text(value: string): void {
    this.varint(value.length);
    if (value.length > 0) this.#at += this.#buffer.write(value, this.#at, 'latin1');
  }

  /** An unsigned 64-bit number below 2^53, little endian. */
  u64(value: number): void {
    this.#buffer.writeUInt32LE((value % 2 ** 32) >>> 0, this.#at);
    this.#buffer.writeUInt32LE(Math.floor(value / 2 ** 32), this.#at + 4);
    this.#at += 8;
  }

  /** The first `length` bytes of a buffer. */
  raw(bytes: Buffer, length: number): void {
    bytes.copy(this.#buffer, this.#at, 0, length);
    this.#at += length;
  }

  /** The first `count` numbers, each in `width` bytes (1, 2 or 4), little endian. */
  indices(values: Uint32Array, count: number, width: number): void {
    let at = this.#at;
    for (let i = 0; i < count; i += 1) {
      const value = values[i] ?? 0;
      this.#buffer[at++] = value & 0xff;
      if (width > 1) this.#buffer[at++] = (value >>> 8) & 0xff;
      if (width > 2) {
        this.#buffer[at++] = (value >>> 16) & 0xff;
        this.#buffer[at++] = value >>> 24;
      }
    }
    this.#at = at;
  }

  /** What was written. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }
}
