import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND } from '../../base/time.ts';
import type { Gap } from '../../case/evidence.ts';
import {
  coverageOfRecords,
  line,
  MAIL,
  ROUNDCUBE,
  START,
  WEB,
  type Written,
  webmailHost,
} from './coverage.testing.ts';
import type { Coverage } from './coverage.ts';

const busy = (minutes: number): readonly Written[] => webmailHost(minutes, () => 8);
const found = ({ gaps }: Coverage): readonly Gap[] => gaps.filter((g) => g.kind !== 'never-enabled');
const named = (covered: Coverage): readonly string[] =>
  found(covered).map((g) => `${g.source} ${g.kind} ${g.because}`);

test('a mail log whose last eight minutes are gone ends early, and nobody is cleared', async () => {
  const cut = START + 52 * MINUTE;
  const covered = await coverageOfRecords(busy(60).filter((w) => w.file !== MAIL || w.time < cut));
  assert.ok(named(covered).includes('dovecot gap ends-early'));
  const gap = found(covered).find((g) => g.source === 'dovecot');
  assert.ok(Math.abs(Date.parse(gap?.from ?? '') * 1000 - cut) < MINUTE);
  assert.equal(covered.canClear, false);
});

test('a web log whose first or last minutes are gone is told too', async () => {
  const late = START + 8 * MINUTE;
  const first = await coverageOfRecords(busy(60).filter((w) => w.file !== WEB || w.time >= late));
  assert.deepEqual(named(first), ['web-access gap starts-late']);
  const early = START + 52 * MINUTE;
  const last = await coverageOfRecords(busy(60).filter((w) => w.file !== WEB || w.time < early));
  assert.deepEqual(named(last), ['web-access gap ends-early']);
  assert.equal(last.canClear, false);
});

test('sign-ins that end early in a log that goes on are suspect', async () => {
  const cut = START + 50 * MINUTE;
  const covered = await coverageOfRecords(
    busy(60).filter((w) => w.time < cut || w.fields.protocol !== 'imap' || w.fields.action !== 'sign-in'),
  );
  assert.ok(named(covered).includes('dovecot suspect webmail-without-imap'));
  assert.equal(covered.canClear, false);
});

test('logs that a collector copied one after the other within half a minute are whole', async () => {
  const end = START + 60 * MINUTE;
  const ends = new Map([
    [WEB, end - 30 * SECOND],
    [ROUNDCUBE, end - 20 * SECOND],
    [MAIL, end - 10 * SECOND],
  ]);
  const covered = await coverageOfRecords(busy(60).filter((w) => w.time < (ends.get(w.file) ?? end)));
  assert.deepEqual(named(covered), []);
});

/** What asks the mail store each minute whether it works, from the host itself, and a robot that reads no mail. */
function monitor(minutes: number): readonly Written[] {
  return Array.from({ length: minutes }, (_, i) => {
    const fields = {
      protocol: 'imap',
      account: 'probe',
      session: `m${String(i).padStart(11, '0')}`,
    } as const;
    const at = START + i * MINUTE + 7 * SECOND;
    const signIn = { ...fields, action: 'sign-in', outcome: 'success', address: '127.0.0.1' } as const;
    return [
      line(MAIL, at, 'dovecot', signIn),
      line(MAIL, at + 20_000, 'dovecot', { ...fields, action: 'session-end', counters: 1 }),
      line(WEB, at + 31 * SECOND, 'web-access', { action: 'request', address: '192.0.2.7', status: 404 }),
    ];
  }).flat();
}

test('a night before the first visit or after the last is none that the web log lost, though a monitor signs in', async () => {
  const minutes = 12 * 60;
  const shifts: readonly ((minute: number) => number)[] = [
    (minute) => (minute < 6 * 60 ? 0 : 6),
    (minute) => (minute < 6 * 60 ? 6 : 0),
    (minute) => (minute < 3 * 60 || minute > 9 * 60 ? 0 : 6),
  ];
  for (const [i, shift] of shifts.entries()) {
    const covered = await coverageOfRecords([...webmailHost(minutes, shift, i + 1), ...monitor(minutes)]);
    const web = named(covered).filter((g) => g.startsWith('web-access') || g.startsWith('dovecot'));
    assert.deepEqual(web, [], `shift ${i}`);
  }
});
