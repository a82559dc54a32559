import { HOUR, SECOND } from '../base/time.ts';
import { refOf } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

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
// Roundcube connects within a request; stamps in whole seconds, taken at its begin or end, widen that.
const BEFORE = 2 * SECOND;
const AFTER = 3 * SECOND;
const LONGEST_SESSION = 12 * HOUR;
// The account's connections must come with most of the requests, and clearly more of them than any other account's.
const SHARE = 0.6;
const MARGIN = 1.3;
const FEWEST = 2;

/**
 * Who signed in to webmail where its own login log is off: every request opens a connection of the account from the
 * server itself, so the account whose connections come with most of a session's requests is the one. `undefined`
 * where two accounts fit as well.
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
  const byClient = new Map<string, Post[]>();
  for (const p of posts) byClient.set(client(p), [...(byClient.get(client(p)) ?? []), p]);
  const votes = new Map<Post, { counts: Map<string, number>; of: number }>();
  for (const request of [...requests, ...posts]) {
    const own = byClient.get(client(request))?.findLast((p) => p.time <= request.time + SECOND);
    if (own === undefined || request.time - own.time > LONGEST_SESSION) continue;
    const accounts = accountsAt(connections, request.time);
    if (accounts.size === 0) continue;
    const vote = votes.get(own) ?? { counts: new Map(), of: 0 };
    vote.of += 1;
    for (const a of accounts) vote.counts.set(a, (vote.counts.get(a) ?? 0) + 1);
    votes.set(own, vote);
  }
  const logins = posts.flatMap((post) => {
    const vote = votes.get(post);
    const [best, second] = [...(vote?.counts ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (vote === undefined || best === undefined || best[1] < FEWEST || best[1] < SHARE * vote.of) return [];
    if (second !== undefined && best[1] < MARGIN * second[1]) return [];
    return [{ ...post, account: best[0], with: best[1], of: vote.of }];
  });
  return { logins, unknown: posts.length - logins.length };
}

function client(of: { readonly address: string; readonly userAgent: string }): string {
  return `${of.address}\0${of.userAgent}`;
}

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

function requestsOf(
  store: Store,
  addresses: readonly string[],
): Promise<readonly { time: number; address: string; userAgent: string }[]> {
  return events(
    store,
    ['time', 'address', 'userAgent'],
    sql`address IN ${addresses} AND httpMethod != '' AND status < 400 AND action IN ('message-list', 'message-open', 'message-source',
      'message-search', 'message-zip', 'part-get', 'message-change', 'settings', 'rule-list', 'rule-change', 'message-compose', 'page')`,
  ) as Promise<readonly { time: number; address: string; userAgent: string }[]>;
}

interface OwnConnection {
  readonly time: number;
  readonly account: string;
}

async function ownConnections(store: Store, host: Host): Promise<readonly OwnConnection[]> {
  const rows = await events(
    store,
    ['time', 'account', 'address'],
    sql`action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'managesieve') AND account != ''`,
  );
  return rows
    .filter((r) => host.isOurs(r.address))
    .map((r) => ({ time: r.time, account: host.canonical(r.account) }));
}

/** Accounts with a connection around a time. `connections` are sorted by time. */
function accountsAt(connections: readonly OwnConnection[], time: number): ReadonlySet<string> {
  let low = 0;
  let high = connections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((connections[middle]?.time ?? 0) < time - BEFORE) low = middle + 1;
    else high = middle;
  }
  const out = new Set<string>();
  for (let i = low; i < connections.length && (connections[i]?.time ?? 0) <= time + AFTER; i += 1) {
    out.add(connections[i]?.account ?? '');
  }
  return out;
}
