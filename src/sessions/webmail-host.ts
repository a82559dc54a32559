import { isInside, isLoopback } from '../base/ip.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Webmail sign-ins that are looked at. */
const MOST = 5000;
/** The fewest sign-ins and accounts that tell anything; of an address that can be anybody's more are asked. */
const FEWEST = { inside: { signIns: 10, accounts: 3 }, outside: { signIns: 100, accounts: 10 } } as const;
/** Share of them that came with an IMAP sign-in of the same account from the one address. */
const SHARE = 0.8;
/** Seconds between the two records: stamps in whole seconds, and the way from one host to the other. */
const APART = 2;

/**
 * The address from which a webmail on another host opens its IMAP connections: nearly every sign-in to webmail comes
 * with one of the same account from there, and nobody uses webmail from there. `undefined` when there is none.
 * A gateway whose people use both is told by the webmail's own records, which have its address.
 */
export async function webmailHost(store: Store): Promise<string | undefined> {
  const logged = sql`SELECT splitByChar('@', lower(account))[1] AS name, toUnixTimestamp(time) AS second, address
    FROM events WHERE action = 'sign-in' AND outcome = 'success' AND account != '' AND address != ''`;
  const [found] = await store.rows(sql`WITH
      web AS (SELECT name, second FROM (${logged} AND protocol = 'webmail') ORDER BY second, name LIMIT ${MOST}),
      near AS (SELECT name, second AS at, arrayJoin(range(0, ${2 * APART + 1})) + second - ${APART} AS second FROM web)
    SELECT imap.address AS from, uniqExact(near.name, near.at) AS n, uniqExact(near.name) AS accounts, (SELECT uniqExact(name, second) FROM web) AS whole
    FROM near INNER JOIN (SELECT DISTINCT name, second, address FROM (${logged} AND protocol = 'imap')) AS imap
      ON imap.name = near.name AND imap.second = near.second
    WHERE from NOT IN (SELECT DISTINCT address FROM (${logged} AND protocol = 'webmail'))
    GROUP BY from ORDER BY n DESC, from LIMIT 1`);
  if (found === undefined) return undefined;
  const address = String(found[0]);
  const [together = 0, accounts = 0, whole = 0] = found.slice(1).map(Number);
  const fewest = isInside(address) || isLoopback(address) ? FEWEST.inside : FEWEST.outside;
  const enough = together >= fewest.signIns && accounts >= fewest.accounts && together >= SHARE * whole;
  return enough ? address : undefined;
}
