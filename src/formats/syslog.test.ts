import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteString } from '../base/text.ts';
import { HOUR, wallTime } from '../base/time.ts';
import { formatOfProgram, readLine, tellFile } from './dispatch.ts';
import type { FileFormat, Head } from './format.ts';
import { fileFormats } from './index.ts';
import { journalJson } from './journal-json.ts';
import { syslogRfc3339 } from './syslog-rfc3339.ts';
import { syslogRfc5424 } from './syslog-rfc5424.ts';
import { syslogTraditional } from './syslog-traditional.ts';
import { syslogUnix } from './syslog-unix.ts';

type Shown = Partial<Omit<Head, 'at'>> & { readonly text: string };

function check(format: FileFormat, line: string, expected: Shown): void {
  const bytes = byteString(line);
  const head = format.head(bytes);
  assert.ok(head !== undefined, `head of ${line}`);
  const shown = { ...head, text: head.message ?? bytes.slice(head.at) };
  const like = Object.fromEntries(Object.entries(shown).filter(([key]) => Object.hasOwn(expected, key)));
  assert.deepEqual(like, expected, line);
}

const STAMP = wallTime(2000, 11, 24, 0, 51, 30);

test('traditional: host, tag, pid and message', () => {
  check(syslogTraditional, 'Nov 24 00:51:30 mail01 postfix/submission/smtpd[811]: connect from x[::1]', {
    wall: STAMP,
    hasYear: false,
    offset: undefined,
    precision: 1_000_000,
    host: 'mail01',
    program: 'postfix/submission/smtpd',
    pid: 811,
    text: 'connect from x[::1]',
  });
  for (const [tag, program, pid] of [
    ['dovecot:', 'dovecot', 0],
    ['postfix-out/smtpd[7]:', 'postfix-out/smtpd', 7],
    ['(systemd)[88]:', '(systemd)', 88],
    ['sshd(pam_unix)[19939]:', 'sshd(pam_unix)', 19939],
    ['org.gnome.Shell.desktop[1]:', 'org.gnome.Shell.desktop', 1],
    ['/USR/SBIN/CRON[31051]:', '/USR/SBIN/CRON', 31051],
    ['kernel[0]:', 'kernel', 0],
    ['named[12.3]:', 'named', 12],
    ['sockerfilterfw[1985] <Info>:', 'sockerfilterfw', 1985],
    ['com.apple.launchd[1] (com.apple.foo[123]):', 'com.apple.launchd', 1],
    ['sshd[12]: [ID 800047 auth.info]', 'sshd', 12],
    ['Message forwarded from web2: sshd[12]:', 'sshd', 12],
    ['prog[worker-1]:', 'prog', 0],
  ] as const)
    check(syslogTraditional, `Nov 24 00:51:30 mail01 ${tag} it is: [so]`, {
      host: 'mail01',
      program,
      pid,
      text: 'it is: [so]',
    });
});

test('traditional: sysklogd writes its version into its tag', () => {
  check(syslogTraditional, 'Nov 24 00:51:30 mail01 syslogd 1.4.1: restart.', {
    host: 'mail01',
    program: 'syslogd',
    text: '1.4.1: restart.',
  });
});

test('traditional: every way to write the stamp', () => {
  for (const [stamp, wall, hasYear] of [
    ['Nov  4 00:51:30', wallTime(2000, 11, 4, 0, 51, 30), false],
    ['Nov 04 00:51:30', wallTime(2000, 11, 4, 0, 51, 30), false],
    ['Nov 4 00:51:30', wallTime(2000, 11, 4, 0, 51, 30), false],
    ['Feb 29 23:59:60', wallTime(2000, 2, 29, 23, 59, 60), false],
    ['Nov 24 2026 00:51:30', wallTime(2026, 11, 24, 0, 51, 30), true],
    ['Nov 24 00:51:30 2026', wallTime(2026, 11, 24, 0, 51, 30), true],
    ['2026 Nov 24 00:51:30', wallTime(2026, 11, 24, 0, 51, 30), true],
    ['Nov 24 00:51:30.123', STAMP + 123_000, false],
    ['<13>Nov 24 00:51:30.123456', STAMP + 123_456, false],
    ['<191>Nov 24 00:51:30', STAMP, false],
  ] as const)
    check(syslogTraditional, `${stamp} mail01 cron[5]: hi`, {
      wall,
      hasYear,
      host: 'mail01',
      program: 'cron',
      text: 'hi',
    });
});

