/**
 * Takes one line. `line` is a byte string without its line end (LF or CRLF), cut when it is longer than the limit;
 * `offset` is where it begins, `length` its true length in bytes without line end, `lineNumber` counts from 1.
 *
 * The string is a slice of its chunk: whoever keeps it beyond the next chunk must {@link detach} it, or it keeps the
 * whole chunk in memory.
 */
export type OnLine = (line: string, offset: number, length: number, lineNumber: number) => void;

/** A copy of a string that does not hold on to the chunk it was sliced from. For byte strings only. */
export function detach(line: string): string {
  return Buffer.from(line, 'latin1').toString('latin1');
}

/** Longest line that is given whole, bytes. */
const MAX_LINE = 1024 * 1024;

const LF = '\n';
const CR = 13;
const BOM = '\xef\xbb\xbf';

/**
 * Cuts chunks of bytes into lines. A CR is part of the line end only right before LF; a last line without LF is a
 * line (its CR, if any, stays); a UTF-8 byte order mark at the very beginning is skipped, so that line 1 begins at
 * offset 3. Memory is bounded by one chunk and {@link MAX_LINE}.
 */
export class LineCutter {
  readonly #max: number;
  /** Where the line at hand begins, and how many of its bytes came with earlier chunks. */
  #start = 0;
  #carried = 0;
  /** The first bytes of it, at most the limit; whether its last byte so far was CR. */
  #carry = '';
  #carryCr = false;
  #number = 1;
  #long = 0;
  /** The first bytes of all, until there are enough to tell a byte order mark. */
  #head: string | undefined = '';

  /** `from`: where in the file the first chunk begins, a line's start; without it, at the file's beginning. */
  constructor(maxLine = MAX_LINE, from?: { readonly line: number; readonly offset: number }) {
    this.#max = maxLine;
    if (from !== undefined && from.offset > 0) {
      this.#number = from.line;
      this.#start = from.offset;
      this.#head = undefined;
    }
  }

  /** How many lines were cut because they are longer than the limit. */
  get longLines(): number {
    return this.#long;
  }

  /** Number of the last line that was given. */
  get lines(): number {
    return this.#number - 1;
  }

  /** Gives every line that ends in this chunk. */
  push(chunk: Buffer, onLine: OnLine): void {
    if (this.#head === undefined) this.#cut(chunk.toString('latin1'), 0, onLine);
    else {
      this.#head += chunk.toString('latin1');
      if (this.#head.length >= BOM.length) this.#begin(this.#head, onLine);
    }
  }

  /** Gives the last line, if it has no line end. Nothing may be pushed after it. */
  end(onLine: OnLine): void {
    if (this.#head !== undefined) this.#begin(this.#head, onLine);
    if (this.#carried > 0) this.#give(this.#carry, this.#carried, onLine);
  }

  #begin(text: string, onLine: OnLine): void {
    this.#head = undefined;
    const skip = text.startsWith(BOM) ? BOM.length : 0;
    this.#start = skip;
    this.#cut(text, skip, onLine);
  }

  #cut(text: string, begin: number, onLine: OnLine): void {
    let from = begin;
    let at = text.indexOf(LF, from);
    if (at >= 0 && this.#carried > 0) {
      this.#joinAndGive(text, from, at, onLine);
      from = at + 1;
      at = text.indexOf(LF, from);
    }
    while (at >= 0) {
      const ending = at > from && text.charCodeAt(at - 1) === CR ? 1 : 0;
      const length = at - from - ending;
      const line = text.slice(from, length > this.#max ? from + this.#max : at - ending);
      this.#give(line, length, onLine);
      this.#start += ending + 1;
      from = at + 1;
      at = text.indexOf(LF, from);
    }
    if (from < text.length) this.#keep(text, from, text.length);
  }

  #joinAndGive(text: string, from: number, at: number, onLine: OnLine): void {
    this.#keep(text, from, at);
    const ending = this.#carryCr ? 1 : 0;
    const length = this.#carried - ending;
    const line = length < this.#carry.length ? this.#carry.slice(0, length) : this.#carry;
    this.#give(line, length, onLine);
    this.#start += ending + 1;
  }

  #keep(text: string, from: number, to: number): void {
    if (to === from) return;
    const room = this.#max - this.#carry.length;
    if (room > 0) this.#carry += detach(text.slice(from, Math.min(to, from + room)));
    this.#carried += to - from;
    this.#carryCr = text.charCodeAt(to - 1) === CR;
  }

  #give(line: string, length: number, onLine: OnLine): void {
    if (length > this.#max) this.#long += 1;
    onLine(line, this.#start, length, this.#number);
    this.#number += 1;
    this.#start += length;
    this.#carry = '';
    this.#carried = 0;
    this.#carryCr = false;
  }
}
