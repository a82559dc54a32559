import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { listsBy } from '../base/lists.ts';
import { HOUR, SECOND } from '../base/time.ts';
import { refOf } from '../case/world.ts';
import { events, type Picked } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { learnLag } from './lag.ts';
import { LoginIndex } from './login-index.ts';
import type { OwnConnection } from './web-fit.ts';
import { Owners } from './web-owners.ts';
import { whose } from './whose.ts';

/** A webmail sign-in whose account no line names, and the account that its requests' own connections tell. */
export interface InferredLogin {
  readonly account: string;
  readonly address: string;
  readonly userAgent: string;
  readonly time: number;
  readonly ref: string;
  /** Requests that a connection of the account came with, and requests that any connection came with. */
  readonly with: number;
  readonly of: number;
}

/** What the inference needs to know of the host. */
export interface Host {
  readonly canonical: (account: string) => string;
  readonly isOurs: (address: string) => boolean;
}

interface Post {
  readonly address: string;
  readonly userAgent: string;
  readonly time: number;
  readonly ref: string;
}

// A named login's own line may come up to 17 s after the request was begun (authentication penalty).
const LOGIN_SPAN = 20 * SECOND;
const LONGEST_SESSION = 12 * HOUR;
/**
 * Who signed in to webmail where its own login log is off: every request opens a connection of the account from the
 * server itself, so the account whose connections come with a session's requests, far more often than they would by
 * chance, is the one. An account that two explain is nobody's.
 */
export async function inferLogins(
  store: Store,
  host: Host,
): Promise<{
  readonly logins: readonly InferredLogin[];
  /** Sign-ins that stay without an account. */
  readonly unknown: number;
}> {
  const posts = await unnamedPosts(store);
  if (posts.length === 0) return { logins: [], unknown: 0 };
  const requests = await requestsOf(store, [...new Set(posts.map((p) => p.address))]);
  const connections = await ownConnections(store, host);
  const sessions = timesOf(posts, requests);
  const lag = learnLag(
    [...sessions.values()].flat().sort((a, b) => a - b),
    connections.map((c) => c.time),
  );
  const fits = whose(
    posts.map((p) => sessions.get(p) ?? []),
    connections,
    lag,
  );
  const logins = posts.flatMap((post, i) => {
    const fit = fits[i];
    const of = sessions.get(post)?.length ?? 0;
    return fit === undefined ? [] : [{ ...post, account: fit.account, with: fit.taken.length, of }];
  });
  return { logins, unknown: posts.length - logins.length };
}

/** Times of the requests of each login's session, the login's own with them; sorted. */
function timesOf(posts: readonly Post[], requests: readonly Request[]): ReadonlyMap<Post, readonly number[]> {
  const requestsAt = listsBy(requests, (r) => [r.address]);
  const times = new Map<Post, number[]>();
  const postsAt = listsBy(posts, (p) => [p.address]);
  for (const address of new Set(posts.map((p) => p.address))) {
    const sessions = postsAt(address).map((post) => ({
      post,
      // Nobody knows yet whose each is: all are different people's.
      account: post.ref,
      userAgent: post.userAgent,
      begin: post.time,
      tokens: new Set<string>(),
      end: post.time,
      endLogged: false,
      shared: false,
      times: [post.time],
    }));
    const owners = new Owners(sessions);
    for (const request of requestsAt(address)) {
      const session = owners.give(request);
      if (session === undefined) continue;
      if (request.action === 'sign-out') session.endLogged = true;
      // Leaving opens no connection.
      else if (request.time - session.begin <= LONGEST_SESSION) session.times.push(request.time);
    }
    for (const s of sessions)
      times.set(
        s.post,
        s.times.sort((x, y) => x - y),
      );
  }
  return times;
}

type Request = Picked<'time' | 'address' | 'userAgent' | 'token' | 'action'>;

/** Successful login requests that no line with an account goes with. */
async function unnamedPosts(store: Store): Promise<readonly Post[]> {
  const rows = await events(
    store,
    ['time', 'address', 'userAgent', 'file', 'line', 'offset'],
    sql`action = 'sign-in' AND outcome = 'success' AND httpMethod != '' AND account = '' AND address != ''`,
  );
  if (rows.length === 0) return [];
  const named = await events(
    store,
    ['time', 'address'],
    sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND account != ''`,
  );
  const times = new Map<string, number[]>();
  for (const n of named) times.set(n.address, [...(times.get(n.address) ?? []), n.time]);
  return rows
    .filter((r) => !(times.get(r.address) ?? []).some((t) => Math.abs(t - r.time) <= LOGIN_SPAN))
    .map((r) => ({ address: r.address, userAgent: r.userAgent, time: r.time, ref: refOf(r) }));
}

function requestsOf(store: Store, addresses: readonly string[]): Promise<readonly Request[]> {
  return events(
    store,
    ['time', 'address', 'userAgent', 'token', 'action'],
    sql`address IN ${addresses} AND httpMethod != '' AND status < 400 AND action IN ('message-list', 'message-open', 'message-source',
      'message-search', 'message-zip', 'part-get', 'message-change', 'settings', 'rule-list', 'rule-change', 'message-compose',
      'page', 'sign-out')`,
  );
}

/** Connections from the server itself, their times as exact as they are known; sorted. */
async function ownConnections(store: Store, host: Host): Promise<readonly OwnConnection[]> {
  const rows = await events(
    store,
    OWN,
    sql`action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'managesieve') AND account != ''`,
  );
  const own = rows.filter((r) => host.isOurs(r.address));
  const idOf = await idsOfEnds(store, own);
  return own
    .map((r) => ({
      time: beginOf({ time: r.time, session: r.session || (idOf.get(r) ?? '') }),
      account: host.canonical(r.account),
    }))
    .sort((a, b) => a.time - b.time || (a.account < b.account ? -1 : 1));
}

const OWN = ['time', 'account', 'address', 'session', 'peerPid', 'protocol'] as const;

type Own = Picked<(typeof OWN)[number]>;

/** The ids of logins whose lines have none, from their sessions' ends. */
async function idsOfEnds(store: Store, logins: readonly Own[]): Promise<ReadonlyMap<Own, string>> {
  const out = new Map<Own, string>();
  const index = new LoginIndex<Own>();
  for (const login of logins) if (login.session === '') index.add(login);
  if (logins.every((l) => l.session !== '')) return out;
  const ends = await events(
    store,
    ['time', 'account', 'session', 'peerPid', 'protocol'],
    sql`action = 'session-end' AND length(session) >= 16 AND protocol IN ('imap', 'managesieve') AND account != ''`,
  );
  for (const end of ends) {
    const login = index.find(end);
    if (login === undefined) continue;
    out.set(login, end.session);
    index.remove(login);
  }
  return out;
}

// A clock that is off by more than this makes the id and the line two clocks, of which the line's is the host's.
const SAME_CLOCK = 5 * SECOND;

/** A session id has the microsecond of the connection, where a stamp may have whole seconds. */
function beginOf({ time, session }: { readonly time: number; readonly session: string }): number {
  const decoded = decodeDovecotSession(session);
  if (decoded === undefined) return time;
  const begin = instantOfSession(decoded.micros, time);
  return Math.abs(begin - time) <= SAME_CLOCK ? begin : time;
}
