import { listsBy } from '../base/lists.ts';
import { SECOND } from '../base/time.ts';
import { refOf, type World } from '../case/world.ts';
import { events, type Picked } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type OpenSession, Owners } from './web-owners.ts';

/** A request to the webmail that belongs to a session. */
export type WebRequest = Picked<
  | 'time'
  | 'file'
  | 'line'
  | 'offset'
  | 'action'
  | 'mode'
  | 'mailbox'
  | 'uid'
  | 'part'
  | 'search'
  | 'status'
  | 'bytesOut'
  | 'address'
  | 'userAgent'
  | 'token'
  | 'httpMethod'
  | 'page'
  | 'outcome'
>;

/** A webmail session: one thing, from the login to the logout or the last request. */
export interface WebSession {
  readonly account: string;
  readonly address: string;
  /** As far as the logs give it: 8, 16 or all characters; empty when only the access log tells of the login. */
  readonly sourceSessionId: string;
  readonly userAgent: string;
  readonly start: number;
  readonly end: number;
  readonly endLogged: boolean;
  readonly refs: readonly string[];
  readonly requests: readonly WebRequest[];
  /** How many requests came with a connection of the account, where those alone tell whose session it is. */
  readonly inferred: { readonly with: number; readonly of: number } | undefined;
  /** Whether another session shared address and browser at the time, so that requests may be either's. */
  readonly shared: boolean;
}

interface Login {
  readonly account: string;
  readonly address: string;
  readonly session: string;
  readonly time: number;
  readonly ref: string;
  readonly inferred?: WebSession['inferred'];
}

// A failed login before delays this one's answer by up to 17 s (authentication penalty), and an access log may
// stamp the beginning of the request in whole seconds.
const LOGIN_SPAN = 20 * SECOND;
const REQUEST_COLUMNS = [
  'time',
  'file',
  'line',
  'offset',
  'action',
  'mode',
  'mailbox',
  'uid',
  'part',
  'search',
  'status',
  'bytesOut',
  'address',
  'userAgent',
  'token',
  'httpMethod',
  'page',
  'outcome',
] as const;

/** Webmail sessions of the given addresses, by start. */
export async function webSessions(
  store: Store,
  world: World,
  addresses: readonly string[],
): Promise<readonly WebSession[]> {
  if (addresses.length === 0) return [];
  const logins = await readLogins(store, world, addresses);
  const requests = await events(
    store,
    REQUEST_COLUMNS,
    sql`address IN ${addresses} AND action IN ('page', 'message-list', 'message-open', 'message-source', 'message-search',
      'message-zip', 'part-get', 'message-change', 'message-compose', 'message-sent', 'contacts-list', 'contacts-export',
      'settings', 'rule-list', 'rule-change', 'sign-in', 'sign-out') AND httpMethod != ''`,
  );
  const loginsOf = listsBy(logins, (l) => [l.address]);
  const requestsOf = listsBy(requests, (r) => [r.address]);
  return addresses.flatMap((a) => assign(loginsOf(a), requestsOf(a)));
}

async function readLogins(
  store: Store,
  world: World,
  addresses: readonly string[],
): Promise<readonly Login[]> {
  const rows = await events(
    store,
    ['time', 'account', 'address', 'session', 'file', 'line', 'offset'],
    sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND account != '' AND address IN ${addresses}`,
  );
  const logged = rows.map((r) => ({
    account: world.canonical(r.account),
    address: r.address,
    session: r.session,
    time: r.time,
    ref: refOf(r),
  }));
  const wanted = new Set(addresses);
  const inferred = world.inferredLogins
    .filter((l) => wanted.has(l.address))
    .map((l) => ({ ...l, session: '', inferred: { with: l.with, of: l.of } }));
  return [...logged, ...inferred].sort((a, b) => a.time - b.time || (a.ref < b.ref ? -1 : 1));
}

interface Open extends OpenSession {
  readonly login: Login;
  readonly post: WebRequest | undefined;
  readonly requests: WebRequest[];
}

/** Gives every request of one address to the login it follows from: by token, else by browser and time. Both by time. */
export function assign(logins: readonly Login[], requests: readonly WebRequest[]): readonly WebSession[] {
  const posts = requests.filter((r) => r.action === 'sign-in' && r.outcome === 'success');
  const used = new Set<WebRequest>();
  const open = logins.map((login) => {
    const post = nearestPost(login, posts, used);
    if (post !== undefined) used.add(post);
    return begun(login, post);
  });
  const owners = new Owners(open);
  for (const request of requests) {
    if (request.action === 'sign-in') continue;
    const session = owners.give(request);
    if (session === undefined) continue;
    session.requests.push(request);
    if (request.action === 'sign-out') session.endLogged = true;
  }
  return open.map((o) => ({
    account: o.login.account,
    address: o.login.address,
    sourceSessionId: o.login.session,
    userAgent: o.userAgent,
    start: o.login.time,
    end: o.end,
    endLogged: o.endLogged,
    refs: [o.login.ref, ...(o.post === undefined ? [] : [refOf(o.post)])],
    requests: o.requests,
    inferred: o.login.inferred,
    shared: o.shared,
  }));
}

/** A session that nothing was asked in yet. */
function begun(login: Login, post: WebRequest | undefined): Open {
  return {
    login,
    account: login.account,
    begin: login.time,
    post,
    userAgent: post?.userAgent ?? '',
    tokens: new Set(),
    requests: [],
    end: login.time,
    endLogged: false,
    shared: false,
  };
}

function nearestPost(
  login: Login,
  posts: readonly WebRequest[],
  used: ReadonlySet<WebRequest>,
): WebRequest | undefined {
  let best: WebRequest | undefined;
  for (let i = firstFrom(posts, login.time - LOGIN_SPAN); i < posts.length; i += 1) {
    const post = posts[i];
    if (post === undefined || post.time > login.time + LOGIN_SPAN) break;
    if (used.has(post)) continue;
    const away = Math.abs(post.time - login.time);
    if (best === undefined || away < Math.abs(best.time - login.time)) best = post;
  }
  return best;
}

/** Index of the first of the requests, by time, that is not before a time. */
function firstFrom(requests: readonly WebRequest[], time: number): number {
  let low = 0;
  let high = requests.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((requests[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
