import type { Column } from '../event/columns.ts';
import type { ByteWriter } from './bytes.ts';

/** A column of a block. */
export interface BlockColumn {
  readonly name: string;
  readonly kind: Column['kind'];
  /** As the engine has it. */
  readonly type: string;
}

/** Takes the values of one column, row by row in rising order, and writes them as the engine's `Native` column. */
export interface ColumnBuilder {
  readonly column: BlockColumn;
  used: boolean;
  /** A value that is neither 0 nor empty; rows without one are left out. */
  readonly set: (row: number, value: string | number) => void;
  /** Bytes that {@link write} will need at the most. */
  readonly size: (rows: number) => number;
  readonly write: (out: ByteWriter, rows: number) => void;
  readonly clear: (rows: number) => void;
}

/** A builder for columns of at most `capacity` rows. */
export function columnBuilder(column: BlockColumn, capacity: number): ColumnBuilder {
  switch (column.kind) {
    case 'word':
      return wordBuilder(column, capacity);
    case 'text':
      return textBuilder(column);
    case 'u64':
    case 'time':
      return wideBuilder(column, capacity);
    case 'u8':
      return numberBuilder(column, new Uint8Array(capacity), 0xff);
    case 'u16':
      return numberBuilder(column, new Uint16Array(capacity), 0xffff);
    case 'u32':
      return numberBuilder(column, new Uint32Array(capacity), 0xffffffff);
  }
}

// A number that a line claims and the column cannot hold is the attacker's: keep the largest that fits.
function within(value: string | number, limit: number): number {
  const n = typeof value === 'number' ? value : Number(value);
  return n > 0 ? Math.min(n, limit) : 0;
}

function bytesOf(values: Uint8Array | Uint16Array | Uint32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function numberBuilder(
  column: BlockColumn,
  values: Uint8Array | Uint16Array | Uint32Array,
  limit: number,
): ColumnBuilder {
  const bytes = bytesOf(values);
  const width = values.BYTES_PER_ELEMENT;
  return {
    column,
    used: false,
    set: (row, value) => {
      values[row] = within(value, limit);
    },
    size: (rows) => rows * width,
    write: (out, rows) => out.raw(bytes, rows * width),
    clear(rows) {
      this.used = false;
      values.fill(0, 0, rows);
    },
  };
}

// Eight bytes a row, as two halves: numbers up to 2^53 are exact, and typed arrays of 64 bits take bigints only.
function wideBuilder(column: BlockColumn, capacity: number): ColumnBuilder {
  const halves = new Uint32Array(2 * capacity);
  const bytes = bytesOf(halves);
  const limit = Number.MAX_SAFE_INTEGER;
  return {
    column,
    used: false,
    set: (row, value) => {
      const n = Math.floor(within(value, limit));
      const high = Math.floor(n / 2 ** 32);
      halves[2 * row] = n - high * 2 ** 32;
      halves[2 * row + 1] = high;
    },
    size: (rows) => rows * 8,
    write: (out, rows) => out.raw(bytes, rows * 8),
    clear(rows) {
      this.used = false;
      halves.fill(0, 0, 2 * rows);
    },
  };
}

// A buffer that one block of long texts made large is not kept for the next.
const KEPT = 8 * 1024 * 1024;
// Up to so many characters a loop is faster than the call out of the engine.
const SHORT = 32;

function textBuilder(column: BlockColumn): ColumnBuilder {
  let bytes = Buffer.alloc(0);
  let at = 0;
  let next = 0;
  const reserve = (more: number): void => {
    if (at + more > bytes.length) bytes = enlarged(bytes, at, more);
  };
  // A row without a value is an empty text: its length, 0.
  const skipTo = (row: number): void => {
    if (row > next) {
      bytes.fill(0, at, at + row - next);
      at += row - next;
    }
    next = row;
  };
  return {
    column,
    used: false,
    set: (row, value) => {
      const text = String(value);
      reserve(row - next + text.length + 5);
      skipTo(row);
      next = row + 1;
      at = writeText(bytes, at, text);
    },
    size: (rows) => at + rows - next,
    write: (out, rows) => {
      reserve(rows - next);
      skipTo(rows);
      out.raw(bytes, at);
    },
    clear() {
      this.used = false;
      if (bytes.length > KEPT) bytes = Buffer.alloc(0);
      at = 0;
      next = 0;
    },
  };
}

/** A buffer that begins with the same `used` bytes and takes `more`. */
function enlarged(bytes: Buffer, used: number, more: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(used + more, 2 * bytes.length, 64 * 1024));
  bytes.copy(larger, 0, 0, used);
  return larger;
}

/** Writes the length of a text and the text; gives where it ends. */
function writeText(bytes: Buffer, from: number, text: string): number {
  const { length } = text;
  let at = from;
  let rest = length;
  for (; rest >= 0x80; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  if (length > SHORT) return at + bytes.write(text, at, 'latin1');
  for (let i = 0; i < length; i += 1) bytes[at++] = text.charCodeAt(i);
  return at;
}

// Index type (0 to 2: one, two, four bytes), HasAdditionalKeysBit and NeedUpdateDictionary.
const FLAGS = (1 << 9) | (1 << 10);

/** Distinct words of a column, numbered as they come; the empty one is 0. */
interface Dictionary {
  readonly find: (text: string) => number;
  readonly words: () => readonly string[];
  /** Bytes of all words together. */
  readonly total: () => number;
  readonly clear: () => void;
}

function dictionary(): Dictionary {
  let index = new Map<string, number>([['', 0]]);
  let words: string[] = [''];
  let total = 0;
  return {
    find: (text) => {
      const known = index.get(text);
      if (known !== undefined) return known;
      // A copy: a slice would hold on to the chunk that the line was cut from.
      const word = Buffer.from(text, 'latin1').toString('latin1');
      index.set(word, words.length);
      total += word.length;
      return words.push(word) - 1;
    },
    words: () => words,
    total: () => total,
    clear: () => {
      index = new Map([['', 0]]);
      words = [''];
      total = 0;
    },
  };
}

function wordBuilder(column: BlockColumn, capacity: number): ColumnBuilder {
  const known = dictionary();
  let lastWord = '';
  let lastAt = 0;
  const rowsIndex = new Uint32Array(capacity);
  return {
    column,
    used: false,
    set: (row, value) => {
      const text = String(value);
      // Neighbours often share host, program and account.
      if (text !== lastWord) {
        lastAt = known.find(text);
        lastWord = known.words()[lastAt] ?? '';
      }
      rowsIndex[row] = lastAt;
    },
    size: (rows) => known.total() + known.words().length * 5 + 32 + rows * 4,
    write: (out, rows) => {
      const words = known.words();
      const type = words.length <= 0x100 ? 0 : words.length <= 0x10000 ? 1 : 2;
      out.u64(1);
      out.u64(type | FLAGS);
      out.u64(words.length);
      for (const word of words) out.text(word);
      out.u64(rows);
      out.indices(rowsIndex, rows, 1 << type);
    },
    clear(rows) {
      this.used = false;
      known.clear();
      lastWord = '';
      lastAt = 0;
      rowsIndex.fill(0, 0, rows);
    },
  };
}
