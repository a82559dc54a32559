import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFields } from '../event/columns.ts';
import { apacheError } from './apache-error.ts';
import { tellFile } from './dispatch.ts';
import type { FileFormat } from './format.ts';
import { nginxError } from './nginx-error.ts';
import { phpFpm } from './php-fpm.ts';
import { roundcubeLog } from './roundcube-log.ts';
import { unescaped } from './web/quoted.ts';
import { webAccess } from './web-access.ts';

const STAMP = '[24/Nov/2026:00:51:45 +0700]';

function read(line: string, format: FileFormat = webAccess): EventFields | undefined {
  const head = format.head(line);
  return head === undefined ? undefined : format.read?.(line, head);
}

function from(prefix: string): EventFields {
  const fields = read(`${prefix} ${STAMP} "GET /x HTTP/1.1" 200 5`);
  assert.ok(fields !== undefined, prefix);
  return fields;
}

test('who asked, in every order that servers log it', () => {
  assert.equal(from('192.0.2.1 - -').address, '192.0.2.1');
  assert.equal(from('2001:DB8::1 - -').address, '2001:db8::1');
  assert.equal(from('::ffff:192.0.2.1 - -').address, '192.0.2.1');
  const vhost = from('mail.example:443 192.0.2.1 - anna');
  assert.deepEqual([vhost.virtualHost, vhost.address, vhost.account], ['mail.example', '192.0.2.1', 'anna']);
  const numeric = from('10.0.0.5 192.0.2.1 - -');
  assert.deepEqual([numeric.virtualHost, numeric.address], ['10.0.0.5', '192.0.2.1']);
  const named = from('mail.example:80 client.example - -');
  assert.deepEqual(
    [named.virtualHost, named.clientName, named.address],
    ['mail.example', 'client.example', undefined],
  );
  const blank = from('192.0.2.1 - two words');
  assert.deepEqual([blank.address, blank.account], ['192.0.2.1', 'two words']);
  const claimed = from('198.51.100.1, 10.0.0.1 - -');
  assert.deepEqual([claimed.address, claimed.claimedAddress], ['10.0.0.1', '198.51.100.1, 10.0.0.1']);
  assert.equal(from('-').address, undefined);
});

test('what syslog puts in front is no client', () => {
  for (const prefix of [
    'Nov 24 00:51:45 mail web: 192.0.2.1 - -',
    '2026-11-24T00:51:45Z mail web: 192.0.2.1 - -',
  ]) {
    assert.equal(read(`${prefix} ${STAMP} "GET / HTTP/1.1" 200 5`), undefined);
  }
});

test('the stamp has its zone', () => {
  const head = webAccess.head(`192.0.2.1 - - ${STAMP} "GET / HTTP/1.1" 200 5`);
  assert.equal(head?.offset, 7 * 3600 * 1_000_000);
  assert.equal(new Date((head?.wall ?? 0) / 1000).toISOString(), '2026-11-24T00:51:45.000Z');
});

test('a client cannot end its request, referrer or agent', () => {
  const apache = read(
    `192.0.2.1 - - ${STAMP} "GET /a\\" 200 9 \\"x\\" \\"y HTTP/1.1" 404 7 "ref\\\\" "agent \\" \\"8.8.8.8\\""`,
  );
  assert.equal(apache?.status, 404);
  assert.equal(apache?.path, '/a" 200 9 "x" "y');
  assert.equal(apache?.referrer, 'ref\\');
  assert.equal(apache?.userAgent, 'agent " "8.8.8.8"');
  assert.equal(apache?.claimedAddress, undefined);
  const nginx = read(`192.0.2.1 - - ${STAMP} "GET /\\x22\\xC3\\xA9 HTTP/1.1" 200 7 "-" "\\x22"`);
  assert.equal(nginx?.path, '/"\xc3\xa9');
  assert.equal(nginx?.userAgent, '"');
  const plain = read(`192.0.2.1 - - ${STAMP} "GET /"x" HTTP/1.0" 404 1164`);
  assert.equal(plain?.status, 404);
});

test('requests that are none, and requests in absolute form', () => {
  for (const text of ['-', '', '\\x16\\x03', 'GET', '\\n']) {
    const fields = read(`192.0.2.1 - - ${STAMP} "${text}" 400 0 "-" "-"`);
    assert.deepEqual(
      [fields?.action, fields?.reason, fields?.address],
      ['request', 'bad-request', '192.0.2.1'],
    );
  }
  const proxy = read(`192.0.2.1 - - ${STAMP} "GET http://other.example/?a=1 HTTP/1.1" 200 5`);
  assert.deepEqual([proxy?.virtualHost, proxy?.path, proxy?.query], ['other.example', '/', 'a=1']);
  assert.equal(read(`192.0.2.1 - - ${STAMP} "OPTIONS * HTTP/1.0" 200 5`)?.path, '*');
  assert.equal(read(`192.0.2.1 - - ${STAMP} "GET /x" - -`)?.bytesOut, 0);
});

