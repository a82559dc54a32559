import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SECOND } from '../base/time.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { placeUses, readVisits } from './visits.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const HOUR = 3600;
const login = (at: number, account: string, address: string, more: GivenEvent = {}): GivenEvent => ({
  at,
  action: 'sign-in',
  outcome: 'success',
  protocol: 'imap',
  account,
  address,
  ...more,
});

test('sign-ins of an account from a place are one visit', async () => {
  await bench.fill([
    login(0, 'Ann', '192.0.2.7'),
    login(5 * HOUR, 'ann', '192.0.2.7', { protocol: 'webmail' }),
    login(9, 'ann', '192.0.2.8'),
    login(9, 'ben', '192.0.2.7'),
  ]);
  const visits = await readVisits(bench.store, smallWorld());
  assert.deepEqual(
    visits.map((v) => [v.account, v.place, v.signIns, v.protocols.join()]),
    [
      ['ann', '192.0.2.7', 2, 'imap,webmail'],
      ['ann', '192.0.2.8', 1, 'imap'],
      ['ben', '192.0.2.7', 1, 'imap'],
    ],
  );
  assert.deepEqual([visits[0]?.slices.length, visits[0]?.days], [2, 1]);
  assert.deepEqual(placeUses(visits).get('192.0.2.7'), { accounts: 2, slices: 2 });
});

test('hosts of one IPv6 network are one place', async () => {
  await bench.fill([
    login(0, 'ann', '2001:db8:1:2::5'),
    login(9, 'ann', '2001:db8:1:2:a:b:c:d'),
    login(9, 'ann', '2001:db8:1:3::5'),
  ]);
  const visits = await readVisits(bench.store, smallWorld());
  assert.deepEqual(
    visits.map((v) => v.addresses.length),
    [2, 1],
  );
});

test('failures, the server itself and shells are no visits', async () => {
  await bench.fill([
    login(0, 'ann', '203.0.113.9', { outcome: 'failure' }),
    login(1, 'ann', '::1'),
    login(2, 'ann', '192.0.2.1'),
    login(3, 'root', '192.0.2.9', { protocol: 'ssh' }),
  ]);
  assert.deepEqual(await readVisits(bench.store, smallWorld()), []);
});

test('a sign-in whose line is missing is a visit too', async () => {
  await bench.fill([]);
  const time = START + 77 * SECOND;
  const [one] = await readVisits(bench.store, smallWorld(), [
    { account: 'ann', address: '203.0.113.9', protocol: 'imap', time },
  ]);
  assert.deepEqual([one?.account, one?.place, one?.signIns, one?.first], ['ann', '203.0.113.9', 1, time]);
});

test('a habit shows in the time in which people signed in, whatever else is logged, and one old sign-in', async () => {
  const people = ['ann', 'ben', 'cy', 'dan', 'eve'];
  const signIns = people.flatMap((p, i) =>
    Array.from({ length: 40 }, (_, k) => login(k * 45 + i, p, `198.51.100.${10 + i}`)),
  );
  const long = {
    ...smallWorld(),
    window: { from: START - 90 * 24 * HOUR * SECOND, to: START + HOUR * SECOND },
  };
  await bench.fill(signIns);
  for (const v of await readVisits(bench.store, long)) assert.ok(v.slices.length >= 19, v.account);
  await bench.fill([login(-14 * 24 * HOUR, 'ann', '198.51.100.10'), ...signIns]);
  const visits = await readVisits(bench.store, long);
  for (const v of visits) assert.ok(v.slices.length >= 19, `${v.account} with an old line`);
  const road = [login(100, 'ann', '203.0.113.9'), login(110, 'ann', '203.0.113.9')];
  await bench.fill([...signIns, ...road]);
  const burst = (await readVisits(bench.store, long)).find((v) => v.place === '203.0.113.9');
  assert.ok((burst?.slices.length ?? 9) < 3, 'a burst is no habit');
});
