import { refOf, type World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { webSessions } from './webmail.ts';

/** Somebody changed an account's filter rules, or had the means to: a managesieve session says no more. */
export interface RuleChange {
  readonly account: string;
  readonly address: string;
  readonly session: string;
  readonly time: number;
  readonly refs: readonly string[];
}

/** Every change of rules by webmail and every managesieve session from outside the server, by time. */
export async function ruleChanges(store: Store, world: World): Promise<readonly RuleChange[]> {
  const requests = await events(
    store,
    ['address'],
    sql`action = 'rule-change' AND httpMethod = 'POST' AND status < 400 AND address != ''`,
  );
  const addresses = [...new Set(requests.map((r) => r.address))].sort();
  const sessions = await webSessions(store, world, addresses);
  const byWeb = sessions.flatMap((s) =>
    s.requests
      .filter((r) => r.action === 'rule-change' && r.httpMethod === 'POST' && r.status < 400)
      .map((r) => ({
        account: s.account,
        address: s.address,
        session: s.sourceSessionId,
        time: r.time,
        refs: [refOf(r)],
      })),
  );
  const direct = await events(
    store,
    ['time', 'file', 'line', 'offset', 'account', 'address', 'session'],
    sql`action = 'sign-in' AND outcome = 'success' AND protocol = 'managesieve' AND account != ''`,
  );
  const byProtocol = direct
    .filter((d) => !world.isOurs(d.address))
    .map((d) => ({
      account: world.canonical(d.account),
      address: d.address,
      session: d.session,
      time: d.time,
      refs: [refOf(d)],
    }));
  return [...byWeb, ...byProtocol].sort(
    (a, b) => a.time - b.time || (a.refs.join() < b.refs.join() ? -1 : 1),
  );
}
