import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { hidingProxies } from './proxies.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const login = (address: string, claimedAddress: string, more: GivenEvent = {}): GivenEvent => ({
  action: 'sign-in',
  outcome: 'success',
  protocol: 'webmail',
  account: 'ann',
  address,
  claimedAddress,
  ...more,
});

const found = async (events: readonly GivenEvent[]): Promise<readonly (readonly [string, number])[]> => {
  await bench.fill(events);
  return (await hidingProxies(bench.store)).map((p) => [p.address, p.signIns] as const);
};

test('an address that signs people in for several clients is a proxy that hides them', async () => {
  const clients = ['192.0.2.1', '192.0.2.2', '2001:db8::3'];
  const behind = clients.map((c) => login('10.0.0.7', `X-Forwarded-For: ${c}`));
  assert.deepEqual(await found(behind), [['10.0.0.7', 3]]);
  assert.deepEqual(await found(clients.map((c) => login('10.0.0.7', c))), [['10.0.0.7', 3]]);
});

test('what is left: records with the client’s own address, two clients, failures, other protocols', async () => {
  const clients = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
  // A proxy whose word counts: the reader put the client in its place.
  assert.deepEqual(await found(clients.map((c) => login(c, `X-Real-IP: ${c},X-Forwarded-For: ${c}`))), []);
  // A gateway that adds its own address last, whatever its clients claim.
  assert.deepEqual(await found(clients.map((c) => login('192.0.2.9', `${c}, 192.0.2.9`))), []);
  assert.deepEqual(await found(clients.slice(1).map((c) => login('10.0.0.7', c))), []);
  assert.deepEqual(await found(clients.map((c) => login('10.0.0.7', c, { outcome: 'failure' }))), []);
  assert.deepEqual(await found(clients.map((c) => login('10.0.0.7', c, { protocol: 'imap' }))), []);
});
