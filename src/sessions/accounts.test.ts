import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalNames } from './accounts.ts';

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

test('a canonical name is its own, whatever names there are', () => {
  const name = fc.constantFrom(
    'ann',
    'ben',
    'ann@a.org',
    'ann@b.org',
    'ben@a.org',
    'Ann',
    'x@y',
    '',
    '@',
    'a@b@c',
    'ann*ben',
    'x*ben@a.org',
    '*',
  );
  fc.assert(
    fc.property(fc.array(name), name, (server, asked) => {
      const canonical = canonicalNames(new Set(server.map((s) => s.toLowerCase())));
      assert.equal(canonical(canonical(asked)), canonical(asked));
      assert.equal(canonical(asked.toUpperCase()), canonical(asked));
    }),
  );
});
