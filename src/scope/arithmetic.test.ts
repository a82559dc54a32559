import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bounds } from './arithmetic.ts';

const sum = (list: readonly number[]): number => list.reduce((n, x) => n + x, 0);
const sizes = fc.array(fc.integer({ min: 200, max: 5_000_000 }), { minLength: 1, maxLength: 60 });
/** Counters differ from listings by less than a third of a percent. */
const noise = fc.double({ min: 0.9975, max: 1.0025, noNaN: true });

test('messages fetched once each are never outside the bounds', () => {
  fc.assert(
    fc.property(
      sizes.chain((s) => fc.tuple(fc.constant(s), fc.subarray(s), noise)),
      ([all, fetched, off]) => {
        const b = bounds(fetched.length, sum(fetched) * off, all);
        assert.ok(b.atLeast <= fetched.length && fetched.length <= b.atMost, JSON.stringify(b));
      },
    ),
    { numRuns: 500 },
  );
});

test('a full copy is all of them, also when made twice or when some have gone since', () => {
  fc.assert(
    fc.property(sizes, noise, (all, off) => {
      const b = bounds(all.length, sum(all) * off, all);
      assert.deepEqual([b.all, b.atLeast], [true, all.length]);
    }),
  );
  const mailbox = Array.from({ length: 300 }, (_, i) => 3000 + ((i * 7919) % 40_000));
  assert.ok(bounds(600, 2 * sum(mailbox), mailbox).all, 'twice');
  const left = mailbox.slice(0, 285);
  const b = bounds(300, sum(mailbox), left);
  assert.deepEqual([b.atLeast, b.atMost, b.all], [285, 300, true], 'fifteen are gone');
});

test('a copy of a mailbox of which some messages are gone since, however small, stays within the bounds', () => {
  const gone = fc.array(fc.integer({ min: 300, max: 4000 }), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, gone, noise, (left, lost, off) => {
      const fetched = [...left, ...lost];
      const b = bounds(fetched.length, Math.round(sum(fetched) * off), left);
      assert.ok(b.atLeast <= fetched.length && fetched.length <= b.atMost, JSON.stringify(b));
    }),
    { numRuns: 500 },
  );
  const mailbox = Array.from({ length: 244 }, (_, i) => 60_000 + ((i * 7919) % 100_000));
  const b = bounds(250, sum(mailbox) + 6 * 3600, mailbox);
  assert.deepEqual([b.atLeast, b.atMost], [244, 250]);
});

test('however often messages are fetched, no more are touched than were fetched', () => {
  const fetches = sizes.chain((s) =>
    fc.tuple(fc.constant(s), fc.array(fc.nat(s.length - 1), { maxLength: 200 })),
  );
  fc.assert(
    fc.property(fetches, ([all, indices]) => {
      const b = bounds(indices.length, sum(indices.map((i) => all[i] ?? 0)), all);
      assert.ok(b.atMost >= new Set(indices).size && b.atLeast <= b.atMost);
      assert.ok(b.all || b.atLeast <= 1, 'without proof of all, one is all that is sure');
      assert.equal(b.atMost === 0, indices.length === 0);
    }),
  );
});

test('one large message again and again is not the whole mailbox', () => {
  const mailbox = [2_000_000, 3000, 4000];
  assert.deepEqual(bounds(5, 10_000_000, mailbox), { atLeast: 1, atMost: 5, all: false });
  const larger = [2_000_000, ...Array.from({ length: 40 }, () => 3000)];
  assert.ok(!bounds(60, 120_000_000, larger).all);
});

test('half of a mailbox, and a mailbox that nobody listed', () => {
  assert.deepEqual(bounds(2, 2000, [1000, 1000, 1000, 1000]), { atLeast: 1, atMost: 2, all: false });
  assert.deepEqual(bounds(7, 9000, []), { atLeast: 1, atMost: 7, all: false });
  assert.deepEqual(bounds(0, 0, [1000]), { atLeast: 0, atMost: 0, all: false });
});

test('as many fetches as messages, of far fewer bytes, are parts of them', () => {
  assert.ok(!bounds(3, 900, [100_000, 200_000, 300_000]).all);
});
