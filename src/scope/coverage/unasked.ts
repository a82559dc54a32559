import { listsBy } from '../../base/lists.ts';
import { SECOND } from '../../base/time.ts';
import { type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { FoundGap, Material, Orphan } from './inputs.ts';
import type { Interval } from './intervals.ts';
import { refOfRow } from './proof.ts';
import { NEEDS_IMAP, ownAddresses } from './strands.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** Connections of one account in one slot beyond what the requests of its sessions explain. */
interface Excess {
  readonly name: string;
  readonly slot: number;
  readonly more: number;
  readonly orphan: Orphan;
}

/** An account by its name without a domain: how often the webmail host connected for it. */
interface Connected {
  readonly name: string;
  readonly total: number;
  readonly excess: readonly Excess[];
}

/**
 * Connections that the webmail host opened for an account without any request from where the account's people sign in
 * to webmail: what is left when an intruder takes his address out of the web log and out of webmail's own log, but not
 * out of the store's. How many there are by chance is learnt from the other accounts. Nothing is told where many
 * accounts have them, or one has them all the time: then a program on the host reads mail, or addresses are hidden.
 */
export async function connectionsWithoutRequest(
  material: Material,
  lost: readonly FoundGap[],
): Promise<readonly Orphan[]> {
  const { strands, thresholds: t } = material;
  const web = strands.series('web-access/webmail');
  if (web.first.length === 0 || strands.series('roundcube/sign-in').first.length === 0) return [];
  const all = await excessOf(material);
  if (all.length === 0) return [];
  const left = all.filter((e) => !isLost(e.orphan, lost, t));
  const accounts = await connected(material, left);
  const told = unlikely(accounts, t);
  if (told.length > Math.max(1, t.unaskedAccounts * accounts.length)) return [];
  const of = listsBy(all, (e) => [e.name]);
  return told
    .filter((a) => tenthsOf(of(a.name), material) <= t.unaskedTenths)
    .flatMap((a) => a.excess.flatMap((e) => new Array<Orphan>(e.more).fill(e.orphan)));
}

/** In how many tenths of the web log's time there are some. */
function tenthsOf(excess: readonly Excess[], material: Material): number {
  const { from, to } = webLogged(material);
  const width = material.thresholds.askedSlot * SECOND;
  return new Set(excess.map((e) => Math.floor((10 * (e.slot * width - from)) / (to - from)))).size;
}

/** Accounts that have more of them than the rate of all the others makes likely. */
function unlikely(accounts: readonly Connected[], t: CoverageThresholds): readonly Connected[] {
  const more = (a: Connected): number => a.excess.reduce((sum, e) => sum + e.more, 0);
  let told: readonly Connected[] = accounts.filter((a) => more(a) >= t.unasked);
  for (let round = 0; round < 3; round += 1) {
    const named = new Set(told);
    const rest = accounts.filter((a) => !named.has(a));
    const seen = rest.reduce((sum, a) => sum + more(a), 0);
    const rate = (seen + 0.5) / (rest.reduce((sum, a) => sum + a.total, 0) + 1);
    const left = told.filter((a) => atLeast(more(a), rate * a.total) * accounts.length < t.improbable);
    if (left.length === told.length) break;
    told = left;
  }
  return told;
}

/** Probability of `count` or more where `expected` are expected (Poisson). */
function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let i = 0; i < count; i += 1) {
    below += term;
    term *= expected / (i + 1);
  }
  return Math.max(0, 1 - below);
}

/** Whether a gap of the web log, or of webmail's own, explains it. */
function isLost({ time }: Orphan, lost: readonly FoundGap[], t: CoverageThresholds): boolean {
  const reach = t.reach * SECOND;
  return lost.some(
    (g) =>
      (g.source === 'web-access' || g.source === 'roundcube') &&
      g.from - reach <= time &&
      time <= g.to + reach,
  );
}

