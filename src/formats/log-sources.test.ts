import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WAY_IN_FORMATS } from '../case/log-sources.ts';
import { fileFormats, programFormats } from './index.ts';

test('every format of access logs is one of a way in', () => {
  const ids = [...fileFormats, ...programFormats]
    .map((f) => f.id)
    .filter((id) => id.startsWith('web-access'));
  assert.ok(ids.length >= 3);
  assert.deepEqual(
    ids.filter((id) => !WAY_IN_FORMATS.includes(id)),
    [],
  );
});
