import { visible } from '../../base/text.ts';
import type { Reason } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import { placeOf } from '../../report/bonds.ts';
import { fullKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import { reasons } from '../subjects/subject.ts';
import type { ToldSession } from '../wire/actor.ts';
import type { Somebody } from './somebody.ts';

/** Reasons that speak of other sessions, not of this one alone: what makes several one somebody's. */
const BINDING: ReadonlySet<string> = new Set([
  'reason.near-intruder',
  'reason.same-network-as-intruder',
  'reason.agent-of-intruder',
  'reason.same-place-as-intruder',
  'reason.several-accounts',
  'reason.other-new-place',
]);

const heavy = (list: readonly Reason[]): readonly Reason[] =>
  list.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));

/** A session of somebody as the page lists it. */
export function toldSession(desk: Desk, who: Somebody, s: Session): ToldSession {
  const of = `session:${s.id}`;
  const because = heavy(s.because);
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
    binds: reasons(desk, 'reason', of, because.filter(binding), s.refs),
    because: reasons(
      desk,
      'reason',
      of,
      because.filter((r) => !binding(r)),
      s.refs,
    ),
    against: reasons(desk, 'against', of, heavy(s.against), s.refs),
    cited: desk.tell.cite(of, s.refs),
  };
}
