import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, SECOND, wallTime } from '../../base/time.ts';
import { chosenStamp } from './stamps.ts';

const WALL = wallTime(2026, 11, 24, 0, 51, 35);

test('a log_date_format of the administrator’s choice', () => {
  const whole = { wall: WALL, precision: SECOND, hasYear: true };
  for (const [text, offset] of [
    ['24-Nov-2026 00:51:35 +0100', HOUR],
    ['2026-11-24T00:51:35+01:00', HOUR],
    ['Tue, 24 Nov 2026 00:51:35 +0100', HOUR],
    ['24.11.2026 00:51:35', undefined],
    ['24.11.2026, 00:51:35 +0100', HOUR],
    ['24-11-2026 00:51:35 UTC', 0],
    ['Tue Nov 24 00:51:35 2026', undefined],
    [String(WALL / SECOND), 0],
  ] as const) {
    assert.deepEqual(chosenStamp(text), { ...whole, offset }, text);
  }
  const yearless = { wall: wallTime(2000, 2, 29, 0, 51, 35), offset: undefined, precision: SECOND };
  assert.deepEqual(chosenStamp('Feb 29 00:51:35'), { ...yearless, hasYear: false });
  assert.equal(chosenStamp('24.11.2026 00:51:35.250')?.precision, 1000);
});

test('what could be two dates, or is none, is left', () => {
  for (const text of [
    '11/12/2026 00:51:35',
    '24.11-2026 00:51:35',
    '31.13.2026 00:51:35',
    'Foo 24 00:51:35',
    '24.11.2026',
    '12345',
    '',
  ]) {
    assert.equal(chosenStamp(text), undefined, text);
  }
});
