import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteString, readable } from '../../base/text.ts';
import { contextReaders } from './index.ts';
import { contextReaderOf } from './merge.ts';

/** What of `found` an expectation speaks of: the same keys, lists whole. Byte strings become readable. */
function like(found: unknown, expected: unknown): unknown {
  if (typeof found === 'string')
    return found !== expected && /^[\x00-\xff]*$/.test(found) ? readable(found) : found;
  if (Array.isArray(found))
    return found.map((item: unknown, i) =>
      Array.isArray(expected) && i < expected.length ? like(item, expected[i]) : item,
    );
  if (typeof found !== 'object' || found === null || typeof expected !== 'object' || expected === null)
    return found;
  const values: Readonly<Record<string, unknown>> = { ...found };
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, like(values[key], value)]));
}

for (const reader of contextReaders) {
  test(`context reader ${reader.id} reads its examples`, () => {
    assert.ok(
      reader.examples.some((e) => e.finds !== undefined),
      'an example that it takes',
    );
    assert.ok(
      reader.examples.some((e) => e.finds === undefined),
      'an example that it leaves',
    );
    for (const { path, text, finds } of reader.examples) {
      const bytes = byteString(text);
      if (finds === undefined) {
        assert.equal(reader.takes(path, bytes), false, `left: ${path}`);
        continue;
      }
      assert.equal(contextReaderOf(path, bytes)?.id, reader.id, `taken: ${path} ${text}`);
      const found = reader.read(bytes, { path, member: 'f1' });
      assert.deepEqual(like(found, finds), finds);
    }
  });

  test(`context reader ${reader.id} reads any bytes`, () => {
    const samples = reader.examples.map((e) => byteString(e.text));
    const spoilt = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.constantFrom(...samples),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'binary-ascii' }),
      )
      .map(([a, b, i, j, c]) => a.slice(0, i % (a.length + 1)) + c + b.slice(j % (b.length + 1)));
    fc.assert(
      fc.property(spoilt, (text) => {
        reader.takes('x', text);
        const found = reader.read(text, { path: 'a/b', member: 'f1' });
        assert.deepEqual(reader.read(text, { path: 'a/b', member: 'f1' }), found);
      }),
      { numRuns: 200 },
    );
  });
}

test('every place of an example points at the begin of a line', () => {
  for (const reader of contextReaders)
    for (const { path, text, finds } of reader.examples) {
      if (finds === undefined || text.startsWith('TZif')) continue;
      const bytes = byteString(text);
      const places = JSON.stringify(reader.read(bytes, { path, member: 'f1' })).matchAll(
        /"line":(\d+),"offset":(\d+)/g,
      );
      for (const [, line, offset] of places) {
        const before = bytes.slice(0, Number(offset));
        assert.equal(before.split('\n').length, Number(line), `${reader.id}: line ${line} at ${offset}`);
        assert.ok(before === '' || before.endsWith('\n'), `${reader.id}: ${offset} begins a line`);
      }
    }
});
