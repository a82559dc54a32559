import { listsBy } from '../../base/lists.ts';
import { SECOND } from '../../base/time.ts';
import type { World } from '../../case/world.ts';
import { type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Row, Store } from '../../store/store.ts';
import type { Orphan } from './inputs.ts';
import type { Interval } from './intervals.ts';
import { refOfRow } from './proof.ts';
import { NEEDS_IMAP, ownAddresses } from './strands.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** Connections of one account in one slot beyond what the requests of its sessions explain. */
export interface Excess {
  /** The account without a domain, as `accountName` has it. */
  readonly name: string;
  readonly slot: number;
  readonly more: number;
  readonly orphan: Orphan;
}

/** Connections that the webmail host opened, against the requests that it answered. */
export interface Unasked {
  readonly excess: readonly Excess[];
  /** Every account that it connected for, and how often. */
  readonly totals: readonly { readonly name: string; readonly total: number }[];
  /** From the web log's first record to its last, without the rims where a request may lie outside. */
  readonly logged: Interval;
  /** Whether webmail's own log names who signed in from where; without, any request explains any connection. */
  readonly named: boolean;
}

/** SQL text of an account's name without its domain, lower case. */
const accountName = trustedSql("splitByChar('@', lower(account))[1]");

/** Counts connections of the webmail host that no request explains; `undefined` without a web log of webmail. */
export async function readUnasked(
  store: Store,
  world: World,
  t: CoverageThresholds,
): Promise<Unasked | undefined> {
  const rim = 2 * t.askedSlot * SECOND;
  const [row] = await store.rows(sql`SELECT toUnixTimestamp64Micro(minIf(time, httpMethod != '')),
      toUnixTimestamp64Micro(maxIf(time, httpMethod != '')), countIf(httpMethod != '' AND action IN ${NEEDS_IMAP}),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND account != '' AND address != '')
    FROM events WHERE ${within(world.window)}`);
  const [first = 0, last = 0, requests = 0, named = 0] = (row ?? []).map(Number);
  if (requests === 0) return undefined;
  const asked = { store, world, t, logged: { from: first + rim, to: last - rim }, named: named > 0 };
  const excess = await excessOf(asked);
  const totals = excess.length === 0 ? [] : await totalsOf(asked);
  return { excess, totals, logged: asked.logged, named: asked.named };
}

interface Asked extends Pick<Unasked, 'logged' | 'named'> {
  readonly store: Store;
  readonly world: World;
  readonly t: CoverageThresholds;
}

/** In how many tenths of the web log's time there are some. */
export function tenthsOf(excess: readonly Excess[], { from, to }: Interval, t: CoverageThresholds): number {
  const width = t.askedSlot * SECOND;
  return new Set(excess.map((e) => Math.floor((10 * (e.slot * width - from)) / (to - from)))).size;
}

/**
 * Accounts that a program on the host opens all along, a monitor or a synchroniser: what it does says nothing of
 * webmail. Where very many accounts look so, it is the web log that lacks their requests, and none is told.
 */
export function programsOf(unasked: Unasked | undefined, t: CoverageThresholds): readonly string[] {
  if (unasked === undefined) return [];
  const { excess, totals, logged } = unasked;
  const of = listsBy(excess, (e) => [e.name]);
  const names = totals.map((a) => a.name);
  const told = names.filter((name) => tenthsOf(of(name), logged, t) > t.unaskedTenths);
  return told.length > Math.max(1, t.unaskedAccounts * names.length) ? [] : told;
}

async function totalsOf(asked: Asked): Promise<Unasked['totals']> {
  const rows = await asked.store.rows(sql`SELECT ${accountName} AS who, count() FROM events
    WHERE ${isOwn(asked)} GROUP BY who ORDER BY who`);
  return rows.map(([name, total]) => ({ name: String(name), total: Number(total) }));
}

/** Whether the webmail host signed in to the store, while the web log was written. */
function isOwn({ world, logged }: Asked): Sql {
  return sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'imap' AND account != ''
    AND address IN ${ownAddresses(world)} AND ${within(logged)}`;
}

function within({ from, to }: Interval): Sql {
  return sql`time >= fromUnixTimestamp64Micro(${from}) AND time <= fromUnixTimestamp64Micro(${to})`;
}

/**
 * Slots of accounts with more connections than requests. Requests of addresses where nobody signed in on record count
 * for every account: their session may have begun before the logs. Accounts and slots are counted by a hash of both,
 * so that no table of all pairs is joined.
 */
async function excessOf(given: Asked): Promise<readonly Excess[]> {
  const { store, world, t, named } = given;
  const slot = sql`intDiv(toUnixTimestamp64Micro(time), ${t.askedSlot * SECOND})`;
  const asked = sql`httpMethod != '' AND ${within(world.window)}`;
  const beside = trustedSql('arrayJoin([-1, 0, 1])');
  const anybodys = named ? sql`action IN ${NEEDS_IMAP} AND status < 400` : trustedSql("action != ''");
  const rows = await store.rows(sql`WITH
      homes AS (SELECT DISTINCT ${accountName} AS who, address AS home FROM events
        WHERE action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND account != '' AND address != ''),
      own AS (SELECT cityHash64(${accountName}, ${slot}) AS pair FROM events WHERE ${isOwn(given)}),
      requests AS (SELECT address AS client, ${slot} AS at, count() AS n FROM events
        WHERE ${asked} AND action != '' GROUP BY client, at),
      explained AS (SELECT cityHash64(who, at + ${beside}) AS pair, n FROM requests INNER JOIN homes ON home = client),
      more AS (SELECT pair, sum(opened) - sum(asked) AS excess FROM (
        SELECT pair, 1::Int64 AS opened, 0::Int64 AS asked FROM own
        UNION ALL SELECT pair, 0, toInt64(n) FROM explained WHERE pair IN (SELECT pair FROM own)) GROUP BY pair HAVING excess > 0),
      free AS (SELECT ${slot} + ${beside} AS at, count() AS n FROM events
        WHERE ${asked} AND ${anybodys} AND address NOT IN (SELECT home FROM homes) GROUP BY at),
      open AS (SELECT ${accountName} AS who, ${slot} AS at, cityHash64(who, at) AS pair,
          min((toUnixTimestamp64Micro(time), file, line, offset, account)) AS first
        FROM events WHERE ${isOwn(given)} AND pair IN (SELECT pair FROM more) GROUP BY who, at)
    SELECT who, open.at, more.excess - toInt64(free.n) AS left, first.1, first.2, first.3, first.4, first.5
    FROM open INNER JOIN more ON more.pair = open.pair LEFT JOIN free ON free.at = open.at
    WHERE left > 0 ORDER BY who, open.at LIMIT ${t.orphansMost}`);
  // So many are what a host's own programs do; a part of them would speak of the first accounts alone.
  return rows.length === t.orphansMost ? [] : rows.map(excess);
}

function excess([name, at, left, ...first]: Row): Excess {
  const orphan = { time: Number(first[0]), ref: refOfRow(first), account: String(first[4]), address: '' };
  return { name: String(name), slot: Number(at), more: Number(left), orphan };
}
