import { MINUTE, SECOND } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import { refOf, type World } from '../case/world.ts';
import type { BuiltSession, Submission } from '../sessions/built.ts';
import { type Connection, connections } from '../sessions/connections.ts';
import { type WebSession, webSessions } from '../sessions/webmail.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Judged } from './judge.ts';

type Draft = Omit<BuiltSession, 'id' | 'parent' | 'judgement' | 'link'> & {
  readonly judged: Judged;
  readonly parentOf: WebSession | undefined;
};

/** Sessions with the judgement of the visit that each belongs to, by the session's id. */
export interface Built {
  readonly sessions: readonly BuiltSession[];
  readonly judgedOf: ReadonlyMap<string, Judged>;
}

// Submissions of one place that are further apart are told as two sessions.
const SMTP_PAUSE = 30 * MINUTE;
// A webmail session without requests for so long is over (Roundcube's session_lifetime is 10 minutes by default).
const WEB_IDLE = 10 * MINUTE;
const WEB_SLACK = 3 * SECOND;

/** Builds every session of the visits that are not legitimate, with the connections that webmail opened for them. */
export async function buildSessions(
  store: Store,
  world: World,
  judged: readonly Judged[],
  signals: readonly Signal[],
): Promise<Built> {
  const drafts: Draft[] = [];
  for (const one of judged) {
    if (one.judgement === 'legitimate') continue;
    drafts.push(...(await direct(store, world, one, signals)));
    drafts.push(...(await submitted(store, world, one)));
    drafts.push(...(await byWebmail(store, world, one)));
  }
  return numbered(drafts);
}

function numbered(drafts: readonly Draft[]): Built {
  const order = (d: Draft): string =>
    `${d.account}\0${d.protocol}\0${d.address}\0${d.sourceSessionId}\0${d.refs.join()}`;
  const sorted = [...drafts].sort((a, b) => a.start - b.start || (order(a) < order(b) ? -1 : 1));
  const idOfWeb = new Map(
    sorted.flatMap((d, i) => (d.web === undefined ? [] : [[d.web, `S${i + 1}`] as const])),
  );
  const sessions = sorted.map(({ parentOf, judged, ...d }, i) => ({
    ...d,
    id: `S${i + 1}`,
    parent: parentOf === undefined ? '' : (idOfWeb.get(parentOf) ?? ''),
    judgement: judged.judgement,
    link: linkOf(judged, d.parentShared, (d.web ?? parentOf)?.inferred !== undefined),
  }));
  return { sessions, judgedOf: new Map(sorted.map((d, i) => [`S${i + 1}`, d.judged])) };
}

/** How sure a session is the actor's: by the sum of the reasons, at most possible for a suspect. */
function linkOf(
  judged: Judged,
  shared: boolean,
  inferred: boolean,
): 'certain' | 'probable' | 'possible' | 'owner' {
  if (judged.judgement === 'unexplained' || judged.judgement === 'legitimate') return 'owner';
  if (judged.judgement !== 'intruder' || shared) return 'possible';
  // Whose session it is was concluded from connections; no record says it.
  return judged.sum >= 1.3 && !inferred ? 'certain' : 'probable';
}

async function direct(
  store: Store,
  world: World,
  judged: Judged,
  signals: readonly Signal[],
): Promise<readonly Draft[]> {
  const { visit } = judged;
  const unlogged = signals.filter(
    (s) =>
      s.detection === 'missing-login' &&
      s.account === visit.account &&
      world.placeOf(s.address) === visit.place,
  );
  const found = await connections(store, world, {
    account: visit.account,
    from: visit.first - SECOND,
    to: visit.last + SECOND,
    addresses: visit.addresses,
    sessions: unlogged.map((s) => s.session),
  });
  return found.map((c) => fromConnection(c, judged, undefined, false));
}

function fromConnection(
  c: Connection,
  judged: Judged,
  parentOf: WebSession | undefined,
  parentShared: boolean,
): Draft {
  const { account, protocol, address, start, end, startLogged, endLogged, sourceSessionId, refs } = c;
  return {
    account,
    protocol,
    address,
    start,
    end,
    startLogged,
    endLogged,
    sourceSessionId,
    refs,
    judged,
    parentOf,
    parentShared,
    userAgent: '',
    connection: c,
    web: undefined,
    submissions: [],
  };
}

