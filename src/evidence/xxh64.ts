/**
 * XXH64 with seed 0, by which Zstandard frames say whether they are whole (RFC 8878 3.1.1). Numbers of 64 bits are
 * pairs of 32 (high, low): BigInt would be slower than the unpacking. Source: the XXH64 part of the xxHash
 * specification (doc/xxhash_spec.md).
 */
export class Xxh64 {
  /** Four accumulators as pairs. */
  readonly #lanes = new Int32Array(8);
  readonly #stripe = Buffer.alloc(32);
  #held = 0;
  #length = 0;
  /** The number at hand, on which the operations below work. */
  #high = 0;
  #low = 0;

  constructor() {
    this.#lanes.set([P1H, P1L, P2H, P2L, 0, 0, 0, 0]);
    this.#load(P1H, P1L);
    this.#add(P2H, P2L);
    this.#lanes.set([this.#high, this.#low, P2H, P2L, 0, 0, ~P1H, -P1L]);
  }

  update(bytes: Buffer): void {
    this.#length += bytes.length;
    let at = 0;
    if (this.#held > 0) {
      at = bytes.copy(this.#stripe, this.#held);
      this.#held += at;
      if (this.#held < 32) return;
      this.#mix(this.#stripe, 0);
      this.#held = 0;
    }
    for (; at + 32 <= bytes.length; at += 32) this.#mix(bytes, at);
    this.#held = bytes.copy(this.#stripe, 0, at);
  }

  /** The low 32 bits of the hash, unsigned. Nothing may be added after it. */
  digestLow(): number {
    if (this.#length >= 32) this.#converge();
    else this.#load(P5H, P5L);
    this.#add(Math.floor(this.#length / 2 ** 32) | 0, this.#length | 0);
    this.#tail();
    this.#xorShift(33);
    this.#multiply(P2H, P2L);
    this.#xorShift(29);
    this.#multiply(P3H, P3L);
    this.#xorShift(32);
    return this.#low >>> 0;
  }

  #mix(bytes: Buffer, from: number): void {
    for (let lane = 0; lane < 4; lane += 1) {
      const at = from + lane * 8;
      this.#round(
        this.#lanes[lane * 2] ?? 0,
        this.#lanes[lane * 2 + 1] ?? 0,
        int(bytes, at + 4),
        int(bytes, at),
      );
      this.#lanes[lane * 2] = this.#high;
      this.#lanes[lane * 2 + 1] = this.#low;
    }
  }

  #round(high: number, low: number, inputHigh: number, inputLow: number): void {
    this.#load(inputHigh, inputLow);
    this.#multiply(P2H, P2L);
    this.#add(high, low);
    this.#rotate(31);
    this.#multiply(P1H, P1L);
  }

  #converge(): void {
    const lanes = this.#lanes;
    let high = 0;
    let low = 0;
    [1, 7, 12, 18].forEach((bits, lane) => {
      this.#load(lanes[lane * 2] ?? 0, lanes[lane * 2 + 1] ?? 0);
      this.#rotate(bits);
      this.#add(high, low);
      high = this.#high;
      low = this.#low;
    });
    for (let lane = 0; lane < 4; lane += 1) {
      this.#round(0, 0, lanes[lane * 2] ?? 0, lanes[lane * 2 + 1] ?? 0);
      this.#load(this.#high ^ high, this.#low ^ low);
      this.#multiply(P1H, P1L);
      this.#add(P4H, P4L);
      high = this.#high;
      low = this.#low;
    }
  }

  #tail(): void {
    let at = 0;
    for (; at + 8 <= this.#held; at += 8) {
      const { high, low } = { high: this.#high, low: this.#low };
      this.#round(0, 0, int(this.#stripe, at + 4), int(this.#stripe, at));
      this.#load(this.#high ^ high, this.#low ^ low);
      this.#rotate(27);
      this.#multiply(P1H, P1L);
      this.#add(P4H, P4L);
    }
    if (at + 4 <= this.#held) {
      this.#mixSmall(int(this.#stripe, at), P1H, P1L, 23, P2H, P2L);
      this.#add(P3H, P3L);
      at += 4;
    }
    for (; at < this.#held; at += 1) this.#mixSmall(this.#stripe[at] ?? 0, P5H, P5L, 11, P1H, P1L);
  }

  #mixSmall(value: number, byHigh: number, byLow: number, bits: number, high: number, low: number): void {
    const before = { high: this.#high, low: this.#low };
    this.#load(0, value);
    this.#multiply(byHigh, byLow);
    this.#load(this.#high ^ before.high, this.#low ^ before.low);
    this.#rotate(bits);
    this.#multiply(high, low);
  }

  #load(high: number, low: number): void {
    this.#high = high | 0;
    this.#low = low | 0;
  }

  #add(high: number, low: number): void {
    const sum = (this.#low >>> 0) + (low >>> 0);
    this.#high = (this.#high + high + (sum > 0xffffffff ? 1 : 0)) | 0;
    this.#low = sum | 0;
  }

  #rotate(bits: number): void {
    const high = this.#high;
    const low = this.#low;
    this.#high = (high << bits) | (low >>> (32 - bits));
    this.#low = (low << bits) | (high >>> (32 - bits));
  }

  #xorShift(bits: number): void {
    const high = this.#high;
    if (bits >= 32) this.#low ^= high >>> (bits - 32);
    else {
      this.#low ^= (this.#low >>> bits) | (high << (32 - bits));
      this.#high ^= high >>> bits;
    }
  }

  #multiply(high: number, low: number): void {
    const a0 = this.#low & 0xffff;
    const a1 = this.#low >>> 16;
    const b0 = low & 0xffff;
    const b1 = low >>> 16;
    const p00 = a0 * b0;
    const p01 = a0 * b1 + (p00 >>> 16);
    const p10 = a1 * b0 + (p01 & 0xffff);
    const carry = a1 * b1 + (p01 >>> 16) + (p10 >>> 16);
    this.#high = (carry + Math.imul(this.#high, low) + Math.imul(this.#low, high)) | 0;
    this.#low = (p10 << 16) | (p00 & 0xffff);
  }
}

function int(bytes: Buffer, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

const P1H = 0x9e3779b1 | 0;
const P1L = 0x85ebca87 | 0;
const P2H = 0xc2b2ae3d | 0;
const P2L = 0x27d4eb4f | 0;
const P3H = 0x165667b1 | 0;
const P3L = 0x9e3779f9 | 0;
const P4H = 0x85ebca77 | 0;
const P4L = 0xc2b2ae63 | 0;
const P5H = 0x27d4eb2f | 0;
const P5L = 0x165667c5 | 0;
