import { SECOND } from '../base/time.ts';
import type { Change } from '../case/judgement.ts';
import { refOf, type World } from '../case/world.ts';
import type { BuiltSession } from '../sessions/built.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { change } from './changes.ts';

/** Seconds between a request to change the password and the record that it was done. */
const APART = 10 * SECOND;

/**
 * Passwords that webmail sessions changed: by the log of the plugin `password` where it is on, else by the request
 * alone, which says the same whether it was done or refused.
 */
export async function passwordChanges(
  store: Store,
  world: World,
  sessions: readonly BuiltSession[],
): Promise<readonly Change[]> {
  const out: Change[] = [];
  for (const s of sessions.filter((one) => one.web !== undefined)) {
    const done = await recorded(store, world, s);
    const asked = (s.web?.requests ?? []).filter(
      (r) => r.mode === 'plugin.password-save' && r.httpMethod === 'POST' && r.status < 400,
    );
    for (const r of done) out.push(change('password-changed', s, r.time, {}, [refOf(r)]));
    for (const r of asked) {
      if (!done.some((d) => Math.abs(d.time - r.time) <= APART))
        out.push(change('password-asked', s, r.time, {}, [refOf(r)]));
    }
  }
  return out;
}

function recorded(store: Store, world: World, s: BuiltSession) {
  return events(
    store,
    ['time', 'file', 'line', 'offset'],
    sql`action = 'password-changed' AND outcome != 'failure' AND address = ${s.address}
      AND lower(account) IN ${world.spellings(s.account)}
      AND time >= fromUnixTimestamp64Micro(${s.start - APART}) AND time <= fromUnixTimestamp64Micro(${s.end + APART})`,
  );
}
