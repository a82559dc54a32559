import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';

/** Clients that must have signed in through an address before it is called a proxy; one person may forge headers. */
const CLIENTS = 3;

/**
 * Addresses from which people signed in to webmail in the name of several others, as forwarded-for headers claim, and
 * whose word does not count because nobody named them as proxies of ours: of a proxy that counts the records have the
 * client's address instead. Who really signed in is hidden behind them.
 */
export async function hidingProxies(store: Store): Promise<World['hidingProxies']> {
  const rows = named(
    await store.rows(sql`SELECT address, count() AS n,
        argMin(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line)) AS ref
      FROM (SELECT address, time, file, line, offset,
          arrayElement(extractAll(claimedAddress, '[0-9a-fA-F.:]{2,45}'), -1) AS client
        FROM events WHERE action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND address != ''
          AND claimedAddress != '')
      WHERE client != address
      GROUP BY address HAVING uniqExact(client) >= ${CLIENTS} ORDER BY address`),
    ['address', 'n', 'ref'],
  );
  return rows.map((r) => ({ address: String(r.address), signIns: Number(r.n), ref: String(r.ref) }));
}
