import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';

/** Failed tries of one account from one address. */
export interface Failures {
  readonly address: string;
  /** As the server knows it; empty where the lines name none. */
  readonly account: string;
  readonly tries: number;
  readonly first: number;
  readonly last: number;
  readonly protocols: readonly string[];
  /** When: the first 300 of them. */
  readonly times: readonly number[];
  /** Whether the tries came at even intervals, as a program's do. */
  readonly regular: boolean;
  /** The first line. */
  readonly ref: string;
}

/**
 * Failed tries by address and account. One try can leave lines in four files; only the line with the client's own
 * address counts. Where webmail keeps no login log, the error log's lines count instead.
 */
export async function readFailures(store: Store, world: World): Promise<readonly Failures[]> {
  const rows = named(
    await store.rows(sql`SELECT address, lower(account) AS name, groupUniqArray(protocol) AS protocols,
        sumIf(greatest(tries, 1) * (repeat + 1), action = 'sign-in') AS counted,
        countIf(action = 'auth-detail' AND protocol = 'webmail') AS detailed,
        toUnixTimestamp64Micro(min(time)) AS first, toUnixTimestamp64Micro(max(time)) AS last,
        argMin(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line)) AS ref,
        groupArraySorted(300)(toUnixTimestamp64Micro(time)) AS times
      FROM events
      WHERE outcome = 'failure' AND address != '' AND reason != 'no-auth' AND protocol != 'ssh'
        AND (action = 'sign-in' OR (action = 'auth-detail' AND protocol = 'webmail'))
        AND NOT (action = 'sign-in' AND protocol = 'webmail' AND account = '')
      GROUP BY address, name ORDER BY first, address, name`),
    ['address', 'name', 'protocols', 'counted', 'detailed', 'first', 'last', 'ref', 'times'],
  );
  const merged = new Map<string, Failures>();
  for (const row of rows) {
    const address = String(row.address);
    if (world.isOurs(address)) continue;
    const account = world.canonical(String(row.name));
    const key = `${address}\0${account}`;
    const before = merged.get(key);
    const protocols = (row.protocols as unknown as string[]).concat(before?.protocols ?? []);
    merged.set(key, {
      address,
      account,
      tries: (before?.tries ?? 0) + Math.max(Number(row.counted), Number(row.detailed)),
      first: Math.min(before?.first ?? Number.POSITIVE_INFINITY, Number(row.first)),
      last: Math.max(before?.last ?? 0, Number(row.last)),
      protocols: [...new Set(protocols)].sort(),
      times: [...(before?.times ?? []), ...(row.times as unknown as readonly number[])],
      regular: isRegular(row.times as unknown as readonly number[]),
      ref: before?.ref ?? String(row.ref),
    });
  }
  return [...merged.values()];
}

/** Whether the gaps between times vary by less than 30 % (handbook A03: CV < 0.3), with at least five of them. */
function isRegular(times: readonly number[]): boolean {
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? t));
  if (gaps.length < 5) return false;
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const variance = gaps.reduce((a, g) => a + (g - mean) ** 2, 0) / gaps.length;
  return mean > 0 && Math.sqrt(variance) / mean < 0.3;
}
