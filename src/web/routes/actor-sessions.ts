import { UserError } from '../../base/errors.ts';
import { visible } from '../../base/text.ts';
import { placeOf } from '../../report/bonds.ts';
import { toldSession } from '../actor/tell-session.ts';
import type { Route } from '../route.ts';
import type { SessionPage } from '../wire/actor.ts';
import { somebodyOf } from './actor.ts';

const PAGE = 25;

/**
 * Sessions of an actor in order of time, a page at a time: those of `place`, `account` and `protocol` where they are
 * given, as the page shows them; `within` asks for the connections that webmail opened in a session instead.
 */
export const actorSessions: Route = {
  method: 'get',
  path: 'actor/sessions',
  rate: 'light',
  answer: (desk, ask): SessionPage => {
    const who = somebodyOf(desk, ask.text('id'));
    const [place, account, protocol] = [ask.text('place'), ask.text('account'), ask.text('protocol')];
    const within = ask.text('within');
    const all = within === '' ? who.own : who.sessions.filter((s) => s.parent === within);
    const found = all.filter(
      (s) =>
        (place === '' || visible(placeOf(s.address)) === place) &&
        (account === '' || visible(s.account) === account) &&
        (protocol === '' || s.protocol === protocol),
    );
    const after = ask.text('after');
    const from = after === '' ? 0 : found.findIndex((s) => s.id === after) + 1;
    if (after !== '' && from === 0)
      throw new UserError(after.slice(0, 60), 'is not in this list', 'load the list again');
    const page = found.slice(from, from + PAGE);
    return {
      sessions: page.map((s) => toldSession(desk, who, s)),
      count: found.length,
      next: from + PAGE < found.length ? (page.at(-1)?.id ?? '') : '',
    };
  },
};
