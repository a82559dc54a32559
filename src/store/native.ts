import type { EventFields, EventPlace } from '../event/columns.ts';
import { layout } from '../event/layout.ts';
import { ByteWriter } from './bytes.ts';
import { type ColumnBuilder, columnBuilder } from './column-builders.ts';

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

/** A block of the columns that were used and of `line`: without any column a row count means nothing. */
export function serialise(builders: readonly ColumnBuilder[], rows: number): Buffer {
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

/** The structure argument for reading such blocks back: `time DateTime64(6, 'UTC'), …`. */
export const structure: string = layout.map(({ name, type }) => `\`${name}\` ${type}`).join(', ');
