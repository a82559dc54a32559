import { UserError } from '../base/errors.ts';
import type { ColumnName, Event } from '../event/columns.ts';
import { identifier, join, type Sql, sql, trustedSql } from './sql.ts';
import type { Store } from './store.ts';

/** Columns of an event that were asked for; text is `''` and numbers 0 where the line does not speak of them. */
export type Picked<K extends ColumnName> = { readonly [C in K]: NonNullable<Event[C]> };

// What one question may bring into memory: beyond it an answer would be cut, and a cut answer is a wrong one.
const MOST = 5_000_000;

/**
 * Events with the columns asked for, by time, then place. `where` is a condition on columns. With `limit` only the
 * first of them; without one it throws a {@link UserError} rather than leave any out.
 */
export async function events<K extends ColumnName>(
  store: Store,
  names: readonly K[],
  where: Sql,
  limit?: number,
): Promise<readonly Picked<K>[]> {
  const list = join(names.map(selected), ', ');
  const rows = await store.rows(
    sql`SELECT ${list} FROM events WHERE ${where} ORDER BY time, file, line LIMIT ${trustedSql(String(limit ?? MOST + 1))}`,
  );
  if (limit === undefined && rows.length > MOST)
    throw new UserError(
      'events',
      `more than ${MOST} records answer one question`,
      'split the evidence by time',
      1,
    );
  return rows.map((row) => {
    const event: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1) event[names[i] ?? ''] = row[i] ?? '';
    return event as Picked<K>;
  });
}

function selected(name: ColumnName): Sql {
  // The alias must differ from the column: ORDER BY time would else sort by the alias.
  return name === 'time' ? sql`toUnixTimestamp64Micro(time) AS micros` : identifier(name);
}
