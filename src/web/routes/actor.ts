import { UserError } from '../../base/errors.ts';
import { visible } from '../../base/text.ts';
import type { Session } from '../../case/judgement.ts';
import { countOverrules, overrulesOf } from '../../report/overrules.ts';
import { everybodyOf, type Somebody } from '../actor/somebody.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { ActorList, ToldActor } from '../wire/actor.ts';

const PAGE = 40;
const NAMED = 4;

/** The actors, a page at a time; `after` is the id of the last one known. */
export const actor: Route = {
  method: 'get',
  path: 'actor',
  rate: 'light',
  answer: (desk, ask): ActorList => {
    const { list } = everybodyOf(desk);
    const after = ask.text('after');
    const from = after === '' ? 0 : list.findIndex((one) => one.id === after) + 1;
    const page = list.slice(from, from + PAGE);
    return {
      actors: page.map((one) => toldActor(desk, one)),
      count: desk.file.actors.length,
      hasNobody: list.some((one) => one.id === ''),
      next: from + PAGE < list.length ? (page.at(-1)?.id ?? '') : '',
    };
  },
};

/** Somebody by the id that a request gives; throws UserError for none. */
export function somebodyOf(desk: Desk, id: string): Somebody {
  const found = everybodyOf(desk).of(id);
  if (found === undefined)
    throw new UserError(
      `actor ${JSON.stringify(id.slice(0, 60))}`,
      'is not in this case',
      'choose one of the list',
    );
  return found;
}

function toldActor({ tell, journal }: Desk, one: Somebody): ToldActor {
  const judged: Partial<Record<Session['judgement'], number>> = {};
  const accounts = new Set<string>();
  let [first, last] = ['', ''];
  for (const s of one.sessions) {
    judged[s.judgement] = (judged[s.judgement] ?? 0) + 1;
    accounts.add(s.account);
    if (first === '' || s.start < first) first = s.start;
    if (s.end > last) last = s.end;
  }
  const refs = one.own.slice(0, 200).flatMap((s) => s.refs.slice(0, 1));
  return {
    id: visible(one.id),
    at: one.at,
    addressCount: one.addresses.length,
    accounts: [...accounts].slice(0, NAMED).map(visible),
    accountCount: accounts.size,
    first,
    last,
    sessions: one.sessions.length,
    judged,
    overruled: countOverrules(one.sessions, overrulesOf(journal)),
    tries: one.attempts.reduce((n, { attempt }) => n + attempt.tries, 0),
    bonds: one.bonds.length,
    weakest: weakestOf(one),
    cited: one.id === '' ? tell.cite('', []) : tell.cite(`actor:${one.id}`, refs),
  };
}

function weakestOf(one: Somebody): number | null {
  if (one.id === '' || one.places.size < 2) return null;
  return [...one.strengths.values()].reduce((m, w) => Math.min(m, w), 1);
}
