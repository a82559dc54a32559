import { visible } from '../../base/text.ts';
import type { Reason } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import { placeOf } from '../../report/bonds.ts';
import { fullKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { ToldSession } from '../wire/actor.ts';
import type { ToldReason } from '../wire.ts';
import type { Somebody } from './somebody.ts';

/** Reasons that speak of other sessions, not of this one alone: what makes several one somebody's. */
const BINDING: ReadonlySet<string> = new Set([
  'reason.near-intruder',
  'reason.same-network-as-intruder',
  'reason.agent-of-intruder',
  'reason.same-place-as-intruder',
  'reason.several-accounts',
  'reason.several-at-once',
  'reason.other-new-place',
]);

/** Reasons of a session, heaviest first, each with its own lines as the drawer leads through them. */
function told(
  { tell }: Desk,
  group: 'reason' | 'against',
  s: Session,
  wanted: (r: Reason) => boolean,
): readonly ToldReason[] {
  const list = group === 'reason' ? s.because : s.against;
  const sign = group === 'reason' ? '' : '-';
  return list
    .map((r, i) => ({ r, of: `reason:${s.id}/${sign}${i + 1}` }))
    .filter(({ r }) => wanted(r))
    .toSorted((x, y) => Math.abs(y.r.weight) - Math.abs(x.r.weight))
    .map(({ r, of }) => tell.reason(group, of, { ...r, refs: r.refs.length > 0 ? r.refs : s.refs }));
}

/** A session of somebody as the page lists it. */
export function toldSession(desk: Desk, who: Somebody, s: Session): ToldSession {
  const of = `session:${s.id}`;
  const binding = (r: Reason): boolean => BINDING.has(fullKey('reason', r.reason));
  const place = placeOf(s.address);
  return {
    id: s.id,
    account: visible(s.account),
    protocol: s.protocol,
    address: visible(s.address),
    start: s.start,
    end: s.end,
    startLogged: s.startLogged,
    endLogged: s.endLogged,
    judgement: s.judgement,
    link: s.link,
    opened: who.opened.get(s.id) ?? 0,
    siblings: (who.ownByPlace.get(place)?.length ?? 1) - 1,
    binds: told(desk, 'reason', s, binding),
    because: told(desk, 'reason', s, (r) => !binding(r)),
    against: told(desk, 'against', s, () => true),
    cited: desk.tell.cite(of, s.refs),
  };
}
