import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { peakOf } from './clock-peak.ts';

const noise = fc.array(
  fc.record({ bin: fc.integer({ min: -54_000, max: 54_000 }), count: fc.integer({ min: 1, max: 2 }) }),
  { maxLength: 100 },
);

test('the difference that most pairs share is found among others', () => {
  fc.assert(
    fc.property(noise, fc.integer({ min: -54_000, max: 54_000 }), (others, at) => {
      const apart = others.filter((o, i) => others.findIndex((p) => Math.abs(p.bin - o.bin) <= 3) === i);
      const bins = [...apart.filter((o) => Math.abs(o.bin - at) > 5), { bin: at, count: 25 }];
      const found = peakOf(bins);
      assert.ok(found !== undefined && found.count >= 25);
      assert.ok(Math.abs(found.seconds - at) <= 2);
    }),
  );
});

test('two differences that are about as frequent say nothing', () => {
  const bins = [
    { bin: 300, count: 40 },
    { bin: 900, count: 30 },
  ];
  assert.equal(peakOf(bins), undefined);
});

test('no difference is believed before another that is hardly more frequent', () => {
  const bins = [
    { bin: 300, count: 40 },
    { bin: 1, count: 30 },
  ];
  assert.equal(peakOf(bins)?.seconds, 0);
  assert.equal(peakOf([]), undefined);
});
