import { layout } from '../event/layout.ts';
import { identifier, join, type Sql, sql, trustedSql } from './sql.ts';
import type { Store } from './store.ts';

/**
 * The table of events. Sorted by action and time: judgement asks for few actions at a time, and equal neighbours
 * pack well.
 */
export const createEvents: Sql = sql`CREATE TABLE IF NOT EXISTS events (${join(
  layout.map(({ name, type }) => sql`${identifier(name)} ${trustedSql(type)}`),
  ', ',
)}) ENGINE = MergeTree ORDER BY (action, time)`;

/** Removes events by the number of their file: those of the files given, or with `keep` those of all others. */
export async function removeEvents(store: Store, files: readonly number[], keep = false): Promise<void> {
  // Removing rows is a rewrite of parts, which loading has stopped; without this it would wait for ever.
  await store.run(sql`SYSTEM START MERGES events`);
  await store.run(sql`DELETE FROM events WHERE ${trustedSql(keep ? 'NOT' : '')} (file IN ${files})`);
}
