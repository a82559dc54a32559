import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readThreshold, strengthWord, writeThreshold } from './threshold.ts';

test('a threshold is a step of 0.05 from 0 to 1, whatever the URL says, and comes back from it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
      const value = readThreshold(text);
      assert.ok(value >= 0 && value <= 100 && value % 5 === 0);
      assert.equal(readThreshold(writeThreshold(value)), value);
    }),
  );
  assert.equal(readThreshold('0.3'), 30);
  assert.equal(readThreshold('0.33'), 35);
  assert.equal(readThreshold(undefined), 0);
  assert.equal(writeThreshold(0), '');
  assert.equal(writeThreshold(30), '0.30');
});

test('words of strength follow the number', () => {
  assert.deepEqual([0, 0.15, 0.2, 0.25, 0.45, 0.5, 0.75, 0.8, 1].map(strengthWord), [
    'weak',
    'weak',
    'fair',
    'fair',
    'fair',
    'strong',
    'strong',
    'very-strong',
    'very-strong',
  ]);
});