/** All accounts that the webmail host connected for. */
async function connected(material: Material, excess: readonly Excess[]): Promise<readonly Connected[]> {
  const rows = await material.store.rows(sql`SELECT ${NAME} AS who, count() FROM events
    WHERE ${isOwn(material)} GROUP BY who ORDER BY who`);
  const of = listsBy(excess, (e) => [e.name]);
  return rows.map(([name, total]) => ({
    name: String(name),
    total: Number(total),
    excess: of(String(name)),
  }));
}

const NAME = trustedSql("splitByChar('@', lower(account))[1]");

/** From the web log's first record to its last, without the rims where a request may lie outside. */
function webLogged({ strands, thresholds: t }: Material): Interval {
  const rim = 2 * t.askedSlot * SECOND;
  const web = strands.series('web-access');
  return { from: (web.first[0] ?? 0) + rim, to: (web.last.at(-1) ?? 0) - rim };
}

/** Whether the webmail host signed in to the store, while the web log was written. */
function isOwn(material: Material): Sql {
  const { from, to } = webLogged(material);
  return sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'imap' AND account != ''
    AND address IN ${ownAddresses(material.world)} AND ${within(from, to)}`;
}

function within(from: number, to: number): Sql {
  return sql`time >= fromUnixTimestamp64Micro(${from}) AND time <= fromUnixTimestamp64Micro(${to})`;
}

/**
 * Slots of accounts with more connections than requests. Requests of addresses where nobody signed in on record count
 * for every account: their session may have begun before the logs. Accounts and slots are counted by a hash of both,
 * so that no table of all pairs is joined.
 */
async function excessOf(material: Material): Promise<readonly Excess[]> {
  const { store, world, thresholds: t } = material;
  const slot = sql`intDiv(toUnixTimestamp64Micro(time), ${t.askedSlot * SECOND})`;
  const asked = sql`httpMethod != '' AND ${within(world.window.from, world.window.to)}`;
  const beside = trustedSql('arrayJoin([-1, 0, 1])');
  const rows = await store.rows(sql`WITH
      homes AS (SELECT DISTINCT ${NAME} AS who, address AS home FROM events
        WHERE action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND account != '' AND address != ''),
      own AS (SELECT cityHash64(${NAME}, ${slot}) AS pair FROM events WHERE ${isOwn(material)}),
      requests AS (SELECT address AS client, ${slot} AS at, count() AS n FROM events
        WHERE ${asked} AND action != '' GROUP BY client, at),
      explained AS (SELECT cityHash64(who, at + ${beside}) AS pair, n FROM requests INNER JOIN homes ON home = client),
      more AS (SELECT pair, sum(opened) - sum(asked) AS excess FROM (
        SELECT pair, 1::Int64 AS opened, 0::Int64 AS asked FROM own
        UNION ALL SELECT pair, 0, toInt64(n) FROM explained WHERE pair IN (SELECT pair FROM own)) GROUP BY pair HAVING excess > 0),
      free AS (SELECT ${slot} + ${beside} AS at, count() AS n FROM events
        WHERE ${asked} AND action IN ${NEEDS_IMAP} AND status < 400 AND address NOT IN (SELECT home FROM homes) GROUP BY at),
      open AS (SELECT ${NAME} AS who, ${slot} AS at, cityHash64(who, at) AS pair,
          min((toUnixTimestamp64Micro(time), file, line, offset, account)) AS first
        FROM events WHERE ${isOwn(material)} AND pair IN (SELECT pair FROM more) GROUP BY who, at)
    SELECT who, open.at, more.excess - toInt64(free.n) AS left, first.1, first.2, first.3, first.4, first.5
    FROM open INNER JOIN more ON more.pair = open.pair LEFT JOIN free ON free.at = open.at
    WHERE left > 0 ORDER BY who, open.at LIMIT ${t.orphansMost}`);
  if (rows.length === t.orphansMost) return [];
  return rows.map(([name, at, left, ...first]) => ({
    name: String(name),
    slot: Number(at),
    more: Number(left),
    orphan: { time: Number(first[0]), ref: refOfRow(first), account: String(first[4]), address: '' },
  }));
}
