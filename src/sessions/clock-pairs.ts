import { HOUR, SECOND } from '../base/time.ts';
import { refOf } from '../case/world.ts';
import { type Sql, sql, trustedSql } from '../store/sql.ts';
import type { Row, Store } from '../store/store.ts';
import { type Cell, type Link, stretchesOf } from './clock-offsets.ts';
import { peakOf } from './clock-peak.ts';

/** Number of the stream that is no log: the instants inside Dovecot's session ids. */
export const SESSION_IDS = -1;

/** Which stream each file belongs to, as numbers; files of one log that are read alike are one stream. */
export type StreamOf = ReadonlyMap<number, number>;

/**
 * Two records of one thing. The right one is written first and the left one within moments, so that the difference of
 * their stamps is that of their clocks (handbook 3.5).
 */
interface Rule {
  readonly id: Link['rule'];
  readonly left: Sql;
  readonly leftKey: Sql;
  readonly right: Sql;
  readonly rightKey: Sql;
}

const QUEUED = sql`action = 'message-id' AND queueId != ''`;

// The same id stands in both records, however far their clocks are apart.
const EXACT: readonly Rule[] = [
  {
    id: 'webmail-queue-id',
    left: sql`action = 'message-sent' AND queueId != ''`,
    leftKey: sql`queueId`,
    right: QUEUED,
    rightKey: sql`queueId`,
  },
  {
    id: 'webmail-message-id',
    left: sql`action = 'message-sent' AND messageId != ''`,
    leftKey: sql`messageId`,
    right: sql`action = 'message-id' AND messageId != ''`,
    rightKey: sql`messageId`,
  },
  {
    id: 'delivery-session',
    left: sql`action = 'message-delivered' AND outcome = 'success' AND session != ''`,
    leftKey: sql`session`,
    right: sql`action = 'message-stored' AND session != ''`,
    rightKey: sql`session`,
  },
  {
    id: 'next-queue-id',
    left: sql`action = 'message-delivered' AND outcome = 'success' AND newQueueId != ''`,
    leftKey: sql`newQueueId`,
    right: QUEUED,
    rightKey: sql`queueId`,
  },
];

const WEBMAIL = sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail'`;
const LOCAL_PART = sql`lower(splitByChar('@', account)[1])`;

