import { UserError } from '../../base/errors.ts';
import { clip, readable, visible } from '../../base/text.ts';
import { EngineError } from '../../store/process.ts';
import type { Limits, Store } from '../../store/store.ts';
import type { SqlFailure, SqlRows } from '../wire/lines.ts';

/** What a question of a person may take. */
export const BOUNDS: Limits = { seconds: 10, memoryBytes: 1_000_000_000, rows: 10_000 };

/** Characters of a cell, and of all of them, that are sent. */
const CELL = 400;
const ALL = 6_000_000;

/** The question in the body of a request. */
export function sqlOf(body: unknown): string {
  const sql = typeof body === 'object' && body !== null && 'sql' in body ? body.sql : undefined;
  if (typeof sql !== 'string') throw new UserError('sql', 'is missing', 'send it as text');
  // The engine takes bytes.
  return sql;
}

/** Rows as the page shows them; one row more than the bound tells that there are more. */
export function answerSql(
  { columns, rows }: Awaited<ReturnType<Store['ask']>>,
  milliseconds: number,
): Omit<SqlRows, 'state'> {
  let size = 0;
  let cut = 0;
  const shown: string[][] = [];
  for (const row of rows.slice(0, BOUNDS.rows)) {
    const cells = row.map((value) => {
      const text = visible(readable(plain(value)));
      if (text.length > CELL) cut += 1;
      return clip(text, CELL);
    });
    size += cells.reduce((sum, c) => sum + c.length + 4, 0);
    if (size > ALL) break;
    shown.push(cells);
  }
  return {
    columns: columns.map((c) => visible(readable(c))),
    rows: shown,
    numeric: columns.map((_, i) => rows.every((r) => r[i] === null || typeof r[i] === 'number')),
    more: rows.length > shown.length,
    cut,
    milliseconds,
  };
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What went wrong with a question, and what helps; throws what is no fault of it. */
export function failedSql(error: unknown): SqlFailure {
  if (error instanceof UserError)
    return { state: 'failed', error: visible(error.message).replace(/^query: /, ''), hint: 'shape' };
  if (!(error instanceof EngineError)) throw error;
  const message = visible(readable(error.message))
    .replace(/^(Error: )?ChdbQueryError: /, '')
    .replace(/^Code: \d+\. DB::Exception: /, '');
  const [, code = ''] = /\(([A-Z_]+)\)\s*$/.exec(message) ?? [];
  const words = message
    .replace(/\s*\([A-Z_]+\)\s*$/, '')
    // The engine's own tables are nothing to ask here.
    .replace(/\s*Maybe you meant system\.[^?]*\?\.?/, '');
  return { state: 'failed', error: clip(words, 1500), hint: HINTS[code] ?? 'other' };
}

const HINTS: Readonly<Record<string, SqlFailure['hint']>> = {
  SYNTAX_ERROR: 'syntax',
  UNKNOWN_IDENTIFIER: 'column',
  UNKNOWN_TABLE: 'table',
  UNKNOWN_FUNCTION: 'function',
  NOT_AN_AGGREGATE: 'aggregate',
  ILLEGAL_AGGREGATION: 'aggregate',
  TIMEOUT_EXCEEDED: 'time',
  TOO_SLOW: 'time',
  MEMORY_LIMIT_EXCEEDED: 'memory',
  TOO_MANY_ROWS_OR_BYTES: 'memory',
  TYPE_MISMATCH: 'type',
  ILLEGAL_TYPE_OF_ARGUMENT: 'type',
  NO_COMMON_TYPE: 'type',
  CANNOT_PARSE_DATETIME: 'type',
};
