import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND, wallTime } from '../base/time.ts';
import { readLine, tellFile } from './dispatch.ts';
import { dovecotLog } from './dovecot-log.ts';

const INFO = 'imap-login: Info: Login: user=<u>, method=PLAIN, rip=192.0.2.9, lip=::1, secured';

test('stamps', () => {
  const zone = { hasYear: true, offset: undefined };
  for (const [stamp, wall, like] of [
    [
      'Nov 24 00:51:30 ',
      wallTime(2000, 11, 24, 0, 51, 30),
      { hasYear: false, offset: undefined, precision: SECOND },
    ],
    ['Nov  4 00:51:30 ', wallTime(2000, 11, 4, 0, 51, 30), { hasYear: false }],
    ['2026-11-24 00:51:30 ', wallTime(2026, 11, 24, 0, 51, 30), { ...zone, precision: SECOND }],
    ['2026-11-24 00:51:30.250000 ', wallTime(2026, 11, 24, 0, 51, 30, 250000), { ...zone, precision: 1 }],
    [
      '2026-11-24T00:51:30+0100 ',
      wallTime(2026, 11, 24, 0, 51, 30),
      { hasYear: true, offset: 3600 * SECOND },
    ],
    [
      '2026-11-24 00:51:30 +01:00 ',
      wallTime(2026, 11, 24, 0, 51, 30),
      { hasYear: true, offset: 3600 * SECOND },
    ],
    ['1795481490 ', 1795481490 * SECOND, { hasYear: true, offset: 0 }],
    ['dovecot: Nov 24 00:51:30 ', wallTime(2000, 11, 24, 0, 51, 30), { hasYear: false }],
  ] as const) {
    const head = dovecotLog.head(stamp + INFO);
    assert.ok(head !== undefined, stamp);
    assert.equal(head.wall, wall, stamp);
    assert.deepEqual({ ...head, ...like }, head, stamp);
    assert.equal(head.program, 'dovecot');
    assert.equal(readLine(stamp + INFO, dovecotLog)?.fields?.address, '192.0.2.9');
  }
});

test('lines of Dovecot’s own are told from others', () => {
  for (const line of [
    'Nov 24 00:51:30 master: Info: Dovecot v2.3.19 (9b53) starting up for imap',
    'Nov 24 00:51:30 imap(u)<1><x>: Error: what',
    'Nov 24 00:51:30 auth: Info: sql(u,192.0.2.9): unknown user',
    'Nov 24 00:51:30 auth-worker(12): Info: sql(u,192.0.2.9): unknown user',
    'Jun 23 15:04:05 Info: imap-login: Login: user=<u>, method=PLAIN, rip=1.2.3.4, lip=1.2.3.5',
    'Jan 07 14:46:28 Warn: auth(default): userdb(u,::ffff:127.0.0.1): user not found from userdb',
  ]) {
    assert.ok(dovecotLog.head(line) !== undefined, line);
    assert.equal(tellFile([line])?.id, 'dovecot-log', line);
  }
  for (const line of [
    'Nov 24 00:51:30 mail dovecot: imap-login: Login: user=<u>, rip=1.2.3.4',
    'Nov 24 00:51:30 mail dovecot[1]: imap: Error: what',
    'Nov 24 00:51:30 imap sshd[12]: Failed password for root',
    'Nov 31 25:51:30 imap: Info: x',
    'Nov 24 00:51:30 imap: x',
    '2026-11-24 00:51:30',
    'Nov 24 00:51:30 ',
    '',
  ]) {
    assert.equal(dovecotLog.head(line), undefined, line);
  }
});
