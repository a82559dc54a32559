import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slicesOf } from './slices.ts';

const LIMITS = { rows: 100, bytes: 10_000 };

const minutes = fc
  .uniqueArray(
    fc.record({
      minute: fc.integer({ min: 0, max: 5000 }),
      rows: fc.integer({ min: 1, max: 300 }),
      bytes: fc.integer({ min: 0, max: 30_000 }),
    }),
    { selector: (m) => m.minute },
  )
  .map((list) => list.sort((a, b) => a.minute - b.minute));

test('every minute is in exactly one slice, and no slice holds more than it may', () => {
  fc.assert(
    fc.property(minutes, (list) => {
      const slices = slicesOf(list, LIMITS);
      for (const m of list) {
        assert.equal(slices.filter((s) => s.from <= m.minute && m.minute < s.to).length, 1);
      }
      for (const { from, to, rows, pieces } of slices) {
        const inside = list.filter((m) => m.minute >= from && m.minute < to);
        const bytes = inside.reduce((n, m) => n + m.bytes, 0);
        assert.equal(
          inside.reduce((n, m) => n + m.rows, 0),
          rows,
        );
        assert.ok(rows <= LIMITS.rows * pieces && bytes <= LIMITS.bytes * pieces);
        if (inside.length > 1) assert.equal(pieces, 1, 'only a single minute is taken in pieces');
      }
    }),
  );
});
