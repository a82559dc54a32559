import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { DAY, SECOND } from '../base/time.ts';
import { refOf, type World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { type Sql, sql, trustedSql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { LoginIndex } from './login-index.ts';

/** What a closed session counted; 0 means none only where `counted`. */
export interface Volumes {
  readonly counted: boolean;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly deleted: number;
  readonly expunged: number;
  readonly trashed: number;
  readonly headerCount: number;
  readonly headerBytes: number;
  readonly bodyCount: number;
  readonly bodyBytes: number;
  readonly mailboxMessages: number;
  readonly mailboxBytes: number;
}

/** A connection to the mail store: a login and its end, joined as {@link LoginIndex} does. */
export interface Connection {
  readonly account: string;
  readonly protocol: 'imap' | 'pop3' | 'managesieve';
  readonly address: string;
  readonly sourceSessionId: string;
  readonly start: number;
  readonly end: number;
  readonly startLogged: boolean;
  readonly endLogged: boolean;
  /** `undefined` where no end is logged, or one that counts nothing. */
  readonly volumes: Volumes | undefined;
  readonly refs: readonly string[];
}

const COLUMNS = [
  'time',
  'file',
  'line',
  'offset',
  'action',
  'outcome',
  'protocol',
  'account',
  'address',
  'session',
  'peerPid',
  'counters',
  'bytesIn',
  'bytesOut',
  'deletedCount',
  'expungedCount',
  'trashedCount',
  'headerCount',
  'headerBytes',
  'bodyCount',
  'bodyBytes',
  'mailboxMessages',
  'mailboxBytes',
] as const;

type Row = Awaited<ReturnType<typeof events<(typeof COLUMNS)[number]>>>[number];

/** Which connections are wanted. */
export interface Wanted {
  readonly account: string;
  readonly from: number;
  readonly to: number;
  /** Only from these addresses; `undefined` for any. */
  readonly addresses: readonly string[] | undefined;
  /** Session ids whose login line is missing and that are wanted all the same. */
  readonly sessions: readonly string[];
}

/**
 * Connections of an account by its logins in a span of time, each with its end. A session end without its login has
 * its address and start from its session id, where that can be decoded.
 */
export async function connections(
  store: Store,
  world: World,
  wanted: Wanted,
): Promise<readonly Connection[]> {
  const names = world.spellings(wanted.account);
  const own = sql`lower(account) IN ${names} AND protocol IN ('imap', 'pop3', 'managesieve')`;
  const logins = await events(
    store,
    COLUMNS,
    sql`${own} AND action = 'sign-in' AND outcome = 'success' AND ${between(wanted.from, wanted.to)}
      ${wanted.addresses === undefined ? trustedSql('') : sql`AND address IN ${wanted.addresses}`}`,
  );
  const ends = await endsOf(store, own, logins, wanted);
  const bare = ends.some((e) => e.session === '' && e.peerPid === 0);
  // An end that names no login may be any of the account's, so all of them must be there to be told apart.
  const others = bare && wanted.addresses !== undefined ? await otherLogins(store, own, wanted) : [];
  const rows = [...logins, ...others, ...ends];
  const joined = joinConnections(
    rows.sort((a, b) => a.time - b.time || a.file - b.file || a.line - b.line),
    new Set(wanted.sessions),
    world,
  );
  const { addresses } = wanted;
  return addresses === undefined ? joined : joined.filter((c) => addresses.includes(c.address));
}

function otherLogins(store: Store, own: Sql, wanted: Wanted): Promise<readonly Row[]> {
  return events(
    store,
    COLUMNS,
    sql`${own} AND action = 'sign-in' AND outcome = 'success' AND ${between(wanted.from - DAY, wanted.to + DAY)}
      AND NOT (address IN ${wanted.addresses ?? []} AND ${between(wanted.from, wanted.to)})`,
  );
}

function between(from: number, to: number): Sql {
  return sql`time >= fromUnixTimestamp64Micro(${from}) AND time <= fromUnixTimestamp64Micro(${to})`;
}

const AT_ONCE = 5000;

async function endsOf(
  store: Store,
  own: Sql,
  logins: readonly Row[],
  wanted: Wanted,
): Promise<readonly Row[]> {
  const unnamed = logins.filter((l) => l.session === '');
  const ids = [...logins.map((l) => l.session).filter((s) => s !== ''), ...wanted.sessions];
  const pids = [...new Set(logins.map((l) => l.peerPid).filter((p) => p !== 0))];
  // Where logins have no id, an end's id is not theirs to be asked for.
  const anyId = unnamed.some((l) => l.peerPid !== 0) ? trustedSql('') : sql`session = '' AND`;
  const anyBare = unnamed.some((l) => l.peerPid === 0)
    ? trustedSql('')
    : sql`session = '' AND peerPid = 0 AND`;
  const out: Row[] = [];
  for (let i = 0; i < Math.max(ids.length, pids.length, 1); i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const numbers = pids.slice(i, i + AT_ONCE);
    // Dovecot 2.2 names neither session nor process at the end; a day is ample for what a session there lasts.
    const bare =
      i > 0 ? trustedSql('') : sql`OR (${anyBare} time <= fromUnixTimestamp64Micro(${wanted.to + DAY}))`;
    out.push(
      ...(await events(
        store,
        COLUMNS,
        sql`${own} AND action = 'session-end' AND time >= fromUnixTimestamp64Micro(${wanted.from})
          AND ((session != '' AND session IN ${some.length > 0 ? some : ['']})
            OR (${anyId} peerPid != 0 AND peerPid IN ${numbers.length > 0 ? numbers : [0]}) ${bare})`,
      )),
    );
  }
  return [...new Map(out.map((r) => [refOf(r), r])).values()];
}

/** Joins logins and ends; an end that names no login by its session id belongs to one, and only once. */
function joinConnections(
  rows: readonly Row[],
  wanted: ReadonlySet<string>,
  world: World,
): readonly Connection[] {
  const logins = new LoginIndex<Row>();
  // Processes write side by side: the line of a short session's end may stand before that of its login.
  const named = new Map(rows.filter((r) => r.action === 'sign-in').map((r) => [r.session, r]));
  const out: Connection[] = [];
  const open = new Set(rows.filter((r) => r.action === 'sign-in'));
  for (const row of rows) {
    if (row.action === 'sign-in') {
      if (open.has(row)) logins.add(row);
      continue;
    }
    const login = (row.session === '' ? undefined : named.get(row.session)) ?? logins.find(row);
    if (login === undefined && !wanted.has(row.session)) continue;
    if (login !== undefined) {
      open.delete(login);
      // The ends of the parts of a session all have its id.
      if (login.session === '' || login.session !== row.session) logins.remove(login);
    }
    out.push(connection(login, row, world));
  }
  for (const login of open) out.push(connection(login, undefined, world));
  return out.sort((a, b) => a.start - b.start || (a.sourceSessionId < b.sourceSessionId ? -1 : 1));
}

function connection(login: Row | undefined, end: Row | undefined, world: World): Connection {
  const any = login ?? end;
  if (any === undefined) throw new TypeError('a connection needs a login or an end');
  const decoded = login === undefined ? decodeDovecotSession(any.session) : undefined;
  const start =
    login?.time ?? (decoded === undefined ? any.time : instantOfSession(decoded.micros, any.time));
  return {
    account: world.canonical(any.account),
    protocol: any.protocol as Connection['protocol'],
    address: login?.address ?? decoded?.address ?? '',
    sourceSessionId: any.session || (end?.session ?? ''),
    start: Math.min(start, any.time + SECOND, end?.time ?? Number.POSITIVE_INFINITY),
    end: end?.time ?? any.time,
    startLogged: login !== undefined,
    endLogged: end !== undefined,
    volumes: end === undefined || end.counters === UNCOUNTED ? undefined : volumesOf(end),
    refs: [login, end].flatMap((r) => (r === undefined ? [] : [refOf(r)])),
  };
}

/** What the column says of an end that counts nothing. */
const UNCOUNTED = 2;

function volumesOf(end: Row): Volumes {
  return {
    counted: end.counters === 1,
    bytesIn: end.bytesIn,
    bytesOut: end.bytesOut,
    deleted: end.deletedCount,
    expunged: end.expungedCount,
    trashed: end.trashedCount,
    headerCount: end.headerCount,
    headerBytes: end.headerBytes,
    bodyCount: end.bodyCount,
    bodyBytes: end.bodyBytes,
    mailboxMessages: end.mailboxMessages,
    mailboxBytes: end.mailboxBytes,
  };
}
