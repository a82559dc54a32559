import { type Sql, sql } from '../../store/sql.ts';
import type { HourCount } from '../wire/lines.ts';
import type { Ask } from './slices.ts';

/** How many records hold, hour by hour, in a range of `moments`. */
export async function countHours(
  ask: Ask,
  range: Sql,
  condition: Sql,
  signal?: AbortSignal,
): Promise<readonly HourCount[]> {
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp64Micro(time), 3600000000) AS hour, count() FROM moments WHERE ${range} AND ${condition} GROUP BY hour ORDER BY hour`,
    signal,
  );
  return rows.map(([hour, count]) => [Number(hour), Number(count)]);
}

/** The same for all of it, by a condition on `minutes`. */
export async function countMinutes(ask: Ask, condition: Sql): Promise<readonly HourCount[]> {
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp(minute), 3600) AS hour, sum(records) FROM minutes WHERE ${condition} GROUP BY hour ORDER BY hour`,
  );
  return rows.map(([hour, count]) => [Number(hour), Number(count)]);
}
