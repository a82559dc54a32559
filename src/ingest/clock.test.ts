import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, SECOND, wallTime } from '../base/time.ts';
import { type ClockHints, type ClockSample, readClocks, type SampleStamp } from './clock.ts';

const HINTS: ClockHints = {
  timezones: [{ prefix: '', name: 'Europe/Paris' }],
  zoneOption: undefined,
  yearOption: undefined,
};
const SENT = Date.UTC(2025, 10, 3, 8) * 1000;

/** Webmail's log with zones, and a mail log without zone or year whose clock shows `offset`. */
function logs(messages: number, offset: number): readonly ClockSample[] {
  const times = Array.from({ length: messages }, (_, i) => SENT + i * 700 * SECOND);
  const webmail = times.map((t, i) =>
    stamp({ wall: t + HOUR, hasYear: true, offset: HOUR, queueId: `A${i}` }),
  );
  const mail = times.map((t, i) => stamp({ wall: in2000(t + offset - (i % 2) * SECOND), queueId: `A${i}` }));
  const file = { mtime: SENT + 400 * DAY, tail: [] };
  return [
    { ...file, file: 1, path: 'var/log/roundcube/sendmail.log', head: webmail },
    { ...file, file: 2, path: 'var/log/mail.log', head: mail },
  ];
}

function stamp(given: Partial<SampleStamp> & { readonly wall: number }): SampleStamp {
  return { hasYear: false, offset: undefined, sessionMicros: undefined, queueId: '', ...given };
}

function in2000(wall: number): number {
  const d = new Date(wall / 1000);
  return wallTime(
    2000,
    d.getUTCMonth() + 1,
    d.getUTCDate(),
    d.getUTCHours(),
    d.getUTCMinutes(),
    d.getUTCSeconds(),
  );
}

test('messages that webmail logged too tell zone and year of a mail log', () => {
  fc.assert(
    fc.property(fc.integer({ min: -48, max: 56 }), (quarters) => {
      const offset = (quarters * HOUR) / 4;
      const clock = readClocks(logs(5, offset), HINTS).get(2);
      assert.equal(clock?.year, 2025);
      if (offset === HOUR) assert.deepEqual([clock?.zone, clock?.contradicted], ['Europe/Paris', '']);
      else assert.deepEqual([clock?.zoneSource, clock?.contradicted], ['other-log', 'Europe/Paris']);
    }),
  );
});

test('two messages do not outweigh the zone that the host names', () => {
  const clock = readClocks(logs(2, 9 * HOUR), HINTS).get(2);
  assert.deepEqual([clock?.zone, clock?.zoneSource], ['Europe/Paris', 'timezone-file']);
});