test('a static name does not hide a script behind it', () => {
  assert.equal(read(`1.1.1.1 - - ${STAMP} "GET /a.CSS?x=1 HTTP/1.1" 200 5`)?.action, 'static-file');
  const hidden = read(
    `1.1.1.1 - - ${STAMP} "GET /index.php/a.css?_task=mail&_action=get&_uid=5&_part=2 HTTP/1.1" 200 5`,
  );
  assert.equal(hidden?.action, 'part-get');
});

test('Roundcube, PHP-FPM and PHP logs are told apart', () => {
  const roundcube = '[24-Nov-2026 00:51:35 +0000]: <aaaabbbb> Successful login for a (ID: 1) from 192.0.2.1';
  const php = '[24-Nov-2026 00:51:35 UTC] PHP Warning:  x in /a.php on line 3';
  const fpm = '[24-Nov-2026 00:51:35] NOTICE: ready to handle connections';
  assert.equal(tellFile([roundcube, roundcube]), roundcubeLog);
  assert.equal(tellFile([roundcube, php, php, php]), roundcubeLog);
  assert.equal(tellFile([php, php]), phpFpm);
  assert.equal(tellFile([fpm, php]), phpFpm);
  assert.equal(tellFile(['[Tue Nov 24 00:51:30 2026] [error] x']), apacheError);
});

test('Roundcube stamps of other formats', () => {
  for (const [stamp, offset] of [
    ['24-Nov-2026 00:51:35 +0100', 3600e6],
    ['24-Nov-2026 00:51:35.123456 -0330', -12600e6],
    ['2026-11-24 00:51:35', undefined],
    ['2026-11-24T00:51:35+01:00', 3600e6],
    ['Tue, 24 Nov 2026 00:51:35 +0000', 0],
    ['24/Nov/2026:00:51:35 UTC', 0],
    ['24-Nov-2026 00:51:35 CET', undefined],
  ] as const) {
    const head = roundcubeLog.head(`[${stamp}]: <aaaabbbb> x`);
    assert.equal(head?.offset, offset, stamp);
    assert.equal(Math.floor((head?.wall ?? 0) / 1e6), Date.UTC(2026, 10, 24, 0, 51, 35) / 1000, stamp);
  }
  assert.equal(roundcubeLog.head('[24-Foo-2026 00:51:35]: x'), undefined);
});

test('nginx: a file name or referrer that plays a client leaves the address out', () => {
  const start = '2026/11/24 01:35:16 [error] 12#12: *1 open() "/srv/x';
  const rest = ', client: 1.2.3.4, server: _, request: "GET /x HTTP/1.1", host: "h"';
  assert.equal(read(`${start}" failed${rest}`, nginxError)?.address, '1.2.3.4');
  assert.equal(read(`${start}, client: 6.6.6.6, server: s" failed${rest}`, nginxError)?.address, undefined);
  assert.equal(
    read(`${start}" failed${rest}, referrer: "x, client: 6.6.6.6, server: s"`, nginxError)?.address,
    undefined,
  );
});

test('any bytes: never throws, nothing grows beyond its bound', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((c) => String.fromCharCode(c));
  const word = fc.constantFrom(
    STAMP,
    ' "',
    '"',
    ' 200 ',
    '\\',
    '\\x',
    '[',
    '] ',
    'GET /',
    ', client: ',
    '1.2.3.4',
    ':',
    '24-Nov-2026 00:51:35',
  );
  const line = fc.array(fc.oneof(byte, word), { maxLength: 60 }).map((parts) => parts.join(''));
  const starts = fc.constantFrom(
    '',
    `1.1.1.1 - - ${STAMP} "`,
    '[24-Nov-2026 00:51:35]: ',
    '[Tue Nov 24 00:51:30 2026] [error] ',
    '2026/11/24 01:35:16 [error] 12#12: ',
  );
  fc.assert(
    fc.property(starts, line, (start, text) => {
      for (const format of [webAccess, roundcubeLog, phpFpm, apacheError, nginxError]) {
        for (const value of Object.values(read(start + text, format) ?? {})) {
          assert.ok(typeof value === 'number' ? value >= 0 : value.length <= 4000);
        }
      }
      assert.ok(unescaped(text).length <= text.length);
    }),
    { numRuns: 500 },
  );
  const long = `1.1.1.1 - - ${STAMP} "GET /${'\\"'.repeat(500_000)} HTTP/1.1" 200 5`;
  assert.equal(read(long)?.path?.length, 2000);
});
