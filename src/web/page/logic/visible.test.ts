import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible as onServer } from '../../../base/text.ts';
import { visible } from './visible.ts';

test('the page spells out what the server does, and nothing else', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const text = `a${String.fromCharCode(code)}b`;
    assert.equal(visible(text), onServer(text), code.toString(16));
  }
  const unit = fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c));
  const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((c) => String.fromCharCode(c));
  fc.assert(
    fc.property(fc.array(fc.oneof(unit, half, fc.constant('\u{e0041}'), fc.constant('😀'))), (units) => {
      const text = units.join('');
      assert.equal(visible(text), onServer(text));
      assert.equal(visible(visible(text)), visible(text));
      assert.doesNotMatch(visible(text), /[\ud800-\udfff]/u);
    }),
  );
});

test('what shows stays as it is', () => {
  for (const text of ['Bảo ệ', '日本語', '😀 👍🏽 ❤️', 'naïve', 'a\u0301', 'عربي', '=?utf-8?q?x?='])
    assert.equal(visible(text), text);
  assert.equal(visible('a\u{e0041}\ud800\u00ad\u3164'), 'a\\u{e0041}\\ud800\\xad\\u3164');
});
