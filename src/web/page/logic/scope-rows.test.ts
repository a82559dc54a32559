import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_SELECTED, withSelected, withTurned } from './scope-rows.ts';
import { joinRows, splitRows } from './values.ts';

const some = fc.uniqueArray(fc.nat(5000), { maxLength: 600 });

test('rows that are added are selected once each, and a selection is never too large', () => {
  fc.assert(
    fc.property(some, some, (selected, rows) => {
      const next = splitRows(withSelected(selected, rows, true));
      assert.deepEqual(next, [...new Set([...selected, ...rows])].slice(0, MOST_SELECTED));
    }),
  );
});

test('a row that is turned twice is as before, folded or selected', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 50 }), fc.nat(5000), (rows, row) => {
      fc.pre(!rows.includes(row));
      const text = joinRows(rows);
      assert.equal(withTurned(withTurned(text, row), row), text);
      assert.equal(withSelected(splitRows(withSelected(rows, [row], false)), [row], false), text);
    }),
  );
});
