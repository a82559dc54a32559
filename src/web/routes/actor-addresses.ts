import { visible } from '../../base/text.ts';
import { type AddressUse, spanOf } from '../actor/addresses.ts';
import { everybodyOf } from '../actor/somebody.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { AddressPage, ToldAddress } from '../wire/actor.ts';
import { somebodyOf } from './actor.ts';

const PAGE = 25;
const NAMED = 4;

/** Addresses of an actor with what the Case knows of each, a page at a time. */
export const actorAddresses: Route = {
  method: 'get',
  path: 'actor/addresses',
  rate: 'light',
  answer: (desk, ask): AddressPage => {
    const { addresses } = somebodyOf(desk, ask.text('id'));
    const after = ask.text('after');
    const from = after === '' ? 0 : addresses.indexOf(after) + 1;
    const page = addresses.slice(from, from + PAGE);
    return {
      addresses: page.map((address) =>
        toldAddress(
          desk,
          everybodyOf(desk).address(address) ?? {
            address,
            sessions: [],
            opened: 0,
            attempts: [],
            side: 'unknown',
          },
        ),
      ),
      count: addresses.length,
      next: from + PAGE < addresses.length ? (page.at(-1) ?? '') : '',
    };
  },
};

function toldAddress({ tell }: Desk, use: AddressUse): ToldAddress {
  const accounts = [...new Set(use.sessions.map((s) => s.account))];
  return {
    address: visible(use.address),
    ...spanOf(use),
    accounts: accounts.slice(0, NAMED).map(visible),
    accountCount: accounts.length,
    sessions: use.sessions.length + use.opened,
    opened: use.opened,
    tries: use.attempts.reduce((n, a) => n + a.tries, 0),
    side: use.side,
    cited: tell.cite(`address:${use.address}`, [
      ...use.sessions.flatMap((s) => s.refs),
      ...use.attempts.flatMap((a) => a.refs),
    ]),
  };
}
