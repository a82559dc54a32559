import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { passwordChanges } from './password-changes.ts';
import { webRequest, webSession } from './session.testing.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const asked = webRequest(60, { action: 'settings', mode: 'plugin.password-save', httpMethod: 'POST' });
const done: GivenEvent = {
  at: 61,
  action: 'password-changed',
  outcome: 'success',
  protocol: 'webmail',
  account: 'ann',
  address: '203.0.113.9',
};

async function changes(
  requests: Parameters<typeof webSession>[0],
  events: readonly GivenEvent[],
): Promise<readonly string[]> {
  await bench.fill(events);
  const found = await passwordChanges(bench.store, smallWorld(), [webSession(requests)]);
  return found.map((c) => `${c.kind} ${c.time.slice(11, 19)} ${c.link}`);
}

test('the plugin’s own record is a change; a request alone was asked for', async () => {
  assert.deepEqual(await changes([asked], [done]), ['password-changed 09:01:01 certain']);
  assert.deepEqual(await changes([asked], []), ['password-asked 09:01:00 certain']);
  assert.deepEqual(await changes([], [done]), ['password-changed 09:01:01 certain']);
});

test('the form that was only shown, a refused request, other people’s records and places are none', async () => {
  assert.deepEqual(
    await changes(
      [
        { ...asked, httpMethod: 'GET' },
        { ...asked, status: 403 },
      ],
      [],
    ),
    [],
  );
  assert.deepEqual(await changes([webRequest(60, { action: 'settings', mode: 'preferences' })], []), []);
  const others = [
    { ...done, account: 'ben' },
    { ...done, address: '192.0.2.10' },
    { ...done, at: 9000 },
    { ...done, outcome: 'failure' as const },
  ];
  assert.deepEqual(await changes([], others), []);
});