async function submitted(store: Store, world: World, judged: Judged): Promise<readonly Draft[]> {
  const { visit } = judged;
  const rows = await events(
    store,
    ['time', 'file', 'line', 'offset', 'address', 'queueId'],
    sql`action = 'message-submitted' AND outcome = 'success' AND lower(account) IN ${world.spellings(visit.account)} AND address IN ${visit.addresses}`,
  );
  const groups: Sent[][] = [];
  for (const row of rows) {
    const one = { queueId: row.queueId, time: row.time, ref: refOf(row), address: row.address };
    const group = groups.find(
      (g) => g.at(-1)?.address === row.address && row.time - (g.at(-1)?.time ?? 0) <= SMTP_PAUSE,
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.flatMap((group) => fromSubmissions(group, judged));
}

type Sent = Submission & { readonly address: string };

function fromSubmissions(group: readonly Sent[], judged: Judged): readonly Draft[] {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      account: judged.visit.account,
      protocol: 'smtp' as const,
      address: first.address,
      start: first.time,
      end: last.time,
      startLogged: true,
      endLogged: false,
      sourceSessionId: first.queueId,
      userAgent: '',
      refs: [first.ref, last.ref],
      judged,
      parentOf: undefined,
      parentShared: false,
      connection: undefined,
      web: undefined,
      submissions: group,
    },
  ];
}

async function byWebmail(store: Store, world: World, judged: Judged): Promise<readonly Draft[]> {
  const { visit } = judged;
  if (!visit.protocols.includes('webmail')) return [];
  const own = (await webSessions(store, world, visit.addresses)).filter((s) => s.account === visit.account);
  if (own.length === 0) return [];
  const others = await otherWebSessions(store, world, judged, own);
  const drafts: Draft[] = [];
  for (const web of own) {
    drafts.push(fromWebSession(web, judged));
    const opened = await connections(store, world, {
      account: web.account,
      from: web.start - WEB_SLACK,
      to: web.end + WEB_SLACK,
      addresses: undefined,
      sessions: [],
    });
    for (const c of opened.filter((o) => world.isOurs(o.address))) {
      const claim = claimOf(web, others, c);
      if (claim !== 'none') drafts.push(fromConnection(c, judged, web, claim === 'shared'));
    }
  }
  return drafts;
}

function fromWebSession(web: WebSession, judged: Judged): Draft {
  const { account, address, start, end, endLogged, sourceSessionId, userAgent, refs } = web;
  return {
    account,
    protocol: 'webmail',
    address,
    start,
    end,
    startLogged: true,
    endLogged,
    sourceSessionId,
    userAgent,
    refs,
    judged,
    parentOf: undefined,
    parentShared: web.shared,
    connection: undefined,
    web,
    submissions: [],
  };
}

/** Whose a connection of the webmail is: that of whoever of the account's users made a request nearest to its time. */
function claimOf(
  web: WebSession,
  others: readonly WebSession[],
  { start }: Connection,
): 'none' | 'shared' | 'own' {
  const own = nearestRequest(web, start);
  const rival = others.reduce((n, o) => Math.min(n, nearestRequest(o, start)), Number.POSITIVE_INFINITY);
  if (own > WEB_SLACK || rival + SECOND < own) return 'none';
  return rival <= own + SECOND ? 'shared' : 'own';
}

/** How far the request of a session that is nearest to a time lies from it, microseconds. */
function nearestRequest(session: WebSession, time: number): number {
  const own = [session.start, ...session.requests.map((r) => r.time)];
  return own.reduce((n, t) => Math.min(n, Math.abs(t - time)), Number.POSITIVE_INFINITY);
}

async function otherWebSessions(
  store: Store,
  world: World,
  judged: Judged,
  own: readonly WebSession[],
): Promise<readonly WebSession[]> {
  const from = own.reduce((n, s) => Math.min(n, s.start), Number.POSITIVE_INFINITY) - 12 * 6 * WEB_IDLE;
  const to = own.reduce((n, s) => Math.max(n, s.end), 0);
  const rows = await events(
    store,
    ['address'],
    sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'webmail' AND lower(account) IN ${world.spellings(judged.visit.account)}
      AND time >= fromUnixTimestamp64Micro(${from}) AND time <= fromUnixTimestamp64Micro(${to})`,
  );
  const addresses = [...new Set(rows.map((r) => r.address))]
    .filter((a) => world.placeOf(a) !== judged.visit.place)
    .sort();
  const sessions = await webSessions(store, world, addresses);
  return sessions.filter((s) => s.account === judged.visit.account && s.start <= to && s.end >= from);
}
