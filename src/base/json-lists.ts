/**
 * A stretch of the text of an object: some elements of one of its lists, whose name is still in its quotes, or all of it
 * with its lists empty.
 */
export type Stretch = { readonly list: string; readonly elements: string } | { readonly rest: string };

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

const MEANS = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, COLON, LIST, LIST_END, OBJECT, OBJECT_END]) MEANS[byte] = 1;

/** Bytes of a list that are given at once. */
const AT_ONCE = 1 << 19;

/**
 * Splits the text of a JSON object of any size into stretches that are strings each: the elements of the lists that it
 * holds itself, some at a time, then the rest. Only brackets, quotes, commas and colons are looked at; whether a stretch
 * is JSON is for its reader to find.
 */
export async function* splitLists(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Stretch> {
  const splitter = new Splitter();
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield { rest: splitter.end() };
}

class Splitter {
  // What was not given yet, and how far it was looked at.
  private held = Buffer.alloc(0);
  private at = 0;
  private start = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private word = { from: 0, to: 0 };
  private key = '';
  private list = '';
  private rest = '';

  *take(chunk: Uint8Array): Generator<Stretch> {
    const kept = this.held.subarray(this.start);
    this.word = { from: this.word.from - this.start, to: this.word.to - this.start };
    this.at -= this.start;
    this.start = 0;
    this.held = Buffer.concat([kept, chunk]);
    yield* this.scan();
  }

  end(): string {
    return this.rest + this.held.toString('utf8', this.start);
  }

  private *scan(): Generator<Stretch> {
    const { held } = this;
    for (let byte = this.next(); byte !== 0; byte = this.next()) {
      if (byte === OBJECT || byte === LIST) this.open(byte);
      else if (byte === LIST_END && this.depth === 1 && this.list !== '') yield* this.close();
      else if (byte === COLON) this.key = held.toString('utf8', this.word.from, this.word.to + 1);
      else if (byte === COMMA && this.list !== '' && this.at - this.start >= AT_ONCE) {
        yield { list: this.list, elements: held.toString('utf8', this.start, this.at) };
        this.start = this.at + 1;
      }
      this.at += 1;
    }
  }

  /**
   * Goes to the next byte that may mean something: a bracket that leads to or from the lists, a comma between their
   * elements, a colon after a name. 0 at the end of what is there. All bytes pass here, so it works on locals.
   */
  private next(): number {
    const { held } = this;
    const { length } = held;
    let { at, depth } = this;
    let found = 0;
    for (; at < length; at += 1) {
      if (this.inString) {
        at = this.stringEnd(at);
        continue;
      }
      const byte = held[at] ?? 0;
      if (MEANS[byte] === 0) continue;
      if (byte === QUOTE) {
        this.inString = true;
        this.word.from = at;
      } else if (byte === OBJECT || byte === LIST) {
        depth += 1;
        if (depth === 2) found = byte;
      } else if (byte === OBJECT_END || byte === LIST_END) {
        depth -= 1;
        if (depth === 1) found = byte;
      } else if (depth === (byte === COMMA ? 2 : 1)) found = byte;
      if (found !== 0) break;
    }
    this.at = at;
    this.depth = depth;
    return found;
  }

  /** The last byte of the string that `at` is in, or of what is there. */
  private stringEnd(at: number): number {
    const { held } = this;
    const { length } = held;
    let { escaped } = this;
    for (let i = at; i < length; i += 1) {
      const byte = held[i];
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        this.escaped = false;
        this.inString = false;
        this.word.to = i;
        return i;
      }
    }
    this.escaped = escaped;
    return length - 1;
  }

  private open(byte: number): void {
    if (byte !== LIST || this.key === '') return;
    this.rest += this.held.toString('utf8', this.start, this.at + 1);
    this.start = this.at + 1;
    this.list = this.key;
  }

  private *close(): Generator<Stretch> {
    const elements = this.held.toString('utf8', this.start, this.at);
    if (elements.trim() !== '') yield { list: this.list, elements };
    this.start = this.at;
    this.list = '';
  }
}
