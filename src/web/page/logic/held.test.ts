import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHUNK, heldFirst, joined, missingChunks } from './held.ts';

const TOTAL = 950;
const windowAt = (from: number) => {
  const rows = Array.from(
    { length: Math.max(0, Math.min(CHUNK, TOTAL - from)) },
    (_, i) => `row ${from + i}`,
  );
  return { total: TOTAL, from, rows, at: -1 };
};

test('once what is missing has come, all wanted rows are held, each in its place, and nothing is missing', () => {
  fc.assert(
    fc.property(fc.nat(TOTAL), fc.nat(TOTAL), fc.nat(TOTAL + 50), (first, from, to) => {
      const begun = heldFirst('list', 0, windowAt(first));
      const missing = missingChunks(begun, from, to, new Set());
      const held = missing.reduce((before, chunk) => joined(before, windowAt(chunk * CHUNK)), begun);
      for (let row = from; row < Math.min(to, TOTAL); row += 1)
        assert.equal(held.rows.get(row), `row ${row}`);
      assert.deepEqual(missingChunks(held, from, to, new Set()), []);
      assert.deepEqual(
        missingChunks(begun, from, to, new Set(missing)),
        [],
        'what is coming is not asked for',
      );
      assert.equal(new Set(missing).size, missing.length);
    }),
  );
});
