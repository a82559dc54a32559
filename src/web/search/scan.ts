import { MINUTE } from '../../base/time.ts';
import { type Sql, sql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { TimeCount } from '../wire/lines.ts';
import type { Ask } from './slices.ts';

/** How many records hold in a range of `moments`, by stretches of `unit` minutes. */
export async function countTimes(
  ask: Ask,
  range: Sql,
  condition: Sql,
  unit: number,
  signal?: AbortSignal,
): Promise<readonly TimeCount[]> {
  const size = unit * MINUTE;
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp64Micro(time), ${size}) AS stretch, count() FROM moments WHERE ${range} AND ${condition} GROUP BY stretch ORDER BY stretch`,
    signal,
  );
  return counts(rows, unit);
}

/** The same for all of it, by a condition on `minutes`. */
export async function countMinutes(ask: Ask, condition: Sql, unit: number): Promise<readonly TimeCount[]> {
  const size = unit * 60;
  const rows = await ask(
    sql`SELECT intDiv(toUnixTimestamp(minute), ${size}) AS stretch, sum(records) FROM minutes WHERE ${condition} GROUP BY stretch ORDER BY stretch`,
  );
  return counts(rows, unit);
}

function counts(rows: readonly Row[], unit: number): readonly TimeCount[] {
  return rows.map(([stretch, count]) => [Number(stretch) * unit, Number(count)]);
}

/** Minutes to count by, so that a picture of a span of minutes has neither few nor very many of them. */
export function unitOf(span: readonly [from: number, to: number] | null): number {
  const minutes = span === null ? 0 : span[1] - span[0];
  return minutes <= 240 ? 1 : minutes <= 2880 ? 10 : 60;
}
