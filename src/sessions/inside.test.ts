import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contextOf } from '../ingest/context/merge.ts';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { insideOf, readInside, type Site } from './inside.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const SERVER = '2001:db8:20::5';
const site = (over: Partial<Site> = {}): Site => ({
  own: [SERVER],
  named: [],
  networks: [],
  uses: [],
  trying: new Set(),
  ...over,
});
const NAMES = ['ann', 'ben', 'cy', 'dan', 'eve'];
const atHome = NAMES.map((account, i) => ({ account, address: `2001:db8:20:7::${i + 1}`, signIns: 9 }));

test('private addresses and networks that may relay are inside, others are not', () => {
  const inside = insideOf(site({ networks: ['198.51.100.0/24', '[2001:db8:5::]/64'] }));
  for (const a of ['10.1.2.3', 'fd00::1', '198.51.100.7', '2001:db8:5::1']) assert.ok(inside(a), a);
  for (const a of ['203.0.113.7', '2001:db8:66::1', '', 'nonsense']) assert.ok(!inside(a), a);
});

test('the server’s own IPv6 network is inside, its neighbours are not by themselves', () => {
  assert.ok(insideOf(site())('2001:db8:20::9'));
  assert.ok(!insideOf(site())('2001:db8:20:7::9'));
  assert.ok(!insideOf(site({ own: ['192.0.2.1', '::1', 'fd00::5'] }))('2001:db8:20::9'));
});

test('the whole /48 is inside where accounts are at home in it', () => {
  assert.ok(insideOf(site({ uses: atHome }))('2001:db8:20:99::9'));
  assert.ok(!insideOf(site({ uses: atHome.slice(1) }))('2001:db8:20:99::9'), 'too few');
  const elsewhere = NAMES.map((account) => ({ account, address: '198.51.100.7', signIns: 30 }));
  assert.ok(!insideOf(site({ uses: [...atHome, ...elsewhere] }))('2001:db8:20:99::9'), 'guests');
  assert.ok(!insideOf(site({ uses: atHome, own: [] }))('2001:db8:20:7::1'), 'not the server’s');
});

test('an address that tries accounts is a stranger’s, whoever its neighbours are', () => {
  const inside = insideOf(site({ uses: atHome, trying: new Set(['2001:db8:20::66', '10.0.0.7']) }));
  assert.ok(!inside('2001:db8:20::66'));
  assert.ok(inside('2001:db8:20::67'));
  assert.ok(inside('10.0.0.7'), 'nobody outside can have it');
});

test('hosts that are named as ours are inside, and their networks beside the server', () => {
  const inside = insideOf(site({ named: ['2001:db8:20:1::10', '2001:db8:66::10', '203.0.113.9'] }));
  for (const a of ['2001:db8:20:1::77', '2001:db8:66::10', '203.0.113.9']) assert.ok(inside(a), a);
  for (const a of ['2001:db8:66::77', '203.0.113.8']) assert.ok(!inside(a), a);
});

test('the site is learnt from the logs and the configuration', async () => {
  const place = { path: '', member: '', line: 0, offset: 0 };
  const host = (address: string, ...names: string[]) => ({ address, names, place });
  const setting = { product: 'postfix', scope: '', name: 'inet_interfaces', place, rank: 'file' } as const;
  const context = contextOf([
    {
      hosts: [
        host('203.0.113.9', 'pc.example.org', 'pc'),
        host('203.0.113.10', 'relay.example.net', 'pc2.example.org'),
        host('203.0.113.11', 'localbox'),
      ],
      settings: [{ ...setting, values: ['127.0.0.1, [2001:db8:30:0::5]'] }],
    },
  ]);
  const sign = (address: string, account: string, outcome: 'success' | 'failure'): GivenEvent => ({
    action: 'sign-in',
    protocol: 'imap',
    serverAddress: SERVER,
    outcome,
    account,
    address,
  });
  await bench.fill([
    sign('2001:db8:20::9', 'ann', 'success'),
    ...['ann', 'ben', 'cy'].map((a) => sign('2001:db8:20::66', a, 'failure')),
    sign('2001:db8:20::66', 'ann', 'success'),
    ...['ann', 'ben', 'cy'].map((a) => sign('2001:db8:20::67', a, 'failure')),
    ...['ann', 'ben', 'cy'].map((a) => sign('2001:db8:20::67', a, 'success')),
  ]);
  const inside = await readInside(bench.store, context, { domains: new Set(['example.org']), uses: [] });
  const asked = ['2001:db8:20::9', '2001:db8:20::67', '2001:db8:30::1', '203.0.113.9'];
  assert.deepEqual(asked.map(inside), [true, true, true, true]);
  const others = ['2001:db8:20::66', '203.0.113.10', '203.0.113.11', '2001:db8:40::1'];
  assert.deepEqual(others.map(inside), [false, false, false, false]);
});
