import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR, SECOND } from '../base/time.ts';
import { CALIBRATED, type Cell, contradicts, type Link, solve, stretchesOf } from './clock-offsets.ts';

const START = Date.UTC(2026, 5, 8) * 1000;

/** An hour with so many pairs that lie `offset` apart, give or take the way of a record. */
function cell(hour: number, offset: number, pairs: number, way = 0.3 * SECOND): Cell {
  const from = START + hour * HOUR;
  return { pairs, offset: offset + way, spread: way, from, to: from + HOUR - SECOND };
}

function link(left: number, right: number, offset: number, hours = 6, pairs = 10): Link {
  const cells = Array.from({ length: hours }, (_, h) => cell(h, offset, pairs));
  return { rule: 'webmail-queue-id', left, right, cells };
}

const offsets = fc.integer({ min: -90_000, max: 90_000 }).map((s) => s * SECOND);

test('clocks of streams that hang together are told, whichever way their records are paired', () => {
  fc.assert(
    fc.property(offsets, offsets, fc.boolean(), fc.boolean(), (one, two, flipped, also) => {
      const links = [
        flipped ? link(1, 0, one) : link(0, 1, -one),
        also ? link(2, 1, two - one) : link(1, 2, one - two),
      ];
      const found = solve(links, [0, 1, 2]);
      assert.deepEqual(
        found.map((c) => c.stream),
        [1, 2],
      );
      for (const [i, ahead] of [one, two].entries()) {
        const [stretch] = found[i]?.stretches ?? [];
        assert.ok(stretch && Math.abs(stretch.ahead - ahead) <= SECOND);
        if (Math.abs(ahead) > 12 * SECOND) assert.ok(contradicts(stretch));
        if (Math.abs(ahead) < 4 * SECOND) assert.ok(!contradicts(stretch));
      }
    }),
  );
});

test('jitter of seconds around nothing is no contradiction', () => {
  const hours = fc.array(fc.integer({ min: -4_000_000, max: 4_000_000 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(hours, (list) => {
      const cells = list.map((offset, h) => cell(h, offset, 9, 0));
      assert.ok(stretchesOf(cells).every((s) => !contradicts(s)));
    }),
  );
});

test('too few pairs make no statement', () => {
  fc.assert(
    fc.property(offsets, fc.integer({ min: 1, max: CALIBRATED - 1 }), (offset, pairs) => {
      assert.deepEqual(solve([{ ...link(1, 0, offset), cells: [cell(0, offset, pairs)] }], [0, 1]), []);
    }),
  );
});

test('a clock that is set while it runs makes two stretches', () => {
  const cells = [0, 1, 2].map((h) => cell(h, 0, 20)).concat([3, 4].map((h) => cell(h, 90 * SECOND, 20)));
  const found = stretchesOf(cells);
  assert.deepEqual(
    found.map((s) => [Math.round(s.ahead / SECOND), s.pairs]),
    [
      [0, 60],
      [90, 40],
    ],
  );
  assert.equal(found[1]?.from, START + 3 * HOUR);
});

test('a few pairs that took longer do not divide a stretch', () => {
  const found = stretchesOf([cell(0, 0, 15), cell(1, 80 * SECOND, 2), cell(2, 0, 15)]);
  assert.deepEqual(
    found.map((s) => s.pairs),
    [30],
  );
});

test('the hour that autumn shows twice is not a clock that was set', () => {
  const cells = [cell(0, 0, 40), cell(1, -HOUR, 30), cell(2, 0, 40)];
  assert.ok(stretchesOf(cells).every((s) => !contradicts(s)));
});

test('an id that stands in both says more than a name and a time', () => {
  const near: Link = { ...link(1, 0, 300 * SECOND, 6, 1000), rule: 'webmail-and-imap' };
  const found = solve([near, link(1, 0, 0)], [0, 1]);
  assert.deepEqual(
    found.map((c) => c.link.rule),
    ['webmail-queue-id'],
  );
});

test('a clock that was set is not put down to those that were held against it', () => {
  const set = [0, 1, 2].map((h) => cell(h, 0, 20)).concat([3, 4].map((h) => cell(h, 90 * SECOND, 20)));
  const seen = [0, 1, 2].map((h) => cell(h, 0, 20)).concat([3, 4].map((h) => cell(h, -90 * SECOND, 20)));
  const found = solve(
    [
      { ...link(1, 0, 0), cells: set },
      { ...link(2, 1, 0), rule: 'webmail-and-imap', cells: seen },
    ],
    [0, 1, 2],
  );
  assert.deepEqual(
    found.map((c) => c.stretches.map((s) => Math.round(s.ahead / SECOND))),
    [
      [0, 90],
      [1, 1],
    ],
  );
});
