import { layout } from '../event/layout.ts';
import { identifier, join, type Sql, sql, trustedSql } from './sql.ts';

/**
 * The table of events. Sorted by action and time: judgement asks for few actions at a time, and equal neighbours
 * pack well.
 */
export const createEvents: Sql = sql`CREATE TABLE IF NOT EXISTS events (${join(
  layout.map(({ name, type }) => sql`${identifier(name)} ${trustedSql(type)}`),
  ', ',
)}) ENGINE = MergeTree ORDER BY (action, time)`;
