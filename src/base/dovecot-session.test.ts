import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeDovecotSession, encodeDovecotSession, instantOfSession } from './dovecot-session.ts';
import { addressOfBytes } from './ip.ts';
import { parseIso } from './time.ts';

const address = fc.oneof(
  fc.uint8Array({ minLength: 4, maxLength: 4 }),
  fc.uint8Array({ minLength: 16, maxLength: 16 }),
);

test('an id that was encoded is decoded to the same', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 48 - 1), fc.nat(65535), address, (micros, port, bytes) => {
      const session = decodeDovecotSession(encodeDovecotSession(micros, port, bytes));
      assert.deepEqual(session, { micros, port, address: addressOfBytes(bytes) });
    }),
  );
});

test('the instant of a session is found from any time within four years', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e15 }),
      fc.integer({ min: -1.4e14, max: 1.4e14 }),
      (instant, off) => {
        assert.equal(instantOfSession(instant % 2 ** 48, instant + off), instant);
      },
    ),
  );
});

test('ids that Dovecot wrote', () => {
  const near = parseIso('2026-11-24T00:54:24Z') ?? 0;
  const v4 = decodeDovecotSession('1jl6JvtgDeYKFAEt');
  assert.ok(v4 !== undefined);
  assert.equal(v4.address, '10.20.1.45');
  assert.equal(v4.port, 58893);
  const instant = instantOfSession(v4.micros, near);
  assert.ok(Math.abs(instant - near) < 60e6, String(instant));
  assert.equal(decodeDovecotSession('a0VtHPtgdpkAAAAAAAAAAAAAAAAAAAAB')?.address, '::1');
  assert.equal(decodeDovecotSession('</PopHftgC5LLAHEm>'), undefined, 'no brackets');
  assert.equal(decodeDovecotSession('/PopHftgC5LLAHEm')?.address, '203.0.113.38');
});

test('the parts of a session have its address', () => {
  for (const end of [':1', ':L1', ':1:P2', '-4']) {
    assert.equal(decodeDovecotSession(`1jl6JvtgDeYKFAEt${end}`)?.address, '10.20.1.45');
  }
});

test('ids of another make say nothing', () => {
  for (const id of ['', 'IL1nC5PfBGsVMAAA0J78UA', '1jl6JvtgDeYKFAE', 'x'.repeat(33), '1jl6JvtgDeYKFA=t']) {
    assert.equal(decodeDovecotSession(id), undefined, id);
  }
});

test('no text makes decoding throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => void decodeDovecotSession(id)));
});
