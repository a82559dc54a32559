import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAssignedHost } from '../base/ip.ts';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { type AddressUse, placesOf, readUses } from './places.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const NAMES = ['ann', 'ben', 'cy', 'dan', 'eve', 'fay'];
const use = (account: string, address: string, signIns = 9): AddressUse => ({ account, address, signIns });
/** Sign-ins of six people in 2001:db8::/64, each from an address of their own. */
const office = NAMES.map((name, i) => use(name, `2001:db8::${i + 10}`));

test('addresses of one subscriber are one place, those of IPv4 are not', () => {
  const placeOf = placesOf([use('ann', '2001:db8::5'), use('ben', '2001:db8::6')]);
  assert.equal(placeOf('2001:db8::5'), placeOf('2001:db8:0:0:a1b2:c3d4:e5f6:789a'));
  assert.notEqual(placeOf('2001:db8::5'), placeOf('2001:db8:0:1::5'));
  assert.notEqual(placeOf('192.0.2.7'), placeOf('192.0.2.8'));
});

test('in a network of many hosts that keep their addresses each is a place', () => {
  const placeOf = placesOf([...office, use('ann', '2001:db8::66', 2)]);
  assert.equal(placeOf('2001:db8::10'), '2001:db8::10');
  assert.equal(placeOf('2001:db8::66'), '2001:db8::66', 'a stranger among them');
  assert.equal(placeOf('2001:db8:0:0:a1b2:c3d4:e5f6:789a'), '2001:db8::/64', 'drawn at random');
  assert.equal(placeOf('2001:db8:0:1::10'), '2001:db8:0:1::/64', 'another network');
});

test('kept addresses are places even when they look random', () => {
  const random = NAMES.map((name, i) => use(name, `2001:db8::a1b2:c3d4:e5f6:78${i + 10}`));
  const placeOf = placesOf(random);
  assert.deepEqual(
    random.map(({ address }) => placeOf(address)),
    random.map(({ address }) => address),
  );
});

test('people whose addresses change within their network have one place there', () => {
  const changing = NAMES.flatMap((name, i) =>
    [1, 2, 3].map((day) => use(name, `2001:db8::a1b2:c3d4:e5f${day}:78${i + 10}`, 3)),
  );
  const placeOf = placesOf(changing);
  assert.deepEqual([...new Set(changing.map(({ address }) => placeOf(address)))], ['2001:db8::/64']);
});

test('neither a gateway of many people nor a guest of many accounts makes a network of many hosts', () => {
  const gateway = NAMES.map((name) => use(name, '2001:db8::1'));
  assert.equal(placesOf(gateway)('2001:db8::1'), '2001:db8::/64');
  const passing = NAMES.map((name, i) => use(name, `2001:db8::${i + 10}`, 1));
  assert.equal(placesOf(passing)('2001:db8::10'), '2001:db8::/64', 'one sign-in tells no habit');
});

test('the order of sign-ins does not matter, and a place is its own place’s', () => {
  const uses = [...office, use('ann', '2001:db8::66', 2), use('zoe', '2001:db8:0:7::1')];
  const [one, other] = [placesOf(uses), placesOf([...uses].reverse())];
  for (const { address } of uses) {
    assert.equal(one(address), other(address));
    assert.equal(one(one(address)), one(address));
  }
});

test('addresses that somebody gave out are told from random ones', () => {
  for (const tail of ['5', '1:25', '192:0:2:1', '203:0:113:7', '0211:22ff:fe33:4455'])
    assert.ok(isAssignedHost(`2001:db8:0:1::${tail}`), tail);
  for (const tail of ['a1b2:c3d4:e5f6:789a', '1100:c3d4:e500:789a'])
    assert.ok(!isAssignedHost(`2001:db8:0:1:${tail}`), tail);
});

test('places are learnt from successes alone, also from those that no record has', async () => {
  const events = NAMES.slice(1).flatMap((account, i) =>
    Array.from(
      { length: 4 },
      (_, at): GivenEvent => ({
        at,
        action: 'sign-in',
        outcome: at === 3 ? 'failure' : 'success',
        protocol: 'imap',
        account,
        address: `2001:db8::${i + 10}`,
      }),
    ),
  );
  const known = { canonical: (name: string) => name, isOurs: () => false };
  await bench.fill(events);
  const placeOf = async (more: Parameters<typeof readUses>[2]): Promise<string> =>
    placesOf(await readUses(bench.store, known, more))('2001:db8::99');
  assert.equal(await placeOf([]), '2001:db8::99');
  await bench.fill(events.filter((e) => e.account !== 'fay'));
  assert.equal(await placeOf([]), '2001:db8::/64');
  const inferred = [1, 2, 3].map(() => ({ account: 'fay', address: '2001:db8::14' }));
  assert.equal(await placeOf(inferred), '2001:db8::99');
});
