import { ENGINE_TYPES } from '../event/layout.ts';
import { columnBuilder } from './column-builders.ts';
import { serialise } from './native.ts';

const COLUMNS = [
  ['file', 'u32'],
  ['line', 'u32'],
  ['offset', 'u64'],
  ['length', 'u32'],
  ['text', 'text'],
] as const;

/** The structure argument for reading blocks of lines back. */
export const lineStructure: string = COLUMNS.map(([name, kind]) => `${name} ${ENGINE_TYPES[kind]}`).join(
  ', ',
);

/** Writes lines of evidence as blocks of the engine's `Native` format, lengths before bytes (see native.ts). */
export interface LineBlocks {
  readonly rows: () => number;
  /** Bytes of the texts so far. */
  readonly bytes: () => number;
  readonly add: (file: number, line: number, offset: number, length: number, text: string) => void;
  /** The block's bytes; the builder is empty afterwards. */
  readonly take: () => Buffer;
}

/** A builder for blocks of at most `capacity` lines. */
export function lineBlocks(capacity: number): LineBlocks {
  const builders = COLUMNS.map(([name, kind]) =>
    columnBuilder({ name, kind, type: ENGINE_TYPES[kind] }, capacity),
  );
  let rows = 0;
  let bytes = 0;
  return {
    rows: () => rows,
    bytes: () => bytes,
    add: (...values) => {
      if (rows >= capacity) throw new RangeError(`block is full: ${capacity} rows`);
      for (let i = 0; i < builders.length; i += 1) {
        const builder = builders[i];
        const value = values[i];
        if (builder === undefined || value === undefined || value === 0 || value === '') continue;
        builder.used = true;
        builder.set(rows, value);
      }
      rows += 1;
      bytes += values[4].length;
    },
    take: () => {
      const block = serialise(builders, rows);
      for (const builder of builders) if (builder.used) builder.clear(rows);
      rows = 0;
      bytes = 0;
      return block;
    },
  };
}
