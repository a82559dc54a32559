import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Xxh64 } from './xxh64.ts';

function low(...parts: readonly Buffer[]): string {
  const hash = new Xxh64();
  for (const part of parts) hash.update(part);
  return hash.digestLow().toString(16).padStart(8, '0');
}

test('known hashes', () => {
  assert.equal(low(), '51d8e999');
  assert.equal(low(Buffer.from('abc')), 'ad770999');
});

test('the same in any chunking', () => {
  const bytes = Buffer.from(Array.from({ length: 301 }, (_, i) => (i * 37) & 0xff));
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    assert.equal(low(bytes.subarray(0, cut), bytes.subarray(cut)), low(bytes));
  }
});
