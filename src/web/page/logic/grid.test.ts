import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  boundedWidth,
  drawnPlaces,
  isScaled,
  lastFirst,
  layoutOf,
  readWidths,
  scrolled,
  sightAt,
  sightOf,
  stepped,
  topOf,
  writeWidths,
} from './grid.ts';
import { firstRow, HIGHEST, rowsAround, scrollHeight, scrollTopOf } from './scaled.ts';

const tables = fc.record({
  rows: fc.oneof(fc.nat(200), fc.nat(20_000_000)),
  rowHeight: fc.constantFrom(24, 30, 41),
  view: fc.integer({ min: 60, max: 3000 }),
});

test('the element that scrolls is as high as its rows, or as high as a browser can', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const height = scrollHeight(table);
      assert.ok(height >= table.view && height <= Math.max(HIGHEST, table.view));
      if (!isScaled(table)) assert.equal(height, Math.max(table.view, table.rows * table.rowHeight));
    }),
  );
});

test('a place of the bar and its first row are each other’s reverse, from the very first to the very last row', () => {
  fc.assert(
    fc.property(tables, fc.double({ min: 0, max: 1, noNaN: true }), (table, share) => {
      const top = share * (scrollHeight(table) - table.view);
      const first = firstRow(table, top);
      assert.ok(first >= 0 && first <= lastFirst(table) + 1e-6);
      if (lastFirst(table) > 0) assert.ok(Math.abs(scrollTopOf(table, first) - top) < 0.01);
      assert.equal(firstRow(table, 0), 0);
      assert.ok(Math.abs(firstRow(table, scrollHeight(table)) - lastFirst(table)) < 1e-6);
    }),
  );
});

test('further down the bar is further down the table', () => {
  fc.assert(
    fc.property(tables, fc.nat(8_000_000), fc.nat(8_000_000), (table, a, b) => {
      assert.equal(firstRow(table, Math.min(a, b)) <= firstRow(table, Math.max(a, b)), true);
    }),
  );
});

test('rows at hand cover the view, and are few', () => {
  fc.assert(
    fc.property(tables, fc.double({ min: 0, max: 1, noNaN: true }), (table, share) => {
      const first = share * lastFirst(table);
      const [from, to] = rowsAround(table, first);
      assert.ok(from >= 0 && to <= table.rows && from <= to);
      assert.ok(from <= first);
      assert.ok(to >= Math.min(table.rows, first + table.view / table.rowHeight));
      assert.ok(to - from <= 2 * (Math.ceil(table.view / table.rowHeight) + 1));
    }),
  );
});

test('a row that gets the focus is wholly in sight after, with no more movement than needed', () => {
  fc.assert(
    fc.property(tables, fc.nat(20_000_000), fc.nat(20_000_000), (table, start, to) => {
      fc.pre(table.rows > 0);
      const row = to % table.rows;
      const before = sightAt(table, start % table.rows);
      const after = sightOf(table, before, row);
      assert.ok(after.first <= row + 1e-6, 'not above');
      assert.ok(row + 1 <= after.first + table.view / table.rowHeight + 1e-6, 'not below');
      assert.equal(sightOf(table, after, row).first, after.first, 'then it stays');
    }),
  );
});

test('a bar that has not moved keeps the exact place, also where a pixel is many rows', () => {
  fc.assert(
    fc.property(tables, fc.nat(20_000_000), (table, row) => {
      const sight = sightAt(table, row);
      assert.ok(Math.abs(scrolled(table, sight, sight.scrollTop).first - sight.first) < 1e-3);
      const nudged = scrolled(table, sight, sight.scrollTop + 0.4).first;
      if (isScaled(table)) assert.equal(nudged, sight.first);
    }),
  );
});

test('rows in view stand one below the other, where the view is; no row makes room of its own', () => {
  fc.assert(
    fc.property(tables, fc.nat(20_000_000), fc.nat(20_000_000), (table, start, other) => {
      fc.pre(table.rows > 0);
      const sight = sightAt(table, start);
      const row = Math.min(table.rows - 1, Math.ceil(sight.first));
      const top = topOf(table, sight, row);
      assert.ok(top >= sight.scrollTop - 1e-3 && top <= sight.scrollTop + table.rowHeight + 1e-3);
      assert.ok(topOf(table, sight, other % table.rows) <= scrollHeight(table) - table.rowHeight + 1e-6);
    }),
  );
});

test('steps stay in the table', () => {
  fc.assert(
    fc.property(
      tables,
      fc.nat(20_000_000),
      fc.constantFrom('next', 'previous', 'first', 'last', 'page-down', 'page-up'),
      (table, row, step) => {
        const to = stepped(table, row, step);
        assert.ok(to >= 0 && to <= Math.max(0, table.rows - 1));
      },
    ),
  );
});

test('widths are read as they were written, and nothing else is one', () => {
  const ids = ['item', 'grade', 'time'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ids), fc.nat(3000)), (raw) => {
      const widths = Object.fromEntries(Object.entries(raw).map(([id, w]) => [id, boundedWidth(w)]));
      assert.deepEqual({ ...readWidths(writeWidths(widths), ids) }, widths);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const [id, width] of Object.entries(readWidths(text, ids)))
        assert.ok(ids.includes(id) && width >= 48 && width <= 1600);
    }),
  );
});

test('a column that takes the room that is left no longer does once somebody set its width', () => {
  const columns = [
    { id: 'item', width: 340, grows: true },
    { id: 'grade', width: 150 },
  ];
  assert.deepEqual(layoutOf(columns, {}), { template: 'minmax(340px, 1fr) 150px', least: 490 });
  assert.deepEqual(layoutOf(columns, { item: 200, grade: 90 }), { template: '200px 90px', least: 290 });
});

test('the row that has the focus is drawn once, in sight or not; of no rows none is', () => {
  assert.deepEqual(drawnPlaces(2, 5, 9, 3), [2, 3, 4]);
  assert.deepEqual(drawnPlaces(2, 5, 9, 8), [2, 3, 4, 8]);
  assert.deepEqual(drawnPlaces(0, 0, 0, 0), []);
});
