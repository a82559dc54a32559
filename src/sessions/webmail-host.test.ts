import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { webmailHost } from './webmail-host.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const WEBMAIL = '10.20.0.6';
const signIn = (at: number, protocol: string, account: string, address: string): GivenEvent => ({
  at,
  action: 'sign-in',
  outcome: 'success',
  protocol,
  account,
  address,
});

/** Sign-ins to webmail by `accounts` people from home, each with an IMAP sign-in from `from` a second later. */
function both(count: number, accounts: number, from: string): GivenEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `u${i % accounts}`;
    return [
      signIn(i * 60, 'webmail', name, `192.0.2.${i % accounts}`),
      signIn(i * 60 + 1, 'imap', `${name}@example.org`, from),
    ];
  }).flat();
}

const found = async (events: readonly GivenEvent[]): Promise<string | undefined> => {
  await bench.fill(events);
  return webmailHost(bench.store);
};

test('the address that IMAP sign-ins come from whenever somebody signs in to webmail is the webmail’s', async () => {
  assert.equal(await found(both(12, 4, WEBMAIL)), WEBMAIL);
  const phones = Array.from({ length: 50 }, (_, i) =>
    signIn(i * 37, 'imap', `u${i % 4}`, `198.51.100.${i % 4}`),
  );
  assert.equal(await found([...both(12, 4, WEBMAIL), ...phones]), WEBMAIL);
  assert.equal(await found(both(120, 12, '203.0.113.6')), '203.0.113.6');
});

test('what is left: few of them, an outside address with few, a gateway that webmail is used from, no webmail', async () => {
  assert.equal(await found(both(9, 4, WEBMAIL)), undefined);
  assert.equal(await found(both(40, 2, WEBMAIL)), undefined);
  assert.equal(await found(both(40, 8, '203.0.113.6')), undefined, 'somebody with two doors');
  const office = both(40, 8, WEBMAIL).map((e) => ({ ...e, address: WEBMAIL }));
  assert.equal(await found(office), undefined);
  const half = both(40, 8, WEBMAIL).filter((e, i) => e.protocol === 'webmail' || i % 4 === 1);
  assert.equal(await found(half), undefined);
  assert.equal(await found(both(40, 8, WEBMAIL).filter((e) => e.protocol === 'imap')), undefined);
  assert.equal(await found([]), undefined);
});
