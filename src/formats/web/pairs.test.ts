import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairsOf } from './pairs.ts';

test('bare, quoted and bracketed values', () => {
  assert.deepEqual(pairsOf('a=1 b="x \\"y\\" = z"  c=[d e] f='), {
    a: '1',
    b: 'x "y" = z',
    c: '[d e]',
    f: '',
  });
});

test('what is left: words without a name, a name twice, a quote that stays open or ends in a word', () => {
  for (const line of [
    '',
    'a',
    'a=1 b',
    'b c=1',
    'a=1 a=2',
    'a="x',
    'a="x"y',
    'a=[x',
    '1=2',
    `${'n'.repeat(41)}=1`,
  ])
    assert.equal(pairsOf(line), undefined, line);
});

test('any values come out as they went in', () => {
  const value = fc.string().map((s) => s.replaceAll('\\', ''));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), (values) => {
      const line = values.map((v, i) => `k${i}="${v.replaceAll('"', '\\"')}"`).join(' ');
      assert.deepEqual(Object.values(pairsOf(line) ?? {}), values);
    }),
  );
});
