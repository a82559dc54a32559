import { MINUTE } from '../../base/time.ts';
import type { ColumnName } from '../../event/columns.ts';
import { join, type Sql, sql } from '../../store/sql.ts';
import type { FileNames } from './files.ts';
import type { Query, Term, Test } from './query.ts';
import { conditionOf } from './where.ts';

const COLUMNS: ReadonlySet<ColumnName> = new Set([
  'file',
  'action',
  'outcome',
  'protocol',
  'account',
  'address',
]);

/**
 * A search as a condition on `minutes`, which tells how many records there are without reading a line; `undefined` when
 * it asks for more than whole minutes and the columns that are there.
 */
export function minuteCondition(query: Query, files: FileNames): Sql | undefined {
  const parts: Sql[] = [];
  for (const term of query.terms) {
    const part = partOf(term, files);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 0 ? sql`1` : join(parts, ' AND ');
}

function partOf(term: Term, files: FileNames): Sql | undefined {
  const { match, not } = term;
  if (match.kind !== 'field') return undefined;
  if (match.columns[0] === 'time') {
    const times = minutesOf(match.test);
    return times === undefined || !not ? times : sql`NOT (${times})`;
  }
  return match.columns.every((c) => COLUMNS.has(c)) ? conditionOf({ terms: [term] }, files) : undefined;
}

function minutesOf(test: Test): Sql | undefined {
  const whole = (micros: number): boolean => micros % MINUTE === 0;
  const at = (micros: number): Sql => sql`fromUnixTimestamp(${micros / 1_000_000})`;
  if (test.test === 'within' && whole(test.from) && whole(test.to))
    return sql`(minute >= ${at(test.from)} AND minute < ${at(test.to)})`;
  if (test.test !== 'compare' || !whole(test.value)) return undefined;
  if (test.op === '>=') return sql`minute >= ${at(test.value)}`;
  return test.op === '<' ? sql`minute < ${at(test.value)}` : undefined;
}
