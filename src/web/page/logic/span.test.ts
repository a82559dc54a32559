import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { between, isoSecond, panned, parseUtc, zoomed } from './span.ts';

const bounds = { whole: { from: 1_000_000, to: 9_000_000 }, least: 60_000 };
const view = fc
  .tuple(fc.integer({ min: 1_000_000, max: 8_900_000 }), fc.integer({ min: 60_000, max: 8_000_000 }))
  .map(([from, length]) => ({ from, to: Math.min(9_000_000, from + length) }));

test('whatever is done, the view stays within all there is and is never shorter than what shows anything', () => {
  fc.assert(
    fc.property(view, fc.double({ min: 0.01, max: 50, noNaN: true }), fc.integer(), (one, factor, at) => {
      for (const next of [
        zoomed(one, factor, (one.from + one.to) / 2, bounds),
        panned(one, factor - 25, bounds),
        between(at, one.to, bounds),
      ]) {
        assert.ok(next.from >= bounds.whole.from && next.to <= bounds.whole.to, JSON.stringify(next));
        assert.ok(next.to - next.from >= Math.min(bounds.least, one.to - one.from) - 1);
      }
    }),
  );
});

test('zooming in and out again around one time comes back', () => {
  const one = { from: 4_000_000, to: 5_000_000 };
  assert.deepEqual(zoomed(zoomed(one, 0.5, 4_500_000, bounds), 2, 4_500_000, bounds), one);
});

test('a time without zone is UTC; another zone is refused', () => {
  assert.equal(isoSecond(parseUtc('2026-11-24 00:41') ?? 0), '2026-11-24T00:41:00Z');
  assert.equal(isoSecond(parseUtc('2026-11-24T00:41:30Z') ?? 0), '2026-11-24T00:41:30Z');
  assert.equal(isoSecond(parseUtc(' 2026-11-24 ') ?? 0), '2026-11-24T00:00:00Z');
  for (const text of ['', '24.11.2026', '2026-11-24 00:41 +01:00', '2026-13-01', 'now'])
    assert.equal(parseUtc(text), undefined, text);
});
