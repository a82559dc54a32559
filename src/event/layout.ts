import { type Column, type ColumnName, columns } from './columns.ts';

/** Types of the engine by kind. */
export const ENGINE_TYPES: Readonly<Record<Column['kind'], string>> = {
  word: 'LowCardinality(String)',
  text: 'String',
  u8: 'UInt8',
  u16: 'UInt16',
  u32: 'UInt32',
  u64: 'UInt64',
  time: "DateTime64(6, 'UTC')",
};

/** A column as the engine has it. */
export interface LaidOutColumn {
  readonly name: ColumnName;
  readonly kind: Column['kind'];
  readonly type: string;
}

/** Every column in table order with its engine type; what blocks are written after and the table is made from. */
export const layout: readonly LaidOutColumn[] = Object.entries(columns).map(([name, column]) => ({
  name: name as ColumnName,
  kind: column.kind,
  type: ENGINE_TYPES[column.kind],
}));
