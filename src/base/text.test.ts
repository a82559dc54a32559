import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteString, lowerAscii, readable } from './text.ts';

test('the lower case of bytes leaves letters beyond ASCII whole', () => {
  assert.equal(readable(lowerAscii(byteString('Hélène.LEFÈVRE'))), 'hélène.lefÈvre');
  assert.equal(lowerAscii('ANN@Example.org'), 'ann@example.org');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const low = text.replace(/[A-Z]/g, (c) => c.toLowerCase());
      assert.equal(lowerAscii(byteString(text)), byteString(low));
      assert.equal(lowerAscii(byteString(low)), byteString(low));
    }),
  );
});
