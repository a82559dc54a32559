import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { lowerAscii } from '../base/text.ts';
import { refOf } from '../case/world.ts';
import { events, type Picked } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type EndKeys, LoginIndex } from './login-index.ts';

/** Where a session end's client came from. */
export interface LoginOf {
  readonly address: string;
  readonly time: number;
  /** The login line; empty when the address was read out of the session id because that line is missing. */
  readonly refs: readonly string[];
}

const AT_ONCE = 5000;

const CANDIDATE = [
  'time',
  'file',
  'line',
  'offset',
  'session',
  'peerPid',
  'account',
  'protocol',
  'address',
] as const;

type Candidate = Picked<(typeof CANDIDATE)[number]>;

/**
 * The login of each session end, in their order: by session id, else by the serving process and the account, else
 * decoded from the id itself. `undefined` where none of it tells.
 */
export async function loginsOf(
  store: Store,
  ends: readonly EndKeys[],
): Promise<readonly (LoginOf | undefined)[]> {
  const out: (LoginOf | undefined)[] = [];
  for (let i = 0; i < ends.length; i += AT_ONCE) out.push(...(await some(store, ends.slice(i, i + AT_ONCE))));
  return out;
}

async function some(store: Store, ends: readonly EndKeys[]): Promise<readonly (LoginOf | undefined)[]> {
  const rows = await candidates(store, ends);
  const logins = new LoginIndex<(typeof rows)[number]>();
  for (const row of rows) logins.add(row);
  return ends.map((end) => {
    const login = logins.find(end);
    if (login !== undefined) return { address: login.address, time: login.time, refs: [refOf(login)] };
    const decoded = decodeDovecotSession(end.session);
    if (decoded === undefined) return undefined;
    // An end that is stamped in whole seconds may lie before it.
    const began = Math.min(end.time, instantOfSession(decoded.micros, end.time));
    return { address: decoded.address, time: began, refs: [] };
  });
}

/** Logins that could be those of the ends, in the order of their times. */
function candidates(store: Store, ends: readonly EndKeys[]): Promise<readonly Candidate[]> {
  const ids = [...new Set(ends.map((e) => e.session).filter((s) => s !== ''))];
  const bare = ends.filter((e) => e.session === '');
  const pidsOf = (some: readonly EndKeys[]): readonly number[] => {
    const pids = [...new Set(some.map((e) => e.peerPid).filter((p) => p !== 0))];
    return pids.length > 0 ? pids : [0];
  };
  const namesOf = (some: readonly EndKeys[]): readonly string[] => {
    const names = [...new Set(some.map((e) => lowerAscii(e.account)))];
    return names.length > 0 ? names : [''];
  };
  // Dovecot 2.2 ends say neither session nor process; a login line of the administrator's own format may not either.
  return events(
    store,
    CANDIDATE,
    sql`action = 'sign-in' AND outcome = 'success' AND address != ''
      AND ((session != '' AND session IN ${ids.length > 0 ? ids : ['']})
        OR (peerPid != 0 AND peerPid IN ${pidsOf(bare)})
        OR (peerPid != 0 AND session = '' AND peerPid IN ${pidsOf(ends)})
        OR (peerPid = 0 AND session = '' AND lower(account) IN ${namesOf(ends)})
        OR lower(account) IN ${namesOf(bare.filter((e) => e.peerPid === 0))})`,
  );
}
