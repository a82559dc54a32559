import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, isoTime, MINUTE, wallTime, zone } from '../base/time.ts';
import { instants, inYear } from './calendar.ts';

function zoneOf(name: string) {
  const found = zone(name);
  assert.ok(found, name);
  return found;
}

test('a stamp without year keeps its day and month in any year', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1980, max: 2090 }),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2000-12-31'), noInvalidDate: true }),
      (year, date) => {
        const wall = date.getTime() * 1000;
        fc.pre(isoTime(wall).slice(5, 10) !== '02-29');
        assert.equal(isoTime(inYear(wall, year)), `${year}${isoTime(wall).slice(4)}`);
      },
    ),
  );
});

test('the year turns once at new year and late lines stay in the old one', () => {
  const at = instants({ zone: zoneOf('+01:00'), year: 2026 });
  const stamp = (month: number, day: number, hour: number) => ({
    wall: wallTime(2000, month, day, hour, 0, 0),
    hasYear: false,
    offset: undefined,
  });
  assert.equal(isoTime(at(stamp(12, 31, 23))), '2026-12-31T22:00:00.000Z');
  assert.equal(isoTime(at(stamp(1, 1, 0))), '2026-12-31T23:00:00.000Z');
  assert.equal(isoTime(at(stamp(12, 31, 23))), '2026-12-31T22:00:00.000Z');
  assert.equal(isoTime(at(stamp(1, 1, 5))), '2027-01-01T04:00:00.000Z');
});

test('a zone with summer time gives every wall time an instant that shows it again', () => {
  const paris = zoneOf('Europe/Paris');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 24 * 4 }), (quarters) => {
      const instant = wallTime(2026, 1, 1, 0, 0, 0) + quarters * 15 * MINUTE;
      const summer = instant >= wallTime(2026, 3, 29, 1, 0, 0) && instant < wallTime(2026, 10, 25, 1, 0, 0);
      const again = instant >= wallTime(2026, 10, 25, 1, 0, 0) && instant < wallTime(2026, 10, 25, 2, 0, 0);
      const wall = instant + (summer ? 2 : 1) * HOUR;
      // In the repeated hour of autumn the first of the two instants is meant.
      assert.equal(paris.toInstant(wall), again ? instant - HOUR : instant);
    }),
  );
  assert.equal(paris.toInstant(wallTime(2026, 7, 1, 12, 0, 0)), wallTime(2026, 7, 1, 10, 0, 0));
  assert.ok(
    Math.abs(paris.toInstant(wallTime(2026, 3, 29, 2, 30, 0)) - wallTime(2026, 3, 29, 1, 0, 0)) < DAY,
  );
});

test('the hour that autumn shows twice is told by the order of lines', () => {
  const at = instants({ zone: zoneOf('Europe/Paris'), year: 2026 });
  const stamp = (hour: number, minute: number) => ({
    wall: wallTime(2000, 10, 25, hour, minute, 0),
    hasYear: false,
    offset: undefined,
  });
  const shown = [stamp(2, 30), stamp(2, 59), stamp(2, 5), stamp(2, 59), stamp(3, 1)].map((s) =>
    isoTime(at(s)).slice(11, 16),
  );
  assert.deepEqual(shown, ['00:30', '00:59', '01:05', '01:59', '02:01']);
});
