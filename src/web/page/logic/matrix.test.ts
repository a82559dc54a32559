import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applied, areRivals, CELL_VALUES, tellsApart } from './matrix.ts';

const WORTH = new Map([
  ['++', 2],
  ['+', 1],
  ['0', 0],
  ['-', -1],
  ['--', -2],
]);

const matrix = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.array(fc.constantFrom(...CELL_VALUES), { minLength: 4, maxLength: 4 })),
  )
  .map(([columns, rows]) => ({
    columns: Array.from({ length: columns }, (_, i) => ({ key: `c${i}` })),
    rows: rows.map((values, r) => ({
      cells: values.slice(0, columns).map((computed, c) => ({ about: `cell:r${r}/c${c}`, computed })),
    })),
  }));

test('sums of columns are those of adding up cell by cell, before and after overrules', () => {
  fc.assert(
    fc.property(
      matrix,
      fc.array(
        fc.tuple(fc.nat(6), fc.nat(4), fc.oneof(fc.constantFrom<string>(...CELL_VALUES), fc.string())),
      ),
      (one, list) => {
        const overrules = new Map(list.map(([r, c, value]) => [`cell:r${r}/c${c}`, value]));
        const { values, sums } = applied(one, (about) => overrules.get(about));
        for (let c = 0; c < one.columns.length; c += 1) {
          let [before, after, against, againstAfter] = [0, 0, 0, 0];
          for (const [r, row] of one.rows.entries()) {
            const cell = row.cells[c];
            const computed = WORTH.get(cell?.computed ?? '') ?? Number.NaN;
            const now = WORTH.get(overrules.get(cell?.about ?? '') ?? '') ?? computed;
            before += computed;
            after += now;
            if (computed < 0) against -= computed;
            if (now < 0) againstAfter -= now;
            assert.equal(WORTH.get(values[r]?.[c] ?? ''), now);
          }
          assert.deepEqual(sums[c], {
            before,
            after,
            againstBefore: against,
            againstAfter,
          });
        }
      },
    ),
  );
});

test('an overrule that is no value of a cell changes nothing, and none changes what was computed', () => {
  const one = { columns: [{}], rows: [{ cells: [{ about: 'cell:r/c', computed: '+' as const }] }] };
  assert.deepEqual(applied(one, () => '<b>').sums, applied(one, () => undefined).sums);
  const { sums, values } = applied(one, () => '--');
  assert.deepEqual(sums, [{ before: 1, after: -2, againstBefore: 0, againstAfter: 2 }]);
  assert.deepEqual(values, [['--']]);
  assert.equal(one.rows[0]?.cells[0]?.computed, '+');
});

test('a row tells hypotheses apart only where it differs', () => {
  assert.equal(tellsApart(['+', '+', '+']), false);
  assert.equal(tellsApart(['+', '0']), true);
  assert.equal(tellsApart(['+']), false);
});

test('only ways into one account are rivals; origins always are', () => {
  const accounts = ['a', 'b'];
  assert.ok(!areRivals({ kind: 'entry', account: '', accounts }));
  assert.ok(areRivals({ kind: 'entry', account: 'a', accounts }));
  assert.ok(areRivals({ kind: 'entry', account: '', accounts: ['a'] }));
  assert.ok(areRivals({ kind: 'origin', account: '', accounts }));
});
