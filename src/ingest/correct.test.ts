import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND, zone } from '../base/time.ts';
import { inYear } from './calendar.ts';
import type { Clock } from './clock.ts';
import { corrected } from './correct.ts';

const JUNE = Date.UTC(2026, 5, 8, 10) * 1000;

const CLOCK: Clock = {
  zone: 'Asia/Ho_Chi_Minh',
  zoneSource: 'timezone-file',
  year: 2026,
  yearSource: 'file-time',
  contradicted: '',
  ahead: 0,
};

const within = (ahead: number, from = JUNE) => ({ ahead, from, to: from + DAY });

test('whole quarters of an hour are a wrong zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: -48, max: 48 }), fc.integer({ min: -2, max: 2 }), (quarters, seconds) => {
      fc.pre(quarters !== 0);
      const { clock, wrong } = corrected(CLOCK, [within(quarters * 15 * MINUTE + seconds * SECOND)]);
      assert.equal(wrong, 'zone');
      assert.equal(zone(clock.zone)?.offsetAt(JUNE), 7 * HOUR + quarters * 15 * MINUTE);
      assert.deepEqual([clock.zoneSource, clock.contradicted], ['other-log', 'Asia/Ho_Chi_Minh']);
      assert.equal(clock.ahead, 0);
    }),
  );
});

test('any other amount is the clock itself', () => {
  const { clock, wrong } = corrected(CLOCK, [within(37.4 * SECOND)]);
  assert.deepEqual([wrong, clock.ahead, clock.zone], ['clock', 37 * SECOND, CLOCK.zone]);
});

test('a stamp that carries its zone cannot be in a wrong one', () => {
  const { clock, wrong } = corrected({ ...CLOCK, zone: '', zoneSource: 'line' }, [within(-HOUR)]);
  assert.deepEqual([wrong, clock.ahead], ['clock', -HOUR]);
});

test('whole years are a wrong year, leap years between or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2010, max: 2030 }),
      fc.constantFrom(-2, -1, 1, 2),
      fc.integer({ min: 0, max: 58 }).chain((d) => fc.constantFrom(d, d + 60, d + 200)),
      (year, off, day) => {
        const wall = Date.UTC(2000, 0, 1) * 1000 + day * DAY;
        const read = inYear(wall, year);
        const { clock, wrong } = corrected({ ...CLOCK, year }, [
          within(read - inYear(wall, year - off), read),
        ]);
        assert.deepEqual([wrong, clock.year, clock.yearSource], ['year', year - off, 'other-log']);
      },
    ),
  );
});