test('traditional: lines without a host or a tag', () => {
  check(syslogTraditional, 'Nov 24 00:51:30 kernel: [ 12.3] eth0 up', {
    host: '',
    program: 'kernel',
    text: '[ 12.3] eth0 up',
  });
  check(syslogTraditional, 'Nov 24 00:51:30 sshd[9]: hi', { host: '', program: 'sshd', pid: 9, text: 'hi' });
  check(syslogTraditional, 'Nov 24 00:51:30 mail01 -- MARK --', {
    host: 'mail01',
    program: '',
    text: '-- MARK --',
  });
  check(syslogTraditional, "Jan 22 07:54:32 mail01 Job `cron.daily' terminated", {
    host: 'mail01',
    program: '',
    text: "Job `cron.daily' terminated",
  });
  check(syslogTraditional, 'Nov 18 01:15:43: --- last message repeated 5 times ---', {
    host: '',
    program: '',
    text: '--- last message repeated 5 times ---',
  });
});

test('traditional: leaves what is no such line', () => {
  for (const line of [
    '',
    'Nov',
    'MMM 22 07:54:32 mail01 anacron[2]: x',
    'Nov 31 00:51:30 mail01 sshd: x',
    'Feb 29 2026 00:51:30 mail01 sshd: x',
    'Nov 24 24:51:30 mail01 sshd: x',
    'Nov 24 00:51:3 mail01 sshd: x',
    'Nov 24 00:51:30',
    'Nov 24 00:51:30mail01 sshd: x',
    '<1234>x',
  ])
    assert.equal(syslogTraditional.head(line), undefined, line);
});

test('ISO stamps: fractions and zones', () => {
  const wall = wallTime(2026, 11, 24, 0, 51, 30);
  for (const [stamp, micros, precision, offset] of [
    ['2026-11-24T00:51:30Z', 0, 1_000_000, 0],
    ['2026-11-24T00:51:30.1Z', 100_000, 100_000, 0],
    ['2026-11-24T00:51:30.306178+00:00', 306_178, 1, 0],
    ['2026-11-24T00:51:30.306178999+07:00', 306_178, 1, 7 * HOUR],
    ['2026-11-24T00:51:30,306-0330', 306_000, 1000, -3.5 * HOUR],
    ['2026-11-24T00:51:30+0000', 0, 1_000_000, 0],
    ['2026-11-24 00:51:30', 0, 1_000_000, undefined],
    ['<14>2026-11-24T00:51:30+07', 0, 1_000_000, 7 * HOUR],
    ['Tue 2026-11-24 00:51:30 UTC', 0, 1_000_000, 0],
    ['Tue 2026-11-24 00:51:30 CET', 0, 1_000_000, undefined],
  ] as const)
    check(syslogRfc3339, `${stamp} mail01 sshd-session[12]: hi`, {
      wall: wall + micros,
      hasYear: true,
      precision,
      offset,
      host: 'mail01',
      program: 'sshd-session',
      pid: 12,
      text: 'hi',
    });
  check(syslogRfc3339, '2016-10-25T12:37:24-07:00 ERR kernel: [ 316.5] ath', {
    host: '',
    program: 'kernel',
    text: '[ 316.5] ath',
  });
  check(syslogRfc3339, '2016-10-25T12:37:24-07:00 mail01 log_tag this', {
    program: '',
    text: 'log_tag this',
  });
});