// Only name and time tell which record belongs to which: the difference that most of them share is sought.
const NEAR: readonly Rule[] = [
  {
    id: 'request-and-login',
    left: sql`${WEBMAIL} AND httpMethod = '' AND account != '' AND address != ''`,
    leftKey: sql`address`,
    right: sql`${WEBMAIL} AND httpMethod = 'POST' AND status = 302 AND address != ''`,
    rightKey: sql`address`,
  },
  {
    id: 'webmail-and-imap',
    left: sql`${WEBMAIL} AND httpMethod = '' AND account != ''`,
    leftKey: LOCAL_PART,
    right: sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'imap' AND account != ''`,
    rightKey: LOCAL_PART,
  },
];

const MICROS = trustedSql('toUnixTimestamp64Micro(time)');
// A year told wrong, and the year before it; what is further apart is another message under the same id.
const FARTHEST = 3 * 366 * 24 * HOUR;
// Zones span 26 hours, but a log and its witness on two hosts of one organisation never lie that far apart.
const FARTHEST_ZONE = 15 * HOUR;
// Bounds the pairs whatever an account does: at most so many of its logins, and so many of all.
const LOGINS_EACH = 50;
const LOGINS = 2000;
const PEAKS = 200;
// A clock that is set shows where parts of a day are looked at apart.
const PART = 3 * HOUR;
const FEWEST = 3;

/** Measures all pairs of streams that share records. */
export async function measureLinks(store: Store, streamOf: StreamOf): Promise<readonly Link[]> {
  const out: Link[] = [];
  for (const rule of EXACT) out.push(...links(rule.id, await store.rows(cells(exact(rule, streamOf)))));
  out.push(...links('session-id', await store.rows(cells(sessionIds(streamOf)))));
  for (const rule of NEAR) out.push(...(await peaks(store, rule, streamOf)));
  return out;
}

/** Refs of two records of one thing that show the offset of a link; of one line where it holds both times. */
export async function proofOf(
  store: Store,
  streamOf: StreamOf,
  link: Pick<Link, 'rule' | 'left' | 'right'>,
  offset: number,
): Promise<readonly string[]> {
  const rule = [...EXACT, ...NEAR].find((r) => r.id === link.rule);
  const pairs =
    rule === undefined
      ? sessionIds(streamOf)
      : EXACT.includes(rule)
        ? exact(rule, streamOf)
        : near(rule, streamOf);
  const rows = await store.rows(sql`SELECT lp.1, lp.2, lp.3, rp.1, rp.2, rp.3 FROM ${pairs}
    WHERE ls = ${link.left} AND rs = ${link.right} ORDER BY abs(d - ${offset}), lt, lp, rp LIMIT 1`);
  return rows.flatMap((row) => {
    const [lf = 0, ll = 0, lo = 0, rf = 0, rl = 0, ro = 0] = row.map(Number);
    const left = refOf({ file: lf, line: ll, offset: lo });
    return link.right === SESSION_IDS ? [left] : [left, refOf({ file: rf, line: rl, offset: ro })];
  });
}

function streamSql(streamOf: StreamOf): Sql {
  const files = [...streamOf.keys()];
  return sql`transform(file, ${files}, ${files.map((f) => streamOf.get(f) ?? 0)}, toInt64(-2))`;
}

/** One row a key and stream; an id that comes again later is another thing under the same name. */
function side(where: Sql, key: Sql, streamOf: StreamOf): Sql {
  return sql`(SELECT cityHash64(${key}) AS k, ${streamSql(streamOf)} AS s, min(${MICROS}) AS t,
    argMin(tuple(file, line, offset), tuple(time, line)) AS p FROM events WHERE ${where}
    GROUP BY k, s HAVING max(${MICROS}) - t < ${HOUR} AND t > 0)`;
}

function exact(rule: Rule, streamOf: StreamOf): Sql {
  return sql`(SELECT l.s AS ls, r.s AS rs, l.t AS lt, l.t - r.t AS d, l.p AS lp, r.p AS rp
    FROM ${side(rule.left, rule.leftKey, streamOf)} AS l
    INNER JOIN ${side(rule.right, rule.rightKey, streamOf)} AS r ON l.k = r.k
    WHERE ls != rs AND abs(d) < ${FARTHEST})`;
}

/** Login lines (of failures not: they wait) against the time that their own session id tells (microseconds modulo 2^48, base/dovecot-session.ts). */
function sessionIds(streamOf: StreamOf): Sql {
  return sql`(SELECT ${streamSql(streamOf)} AS ls, toInt64(${SESSION_IDS}) AS rs, ${MICROS} AS lt,
      toInt64(reinterpretAsUInt64(concat(tryBase64Decode(substring(session, 1, 8)), '\\0\\0'))) AS made,
      lt - made - toInt64(round((lt - made) / pow(2, 48))) * toInt64(pow(2, 48)) AS d,
      tuple(file, line, offset) AS lp, lp AS rp
    FROM events WHERE action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3', 'managesieve', 'submission')
      AND match(session, '^([A-Za-z0-9+/]{16}|[A-Za-z0-9+/]{32})$') AND lt > 0)`;
}

function cells(pairs: Sql): Sql {
  return sql`SELECT ls, rs, intDiv(lt, ${HOUR}) AS cell, count(), quantileExact(0.5)(d), quantileExact(0.25)(d),
    quantileExact(0.75)(d), min(lt), max(lt) FROM ${pairs} GROUP BY ls, rs, cell ORDER BY ls, rs, cell`;
}

function links(rule: Link['rule'], rows: readonly Row[]): readonly Link[] {
  const out = new Map<string, Link & { cells: Cell[] }>();
  for (const row of rows) {
    const [left = 0, right = 0, , pairs = 0, offset = 0, low = 0, high = 0, from = 0, to = 0] =
      row.map(Number);
    const key = `${left} ${right}`;
    const link = out.get(key) ?? { rule, left, right, cells: [] };
    out.set(key, link);
    link.cells.push({ pairs, offset, spread: (high - low) / 2, from, to });
  }
  return [...out.values()];
}

function near(rule: Rule, streamOf: StreamOf): Sql {
  const stream = streamSql(streamOf);
  return sql`(SELECT l.s AS ls, r.s AS rs, l.t AS lt, l.t - r.t AS d, l.p AS lp, r.p AS rp
    FROM (SELECT * FROM (SELECT cityHash64(${rule.leftKey}) AS k, ${stream} AS s, ${MICROS} AS t, tuple(file, line, offset) AS p
        FROM events WHERE ${rule.left} AND t > 0 ORDER BY cityHash64(t, k), p LIMIT ${trustedSql(String(LOGINS_EACH))} BY s, k)
      ORDER BY cityHash64(t, k), p LIMIT ${trustedSql(String(LOGINS))} BY s) AS l
    INNER JOIN (SELECT cityHash64(${rule.rightKey}) AS k, ${stream} AS s, ${MICROS} AS t, tuple(file, line, offset) AS p
      FROM events WHERE ${rule.right} AND t > 0) AS r ON l.k = r.k
    WHERE ls != rs AND abs(d) <= ${FARTHEST_ZONE})`;
}

async function peaks(store: Store, rule: Rule, streamOf: StreamOf): Promise<readonly Link[]> {
  const rows =
    await store.rows(sql`SELECT ls, rs, intDiv(lt, ${PART}) AS part, toInt64(floor(d / ${SECOND})) AS bin, uniqExact(lp) AS n,
      min(lt), max(lt) FROM ${near(rule, streamOf)} GROUP BY ls, rs, part, bin
    ORDER BY ls, rs, part, n DESC, bin LIMIT ${trustedSql(String(PEAKS))} BY ls, rs, part`);
  return [...groupBy(rows, (row) => `${row[0]} ${row[1]}`).values()].flatMap((list) => {
    const all = cellOf(list);
    const parts = [...groupBy(list, (row) => String(row[2])).values()].flatMap((part) => cellOf(part) ?? []);
    // Parts have fewer logins, so they are asked only where the clock was set between them.
    const cells = stretchesOf(parts).length > 1 ? parts : all === undefined ? [] : [all];
    return [{ rule: rule.id, left: Number(list[0]?.[0]), right: Number(list[0]?.[1]), cells }];
  });
}

function groupBy(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const out = new Map<string, Row[]>();
  for (const row of rows) {
    const list = out.get(keyOf(row));
    if (list === undefined) out.set(keyOf(row), [row]);
    else list.push(row);
  }
  return out;
}

function cellOf(rows: readonly Row[]): Cell | undefined {
  const bins = new Map<number, number>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const [, , , bin = 0, count = 0, first = 0, last = 0] = row.map(Number);
    bins.set(bin, (bins.get(bin) ?? 0) + count);
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  const peak = peakOf([...bins].map(([bin, count]) => ({ bin, count })));
  if (peak === undefined || peak.count < FEWEST) return undefined;
  return { pairs: peak.count, offset: peak.seconds * SECOND, spread: SECOND / 2, from, to };
}
