import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { barHeight, barsOf } from './bars.ts';
import { chunksFor, type Found, foundMore, foundWhole, nothingFound, partAt } from './found.ts';
import { withoutSpan, withTerm, withTimes } from './query-text.ts';
import { formatColumns, parseColumns, resized, stepped, toggled } from './table-columns.ts';

const found = fc.array(fc.nat(300), { maxLength: 12 }).map((counts) =>
  counts.reduce<Found>(
    (all, count, i) =>
      foundMore(all, {
        from: i,
        to: i + 1,
        count,
        times: [[i + 1, count]],
        rows: 1000,
        keys: null,
        hits: [],
        next: 1,
      }),
    nothingFound(0),
  ),
);

test('every hit is in one part, and what is asked for has it', () => {
  fc.assert(
    fc.property(found, fc.nat(4000), fc.nat(400), fc.nat(7), ({ parts, count }, from, more, every) => {
      const isThere = (i: number): boolean => i % 8 > every;
      const part = partAt(parts, from);
      assert.equal(part === undefined, from >= count);
      const to = Math.min(count, from + more);
      const got = new Set<number>();
      for (const { part: p, skip, take } of chunksFor({ parts }, from, to, isThere)) {
        assert.ok(take > 0 && skip + take <= p.count);
        for (let i = 0; i < take; i += 1) got.add(p.start + skip + i);
      }
      for (let i = from; i < to; i += 1) assert.ok(got.has(i) || isThere(i));
    }),
  );
});

test('parts that are found whole are as if each had been asked for', () => {
  fc.assert(
    fc.property(found, fc.array(fc.nat(300), { maxLength: 12 }), (all, rows) => {
      const one = rows.reduce((f, count) => {
        const [from, to] = [f.at, f.at + 1];
        return foundMore(f, { from, to, count, times: [], rows: count, keys: null, hits: [], next: 1 });
      }, all);
      assert.deepEqual(foundWhole(all, rows), one);
    }),
  );
});

test('bars hold every hit with a time, side by side, and are not too many', () => {
  const hours = fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: 1, max: 9 })), { maxLength: 30 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 2, max: 200 }), (list, most) => {
      const map = new Map(list);
      const bars = barsOf(map, null, 1, most);
      assert.ok(bars.length <= most);
      const sum = [...map].reduce((s, [hour, n]) => s + (hour === 0 ? 0 : n), 0);
      assert.equal(
        bars.reduce((s, b) => s + b.count, 0),
        sum,
      );
      bars.forEach((b, i) => {
        assert.ok(i === 0 || b.from === bars[i - 1]?.to);
      });
    }),
  );
  assert.deepEqual(
    barsOf(new Map(), [5, 6], 1, 10).map((b) => b.from),
    [5, 6],
  );
  assert.deepEqual([barHeight(0, 9), barHeight(9, 9)], [0, 1]);
});

test('conditions are put into the text and taken out of it', () => {
  assert.equal(withTerm('', 'a'), 'a');
  assert.equal(withTerm('x ', 'account:"h r"'), 'x account:"h r"');
  assert.equal(withTerm('x a', 'a'), 'x a');
  assert.equal(withoutSpan('a bb c', 2, 4), 'a c');
  assert.equal(withoutSpan('a', 0, 1), '');
  assert.equal(
    withTimes('a time>2026 b', [{ from: 2, to: 11 }], '2026-03-01T04:00:00.000Z', '2026-03-01T06:00:00.000Z'),
    'a b time>=2026-03-01T04:00Z time<2026-03-01T06:00Z',
  );
});

test('columns stand in the URL as they are', () => {
  const text = 'account:200,address';
  assert.equal(formatColumns(parseColumns(text)), text);
  assert.deepEqual(parseColumns('a<b,,x:9'), [{ name: 'x', width: 60 }]);
  assert.equal(formatColumns(toggled(parseColumns(text), 'account')), 'address');
  assert.equal(formatColumns(toggled([], 'uid')), 'uid');
  assert.equal(formatColumns(stepped(parseColumns(text), 'address', 1)), 'account:200,address:220');
  assert.equal(formatColumns(resized(parseColumns(text), 'address', 5000)), 'account:200,address:900');
});