test('ISO stamps: leaves the logs of applications', () => {
  for (const line of [
    '2026-11-24T00:51:30.123456Z 0 [Note] mysqld: ready for connections.',
    '2026-11-24 00:51:30 startup archives unpack',
    '2026-11-24 00:51:30 1tF2Ab-000abc-Xy <= bob@example.org H=mx',
    '2026-13-24T00:51:30Z mail01 sshd: x',
    '2026-11-24T00:51:30',
  ])
    assert.equal(syslogRfc3339.head(line), undefined, line);
});

test('RFC 5424: with and without priority, data, nil values and a byte order mark', () => {
  check(syslogRfc5424, '<34>1 2003-10-11T22:14:15.003Z mail01.example.org su - ID47 - \ufeffsu root', {
    wall: wallTime(2003, 10, 11, 22, 14, 15, 3000),
    offset: 0,
    host: 'mail01.example.org',
    program: 'su',
    pid: 0,
    text: 'su root',
  });
  check(syslogRfc5424, '1 2003-10-11T22:14:15Z - postfix/smtpd 123 - [a@1 b="] \\" ["][c] hi', {
    host: '',
    program: 'postfix/smtpd',
    pid: 123,
    text: 'hi',
  });
  check(syslogRfc5424, '<30>1 2021-03-06T04:07:38+00:00 h systemd 1 - -  Stopped it.', {
    pid: 1,
    text: 'Stopped it.',
  });
  check(syslogRfc5424, '<30>1 2021-03-06T04:07:38+00:00 h systemd 1 - -', { text: '' });
  for (const line of [
    '<34>1 - h su - - - x',
    '<34>1 2003-10-11T22:14:15Z h su - - [a x',
    '<34>1 2003-10-11T22:14:15Z h su',
  ])
    assert.equal(syslogRfc5424.head(line), undefined, line);
});

test('RFC 5424 as it was stored, without its priority, or without its version as well', () => {
  const expected = {
    offset: 0,
    host: 'mail01',
    program: 'postfix/smtpd',
    pid: 12,
    text: 'connect from x[192.0.2.1]',
  };
  const stored = '2026-11-24T00:51:30.306178+00:00 mail01 postfix/smtpd 12 - - connect from x[192.0.2.1]';
  check(syslogRfc5424, `1 ${stored}`, expected);
  check(syslogRfc5424, stored, expected);
  check(syslogRfc5424, '2026-11-24T00:51:30Z h dovecot - ID [a b="]"] x', {
    program: 'dovecot',
    pid: 0,
    text: 'x',
  });
  assert.equal(tellFile([stored])?.id, 'syslog-rfc5424');
  for (const line of [
    '<34>2026-11-24T00:51:30Z h su - - - x',
    '2026-11-24T00:51:30Z h su: - - - x',
    '2026-11-24T00:51:30Z h su[12]: - - - x',
    '2026-11-24T00:51:30Z h su x - - x',
    '2026-11-24T00:51:30Z h su 12 - -x',
    '2026-11-24T00:51:30 h su 12 - - x',
  ])
    assert.equal(syslogRfc5424.head(line), undefined, line);
});

test('seconds since 1970 with microseconds, a host and a program', () => {
  check(syslogUnix, '1795481490.306178 mail01 sshd[12]: hi', {
    wall: 1795481490306178,
    offset: 0,
    host: 'mail01',
    program: 'sshd',
    pid: 12,
    text: 'hi',
  });
  check(syslogUnix, '915148800.000001 h postfix/smtpd[1]: x', { program: 'postfix/smtpd', text: 'x' });
  assert.equal(syslogUnix.head('915148800.000001 h x: y')?.wall, 915148800000001);
  for (const line of ['1795481490.306 h sshd: x', '1795481490 h sshd: x', '1795481490.306178 sshd[12]: x'])
    assert.equal(syslogUnix.head(line), undefined, line);
  assert.equal(tellFile(['1795481490.306178 mail01 sshd[12]: hi'])?.id, 'syslog-unix');
});

