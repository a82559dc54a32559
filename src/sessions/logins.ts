import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { lowerAscii } from '../base/text.ts';
import { refOf } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql, trustedSql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Where a session end's client came from. */
export interface LoginOf {
  readonly address: string;
  readonly time: number;
  /** The login line; empty when the address was read out of the session id because that line is missing. */
  readonly refs: readonly string[];
}

interface SessionEnd {
  readonly session: string;
  readonly peerPid: number;
  readonly account: string;
  readonly protocol: string;
  readonly time: number;
}

const AT_ONCE = 5000;

/**
 * The login of each session end, in their order: by session id, else by the serving process and the account, else
 * decoded from the id itself. `undefined` where none of it tells.
 */
export async function loginsOf(
  store: Store,
  ends: readonly SessionEnd[],
): Promise<readonly (LoginOf | undefined)[]> {
  const out: (LoginOf | undefined)[] = [];
  for (let i = 0; i < ends.length; i += AT_ONCE) out.push(...(await some(store, ends.slice(i, i + AT_ONCE))));
  return out;
}

async function some(store: Store, ends: readonly SessionEnd[]): Promise<readonly (LoginOf | undefined)[]> {
  const ids = [...new Set(ends.map((e) => e.session).filter((s) => s !== ''))];
  const pids = [...new Set(ends.filter((e) => e.session === '').map((e) => e.peerPid))].filter(
    (p) => p !== 0,
  );
  // Dovecot 2.2 ends say neither session nor process: the account's latest login of that protocol before it.
  const names = [
    ...new Set(ends.filter((e) => e.session === '' && e.peerPid === 0).map((e) => lowerAscii(e.account))),
  ];
  const rows = await events(
    store,
    ['time', 'file', 'line', 'offset', 'session', 'peerPid', 'account', 'protocol', 'address'],
    sql`action = 'sign-in' AND outcome = 'success' AND address != ''
      AND ((session != '' AND session IN ${ids.length > 0 ? ids : ['']}) OR (peerPid != 0 AND peerPid IN ${pids.length > 0 ? pids : [0]})
        ${names.length > 0 ? sql`OR lower(account) IN ${names}` : trustedSql('')})`,
  );
  const bySession = new Map(rows.filter((r) => r.session !== '').map((r) => [r.session, r]));
  return ends.map((end) => {
    const byId = end.session === '' ? undefined : bySession.get(end.session);
    const same = (r: (typeof rows)[number]): boolean =>
      (end.peerPid === 0 || r.peerPid === end.peerPid) &&
      r.protocol === end.protocol &&
      lowerAscii(r.account) === lowerAscii(end.account) &&
      r.time <= end.time;
    const login = byId ?? (end.session === '' ? rows.findLast(same) : undefined);
    if (login !== undefined) return { address: login.address, time: login.time, refs: [refOf(login)] };
    const decoded = decodeDovecotSession(end.session);
    if (decoded === undefined) return undefined;
    // An end that is stamped in whole seconds may lie before it.
    const began = Math.min(end.time, instantOfSession(decoded.micros, end.time));
    return { address: decoded.address, time: began, refs: [] };
  });
}
