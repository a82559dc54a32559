import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Interval, intersection, lengthOf, longestOf, union } from './intervals.ts';

const list = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })).map(([from, n]) => ({
    from,
    to: from + n,
  })),
  { maxLength: 12 },
);

const covers = (all: readonly Interval[], at: number) => all.some((i) => i.from <= at && at < i.to);
const points = Array.from({ length: 80 }, (_, i) => i);

test('the union covers what any covers, in pieces that do not touch', () => {
  fc.assert(
    fc.property(list, (all) => {
      const joined = union(all);
      for (const at of points) assert.equal(covers(joined, at), covers(all, at));
      for (const [i, one] of joined.entries()) {
        assert.ok(one.to > one.from);
        const next = joined[i + 1];
        assert.ok(next === undefined || next.from > one.to);
      }
      assert.equal(lengthOf(all), points.filter((at) => covers(all, at)).length);
    }),
  );
});

test('the intersection covers what both cover', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const both = intersection(a, b);
      for (const at of points) assert.equal(covers(both, at), covers(a, at) && covers(b, at));
      assert.equal(lengthOf(a) + lengthOf(b), lengthOf([...a, ...b]) + lengthOf(both));
    }),
  );
});

test('the longest stretch is that of pieces joined', () => {
  assert.equal(longestOf([]), 0);
  const pieces = [
    { from: 0, to: 5 },
    { from: 4, to: 9 },
    { from: 20, to: 26 },
  ];
  assert.equal(longestOf(pieces), 9);
});
