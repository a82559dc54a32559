import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { SECOND } from '../base/time.ts';
import { refOf, type World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { type Sql, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

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

/** A connection to the mail store: login and end by session id, else by process. */
export interface Connection {
  readonly account: string;
  readonly protocol: 'imap' | 'pop3' | 'managesieve';
  readonly address: string;
  readonly sourceSessionId: string;
  readonly start: number;
  readonly end: number;
  readonly startLogged: boolean;
  readonly endLogged: boolean;
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

/**
 * Connections of the accounts (as logged, lower case) whose login or end fulfils `where`. A session end without its
 * login has its address and start from its session id, where that can be decoded.
 */
export async function connections(
  store: Store,
  world: World,
  accounts: readonly string[],
  where: Sql,
): Promise<readonly Connection[]> {
  if (accounts.length === 0) return [];
  const rows = await events(
    store,
    COLUMNS,
    sql`lower(account) IN ${accounts} AND protocol IN ('imap', 'pop3', 'managesieve')
      AND (action = 'session-end' OR (action = 'sign-in' AND outcome = 'success')) AND (${where})`,
  );
  return joinConnections(rows, world);
}

/** Joins logins and ends: by session id, else by the pid that serves the session and the account. */
export function joinConnections(rows: readonly Row[], world: World): readonly Connection[] {
  const bySession = new Map<string, Row>();
  const byProcess = new Map<string, Row>();
  const out: Connection[] = [];
  const open = new Set<Row>();
  for (const row of rows) {
    const process = `${row.peerPid}\0${row.account.toLowerCase()}`;
    if (row.action === 'sign-in') {
      open.add(row);
      if (row.session !== '') bySession.set(row.session, row);
      byProcess.set(process, row);
      continue;
    }
    const login = row.session !== '' ? bySession.get(row.session) : byProcess.get(process);
    if (login !== undefined) open.delete(login);
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
    sourceSessionId: any.session,
    start: Math.min(start, any.time + SECOND),
    end: end?.time ?? any.time,
    startLogged: login !== undefined,
    endLogged: end !== undefined,
    volumes: end === undefined ? undefined : volumesOf(end),
    refs: [login, end].flatMap((r) => (r === undefined ? [] : [refOf(r)])),
  };
}

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
