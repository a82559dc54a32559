import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { byteString, lowerAscii } from '../base/text.ts';
import { contextOf } from '../ingest/context/merge.ts';
import { type GivenEvent, openBench } from '../testing/store.testing.ts';
import { canonicalNames, learnAccounts } from './accounts.ts';

const names = (server: readonly string[], asked: readonly string[]): readonly string[] =>
  asked.map(canonicalNames(new Set(server)));

test('a name without its domain is the account where only one domain has it', () => {
  assert.deepEqual(names(['ann@example.org', 'ben'], ['ann', 'Ann@Example.org', 'ben@example.org', 'BEN']), [
    'ann@example.org',
    'ann@example.org',
    'ben',
    'ben',
  ]);
});

test('the same name in two domains is two people', () => {
  const server = ['ann@example.org', 'ann@example.net'];
  assert.deepEqual(names(server, ['ann@example.org', 'ann@example.net', 'ann']), [
    'ann@example.org',
    'ann@example.net',
    'ann',
  ]);
  assert.deepEqual(names(server, ['ann@elsewhere.org']), ['ann@elsewhere.org']);
});

test('a foreign domain is not ours because the name is', () => {
  assert.deepEqual(names(['ann@example.org'], ['ann@evil.example']), ['ann@evil.example']);
});

test('an account that a master user opens is the account', () => {
  assert.deepEqual(
    names(['ann@example.org', 'ben'], ['ann*boss', 'Ann@example.org*boss', 'ann*boss@example.org']),
    ['ann@example.org', 'ann@example.org', 'ann@example.org'],
  );
  assert.deepEqual(names(['ben', 'b*c'], ['ben*boss', 'b*c', 'cy*boss', '*boss', 'ben%boss']), [
    'ben',
    'b*c',
    'cy*boss',
    '*boss',
    'ben%boss',
  ]);
  assert.equal(canonicalNames(new Set(['ben']), '%')('ben%boss'), 'ben');
});

test('both forms in use by the store are one person', () => {
  assert.deepEqual(names(['ann', 'ann@example.org'], ['ann', 'ann@example.org']), [
    'ann@example.org',
    'ann@example.org',
  ]);
});

test('a Windows domain in front of a name says nothing where only one holds the name', () => {
  assert.deepEqual(names(['corp\\ann', 'corp\\ben', 'ben'], ['CORP\\Ann', 'ann', 'corp\\ben', 'ben']), [
    'ann',
    'ann',
    'ben',
    'ben',
  ]);
  assert.deepEqual(names(['ann', 'ben@example.org'], ['CORP\\ann', 'CORP\\ben', 'corp\\cy']), [
    'ann',
    'ben@example.org',
    'corp\\cy',
  ]);
  assert.deepEqual(names(['corp\\ann', 'ann@example.org'], ['ann', 'corp\\ann']), [
    'ann@example.org',
    'ann@example.org',
  ]);
  assert.deepEqual(names(['corp\\ann'], ['corp\\ann*boss', 'ann*corp\\boss']), ['ann', 'ann']);
});

test('the same name in two Windows domains is two people, and a foreign domain is not ours', () => {
  const server = ['corp\\ann', 'lab\\ann', 'corp\\ben'];
  assert.deepEqual(names(server, ['corp\\ann', 'lab\\ann', 'ann', 'evil\\ben', 'a\\corp\\ben', 'corp\\']), [
    'corp\\ann',
    'lab\\ann',
    'ann',
    'evil\\ben',
    'a\\corp\\ben',
    'corp\\',
  ]);
});

test('a canonical name is its own, whatever names there are', () => {
  const name = fc.constantFrom(
    'ann',
    'ben',
    'ann@a.org',
    'ann@b.org',
    'ben@a.org',
    'Ann',
    byteString('hélène'),
    byteString('hélène@a.org'),
    'x@y',
    '',
    '@',
    'a@b@c',
    'ann*ben',
    'x*ben@a.org',
    '*',
    'corp\\ann',
    'lab\\ann',
    'corp\\ben@a.org',
    'corp\\*ben',
    'corp\\ann*lab\\ben',
    'a\\b\\ann',
    '\\ann',
    'corp\\',
  );
  fc.assert(
    fc.property(fc.array(name), name, (server, asked) => {
      const canonical = canonicalNames(new Set(server.map(lowerAscii)));
      assert.equal(canonical(canonical(asked)), canonical(asked));
      const upper = asked.replace(/[a-z]/g, (c) => c.toUpperCase());
      assert.equal(canonical(upper), canonical(asked));
    }),
  );
});

test('a name with letters beyond ASCII is one account, and its domain is ours', async (t: TestContext) => {
  const bench = await openBench();
  t.after(() => bench.close());
  const account = byteString('Hélène@Nhà.example');
  const low = byteString('hélène@nhà.example');
  const event: GivenEvent = { action: 'sign-in', outcome: 'success', protocol: 'imap', address: '192.0.2.7' };
  await bench.fill([
    { ...event, account },
    { ...event, account: low },
  ]);
  const names = await learnAccounts(bench.store, contextOf([]));
  assert.deepEqual([...names.known], [low]);
  assert.equal(names.canonical(account), low);
  assert.deepEqual([...names.domains], [byteString('nhà.example')]);
});
