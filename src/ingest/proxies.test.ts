import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from './context/merge.ts';
import { clientBehind, isTrusted, trustedProxies } from './proxies.ts';

const trusted = isTrusted(['10.0.0.2', '2001:db8::/64', 'nonsense']);

test('a claim counts only from a configured proxy', () => {
  const claim = { action: 'page', claimedAddress: '198.51.100.7' } as const;
  assert.equal(clientBehind({ ...claim, address: '10.0.0.2' }, trusted), '198.51.100.7');
  assert.equal(clientBehind({ ...claim, address: '203.0.113.9' }, trusted), undefined);
  assert.equal(clientBehind({ action: 'page', address: '10.0.0.2' }, trusted), undefined);
});

test('of a list the last address that is no proxy is the client; what a client wrote before it is not', () => {
  const behind = (claimedAddress: string) => clientBehind({ address: '10.0.0.2', claimedAddress }, trusted);
  assert.equal(behind('192.0.2.66, 198.51.100.7, 2001:db8::5'), '198.51.100.7');
  assert.equal(behind('X-Real-IP: 198.51.100.7,X-Forwarded-For: 192.0.2.66, 198.51.100.7'), '198.51.100.7');
  assert.equal(behind('for=198.51.100.7'), '198.51.100.7');
  assert.equal(behind('unknown, <script>'), undefined);
});

test('a list that may have been cut names nobody', () => {
  const claimedAddress = '192.0.2.66, '.repeat(200).slice(0, 1000);
  assert.equal(clientBehind({ address: '10.0.0.2', claimedAddress }, trusted), undefined);
});

test('proxies that the web server trusts count, words that are no network do not', () => {
  const place = { path: 'etc/nginx/nginx.conf', member: 'f1', line: 1, offset: 0 };
  const proxies = ['10.0.0.0/24', 'unix:', 'proxy.example', '2001:db8::5'].map(
    (value) => ({ value, place, rank: 'file' }) as const,
  );
  assert.deepEqual(trustedProxies(contextOf([{ proxies }])), ['10.0.0.0/24', '2001:db8::5']);
  assert.deepEqual(trustedProxies(contextOf([])), []);
});
