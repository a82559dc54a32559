// Repeatable chance: the same seed gives the same numbers on every machine.

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Mixes two 32 bit numbers into one. @param {number} a @param {number} b @returns {number} unsigned 32 bits */
export function mix(a, b) {
  let h = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bit hash of a text. @param {string} text @returns {number} */
export function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return mix(h >>> 0, text.length);
}

/** A stream of pseudo random numbers (32 bit state, mulberry construction). */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** The next number in [0, 1). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from low to high, both possible. @param {number} low @param {number} high */
  int(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** @param {number} share @returns {boolean} */
  chance(share) {
    return this.next() < share;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** Exponentially distributed. @param {number} mean */
  exp(mean) {
    return -Math.log(1 - this.next()) * mean;
  }

  /** @template T @param {readonly T[]} list @returns {T[]} the list in another order */
  shuffle(list) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }

  /** Lower case letters and digits. @param {number} length */
  word(length) {
    let out = '';
    for (let i = 0; i < length; i++) out += DIGITS[Math.floor(this.next() * 36)];
    return out;
  }

  /** Letters of both cases and digits. @param {number} length */
  token(length) {
    let out = '';
    for (let i = 0; i < length; i++) out += LETTERS[Math.floor(this.next() * 62)];
    return out;
  }

  /** Hexadecimal digits. @param {number} length */
  hex(length) {
    let out = '';
    for (let i = 0; i < length; i++) out += DIGITS[Math.floor(this.next() * 16)];
    return out;
  }
}
