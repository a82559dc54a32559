import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonText } from './json.ts';

test('the pieces are the text that JSON.stringify makes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal([...jsonText(value)].join(''), `${JSON.stringify(value, null, 1)}\n`);
    }),
  );
});

test('what is not there is left out, as JSON has no word for it', () => {
  const value = { a: undefined, b: [undefined, { c: undefined, d: 1 }], e: {}, f: [] };
  assert.equal([...jsonText(value)].join(''), `${JSON.stringify(value, null, 1)}\n`);
});

test('long texts come in several pieces', () => {
  const value = { items: Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(1000) })) };
  const pieces = [...jsonText(value)];
  assert.ok(pieces.length > 2);
  assert.equal(pieces.join(''), `${JSON.stringify(value, null, 1)}\n`);
});
