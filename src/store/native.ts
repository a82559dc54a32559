import type { EventFields, EventPlace } from '../event/columns.ts';
import { type LaidOutColumn, layout } from '../event/layout.ts';
import { ByteWriter } from './bytes.ts';

/**
 * Writes events as blocks of ClickHouse's `Native` format: column after column, lengths before bytes, so that no
 * byte of a log can be taken for the end of data or for a query. Columns that no event of a block fills are left
 * out; the engine puts their default. Source: ClickHouse NativeWriter.cpp, SerializationLowCardinality.cpp.
 */
export interface BlockBuilder {
  /** Rows in the block so far. */
  readonly rows: () => number;
  readonly add: (place: EventPlace, fields: Readonly<Partial<EventFields>>) => void;
  /** The block's bytes; the builder is empty afterwards. */
  readonly take: () => Buffer;
}

interface ColumnBuilder {
  readonly column: LaidOutColumn;
  used: boolean;
  readonly set: (row: number, value: string | number) => void;
  /** Bytes that {@link write} will need at the most. */
  readonly size: (rows: number) => number;
  readonly write: (out: ByteWriter, rows: number) => void;
  readonly clear: (rows: number) => void;
}

/** A builder for blocks of at most `capacity` rows. */
export function blockBuilder(capacity: number): BlockBuilder {
  const builders = layout.map((column) => columnBuilder(column, capacity));
  const byName = new Map<string, ColumnBuilder>(builders.map((b) => [b.column.name, b]));
  let rows = 0;
  return {
    rows: () => rows,
    add: (place, fields) => {
      if (rows >= capacity) throw new RangeError(`block is full: ${capacity} rows`);
      fill(byName, rows, place as Values);
      fill(byName, rows, fields as Values);
      rows += 1;
    },
    take: () => {
      const block = serialise(builders, rows);
      for (const builder of builders) if (builder.used) builder.clear(rows);
      rows = 0;
      return block;
    },
  };
}

type Values = Readonly<Record<string, string | number | undefined>>;

function fill(byName: ReadonlyMap<string, ColumnBuilder>, row: number, values: Values): void {
  for (const name in values) {
    const value = values[name];
    if (value === undefined || value === 0 || value === '') continue;
    const builder = byName.get(name);
    if (builder === undefined) throw new TypeError(`no such column: ${name}`);
    builder.used = true;
    builder.set(row, value);
  }
}

function serialise(builders: readonly ColumnBuilder[], rows: number): Buffer {
  // A block must have a column, so that its row count means something.
  const present = builders.filter((b) => b.used || b.column.name === 'line');
  const size = present.reduce((sum, b) => sum + b.size(rows) + 96, 32);
  const out = new ByteWriter(size);
  out.varint(present.length);
  out.varint(rows);
  for (const builder of present) {
    out.text(builder.column.name);
    out.text(builder.column.type);
    builder.write(out, rows);
  }
  return out.bytes();
}

function columnBuilder(column: LaidOutColumn, capacity: number): ColumnBuilder {
  if (column.kind === 'word') return wordBuilder(column, capacity);
  if (column.kind === 'text') return textBuilder(column);
  return numberBuilder(column, capacity);
}

const WIDTHS = { u8: 1, u16: 2, u32: 4, u64: 8, time: 8 } as const;

function numberBuilder(column: LaidOutColumn, capacity: number): ColumnBuilder {
  const width = WIDTHS[column.kind as keyof typeof WIDTHS];
  const limit = 2 ** Math.min(53, width * 8) - 1;
  const bytes = Buffer.alloc(width * capacity);
  return {
    column,
    used: false,
    set: (row, value) => {
      // A number that a line claims and the column cannot hold is the attacker's: keep the largest that fits.
      const n = Math.max(0, Math.min(Number(value) || 0, limit));
      const at = row * width;
      if (width === 8) {
        bytes.writeUInt32LE((n % 2 ** 32) >>> 0, at);
        bytes.writeUInt32LE(Math.floor(n / 2 ** 32), at + 4);
      } else bytes.writeUIntLE(Math.floor(n), at, width);
    },
    size: (rows) => rows * width,
    write: (out, rows) => out.raw(bytes, rows * width),
    clear(rows) {
      this.used = false;
      bytes.fill(0, 0, rows * width);
    },
  };
}

function textBuilder(column: LaidOutColumn): ColumnBuilder {
  let values: (string | undefined)[] = [];
  let total = 0;
  return {
    column,
    used: false,
    set: (row, value) => {
      const text = String(value);
      values[row] = text;
      total += text.length;
    },
    size: (rows) => total + rows * 5,
    write: (out, rows) => {
      for (let row = 0; row < rows; row += 1) out.text(values[row] ?? '');
    },
    clear() {
      this.used = false;
      values = [];
      total = 0;
    },
  };
}

// Index type (0 to 2: one, two, four bytes), HasAdditionalKeysBit and NeedUpdateDictionary.
const FLAGS = (1 << 9) | (1 << 10);

function wordBuilder(column: LaidOutColumn, capacity: number): ColumnBuilder {
  let index = new Map<string, number>([['', 0]]);
  let words: string[] = [''];
  let total = 0;
  const rowsIndex = new Uint32Array(capacity);
  return {
    column,
    used: false,
    set: (row, value) => {
      const text = String(value);
      let at = index.get(text);
      if (at === undefined) {
        at = words.length;
        index.set(text, at);
        words.push(text);
        total += text.length;
      }
      rowsIndex[row] = at;
    },
    size: (rows) => total + words.length * 5 + 32 + rows * 4,
    write: (out, rows) => {
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
      index = new Map([['', 0]]);
      words = [''];
      total = 0;
      rowsIndex.fill(0, 0, rows);
    },
  };
}

/** The structure argument for reading such blocks back: `time DateTime64(6, 'UTC'), …`. */
export const structure: string = layout.map(({ name, type }) => `\`${name}\` ${type}`).join(', ');
