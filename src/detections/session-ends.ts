import type { Facts } from '../case/common.ts';
import type { Signal } from '../case/signal.ts';
import { refOf, type World } from '../case/world.ts';
import { loginsOf } from '../sessions/logins.ts';
import type { Store } from '../store/store.ts';

/** What every detection on session ends asks of a line. */
export const END_COLUMNS = [
  'time',
  'file',
  'line',
  'offset',
  'account',
  'session',
  'peerPid',
  'protocol',
] as const;

interface SessionEnd {
  readonly time: number;
  readonly file: number;
  readonly line: number;
  readonly offset: number;
  readonly account: string;
  readonly session: string;
  readonly peerPid: number;
  readonly protocol: string;
}

/** Session ends as signals of a detection, each with the address and time of its login. */
export async function signalsOfEnds<R extends SessionEnd>(
  detection: string,
  store: Store,
  world: World,
  ends: readonly R[],
  say: (end: R) => { readonly events: number; readonly facts: Facts },
): Promise<readonly Signal[]> {
  const logins = await loginsOf(store, ends);
  return ends.map((end, i) => ({
    detection,
    account: world.canonical(end.account),
    address: logins[i]?.address ?? '',
    session: end.session,
    from: logins[i]?.time ?? end.time,
    to: end.time,
    ...say(end),
    refs: [...(logins[i]?.refs ?? []), refOf(end)],
  }));
}