test('journal: text, bytes and no time', () => {
  check(
    journalJson,
    '{"__REALTIME_TIMESTAMP":"1795481490306178","_HOSTNAME":"mail01","SYSLOG_IDENTIFIER":"sshd","_PID":"12","MESSAGE":"na\u00efve"}',
    {
      wall: 1795481490306178,
      offset: 0,
      host: 'mail01',
      program: 'sshd',
      pid: 12,
      text: byteString('na\u00efve'),
    },
  );
  check(journalJson, '{"__REALTIME_TIMESTAMP":"1795481490306178","_COMM":"x","MESSAGE":[104,255]}', {
    program: 'x',
    text: 'h\u00ff',
  });
  assert.equal(journalJson.head('{"__REALTIME_TIMESTAMP":'), undefined);
  assert.equal(journalJson.head('{"MESSAGE":"x"}'), undefined);
});

test('the kind of a file is told from one line, and in spite of garbage', () => {
  const line = '2026-11-24T00:51:30Z mail01 sshd[1]: hi';
  assert.equal(tellFile([line])?.id, 'syslog-rfc3339');
  assert.equal(
    tellFile(['', line, '', '\tcontinued', '\tcontinued', '\tcontinued', ''])?.id,
    'syslog-rfc3339',
  );
  assert.equal(tellFile(['garbage', line, line, line, '\u0000\u0000'])?.id, 'syslog-rfc3339');
  assert.equal(tellFile(['garbage', 'more', line]), undefined);
  assert.equal(tellFile(['Nov 24 00:51:30 mail01 sshd[1]: hi'])?.id, 'syslog-traditional');
  assert.equal(tellFile(['<34>1 2003-10-11T22:14:15Z h su - - - x'])?.id, 'syslog-rfc5424');
  assert.equal(tellFile([]), undefined);
  assert.equal(tellFile(['', '']), undefined);
});

test('last message repeated: says how often the record before it happened', () => {
  const read = (text: string): number | undefined =>
    readLine(`Nov 24 00:51:30 ${text}`, syslogTraditional)?.repeatsPrevious;
  assert.equal(read('mail01 last message repeated 3 times'), 3);
  assert.equal(read('last message repeated 1 time'), 1);
  assert.equal(read('mail01 --- last message repeated 12 times ---'), 12);
  assert.equal(read('mail01 syslogd: last message repeated 3 times'), 3);
  assert.equal(read('mail01 last message repeated 3 times from 6.6.6.6'), 0);
  assert.equal(read('mail01 sshd[1]: hi'), 0);
  assert.equal(
    readLine('Nov 24 00:51:30 mail01 last message repeated 2 times', syslogTraditional)?.fields?.action,
    'notice',
  );
});

test('a program is found by its path and by how its name ends', () => {
  assert.equal(formatOfProgram('no-such-program'), undefined);
  for (const [a, b] of [
    ['/usr/sbin/cron', 'cron'],
    ['/USR/SBIN/CRON', 'CRON'],
  ] as const)
    assert.equal(formatOfProgram(a), formatOfProgram(b));
});

test('no text makes a head throw or point outside the line', () => {
  const stamps = [
    'Nov 24 00:51:30 ',
    '2026-11-24T00:51:30Z ',
    '<1>1 2026-11-24T00:51:30Z ',
    '{"__REALTIME_TIMESTAMP":"1",',
    '',
  ];
  const tail = fc.array(
    fc.constantFrom('a', '[', ']', ':', ' ', '1', '<', '>', '(', ')', '"', '-', '\u00ff', 'ID '),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...stamps), tail, (stamp, parts) => {
      const line = stamp + parts.join('');
      for (const format of fileFormats) {
        const head = format.head(line);
        if (head === undefined) continue;
        assert.ok(
          head.at >= 0 && head.at <= line.length && Number.isSafeInteger(head.wall) && head.pid >= 0,
          line,
        );
      }
    }),
  );
});
