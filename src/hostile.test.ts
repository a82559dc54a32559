import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { byteString, readable } from './base/text.ts';
import { type Case, caseFile } from './case/case.ts';
import { asNobody } from './evidence/temp.testing.ts';
import { answerLines } from './report/answer.ts';
import { renderHtml } from './report/html.ts';
import { en } from './report/languages/en.ts';
import { investigated } from './testing/investigate.testing.ts';

let root = '';
let one: Case;
let complete = true;
const logLines = new Map<string, number>();

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE events; --",
  '\x1b]0;owned\x07\x1b[2J\x1b[31m',
  '=cmd|calc!A1',
  '@SUM(1+1)*cmd',
  `${byteString('\u202e')}gpj.exe${byteString('\u2066')}`,
  'caf\xe9\xff\xfe',
  '\\N\t\\x00',
  '{p0:String}',
];

const stamp = (i: number): string =>
  new Date(Date.UTC(2026, 2, 2, 9, 0, i)).toISOString().replace('Z', '+00:00');
const mail = (i: number, text: string): string => `${stamp(i)} mx dovecot: ${text}`;

/** Lines in which every text that somebody outside chooses is hostile. */
function hostileMail(): readonly string[] {
  return HOSTILE.flatMap((h, i) => [
    mail(
      i * 4,
      `imap-login: Login: user=<${h}>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, mpid=${900 + i}, TLS, session=<s${i}${h}>`,
    ),
    mail(
      i * 4 + 1,
      `imap-login: Disconnected: Connection closed (auth failed, 3 attempts in 9 secs): user=<${h}>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1`,
    ),
    mail(i * 4 + 2, `lmtp(ann)<12><x>: sieve: msgid=<${h}@x>: stored mail into mailbox '${h}'`),
    mail(
      i * 4 + 3,
      `imap(${h})<${900 + i}><s${i}${h}>: expunge: box=${h}, uid=7, msgid=<${h}>, size=9, subject=${h}`,
    ),
  ]);
}

function hostileWeb(): readonly string[] {
  return HOSTILE.map(
    (h, i) =>
      `203.0.113.9 - ${h.replaceAll(' ', '')} [02/Mar/2026:09:01:${String(i).padStart(2, '0')} +0000] "GET /roundcube/?_task=mail&_mbox=${encodeURIComponent(h)}&_uid=1&_action=show HTTP/1.1" 200 ${5000 + i} "${h}" "${h}"`,
  );
}

function makeEvidence(folder: string): void {
  const put = (path: string, bytes: string | Buffer, lines?: number): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    if (lines !== undefined) logLines.set(path, lines);
  };
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const quiet = Array.from({ length: 200 }, (_, i) =>
    mail(
      i,
      `imap-login: Login: user=<ann>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=${100 + i}, TLS, session=<q${i}>`,
    ),
  );
  const packed = gzipSync(Buffer.from(text(quiet), 'latin1'));
  put('var/log/mail.log', text(hostileMail()), HOSTILE.length * 4);
  put('var/log/apache2/access.log', text(hostileWeb()), HOSTILE.length);
  put('var/log/empty.log', '');
  put('var/log/cut.log.gz', packed.subarray(0, packed.length - 200));
  put('var/log/two.log.gz', Buffer.concat([packed, packed]), 400);
  put('var/log/binary.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)));
  put(
    'var/log/nul.log',
    text([...quiet.slice(0, 20), mail(30, 'nul \0 within \0 a line'), ...quiet.slice(40, 60)]),
    41,
  );
  put('var/log/crlf.log', quiet.map((l) => `${l}\r\n`).join(''), 200);
  put(
    'var/log/long.log',
    text([quiet[0] ?? '', mail(1, `imap-login: Login: user=<${'x'.repeat(20_000_000)}>`), quiet[2] ?? '']),
    3,
  );
  put('etc/hostname', `mx\n`);
  put(
    `doveadm/${'\x1b[31m'}evil.tsv`,
    'mailbox\tuid\tguid\thdr.message-id\tsize.virtual\thdr.subject\nINBOX\t1\tabc\t<a@b>\t10\t=cmd|calc\n',
  );
  symlinkSync('.', join(folder, 'var/loop'));
  execFileSync('mkfifo', [join(folder, 'var/pipe')]);
  put('var/log/secret.log', text(quiet));
  chmodSync(join(folder, 'var/log/secret.log'), 0);
}

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'constat-hostile-'));
  chmodSync(root, 0o755);
  makeEvidence(join(root, 'evidence'));
  const done = await investigated([join(root, 'evidence')], join(root, 'case'));
  complete = done.complete;
  one = caseFile.parse(JSON.parse(readFileSync(done.file, 'utf8')));
});
after(() => rmSync(root, { recursive: true, force: true }));

const file = (path: string): Case['evidence'][number] => {
  const found = one.evidence.find((e) => e.path === path);
  assert.ok(found !== undefined, `${path} is listed`);
  return found;
};

test('every line of every log is counted', () => {
  for (const [path, lines] of logLines) assert.equal(file(path).lines, lines, path);
  const { lines, unread } = one.totals;
  assert.equal(
    lines,
    one.evidence.reduce((n, e) => n + e.lines, 0),
  );
  assert.equal(
    unread,
    one.evidence.reduce((n, e) => n + e.unread, 0),
  );
});

test('what cannot be read is said, and the rest is read', () => {
  assert.equal(complete, false, 'the case is not called complete');
  assert.ok(file('var/log/cut.log.gz').problems.length > 0, 'a truncated file has a problem');
  assert.ok(file('var/log/cut.log.gz').lines > 100, 'what comes before the cut is read');
  assert.ok(file('var/log/long.log').problems.length > 0, 'a line that is too long is said');
  assert.equal(file('var/log/empty.log').lines, 0);
  assert.equal(file('var/log/binary.bin').format, '');
  assert.equal(file('var/log/crlf.log').unread, 0);
  assert.equal(file('var/log/two.log.gz').unread, 0);
  for (const path of ['var/pipe', 'var/loop']) {
    assert.ok(
      one.evidence.some((e) => e.path === path && e.problems.length > 0),
      `${path} is named`,
    );
  }
});

test('a file that must not be opened is named', async () => {
  const into = join(root, 'nobody');
  mkdirSync(into);
  chmodSync(into, 0o777);
  const done = await asNobody(() => investigated([join(root, 'evidence')], join(into, 'case')));
  const secret = done.case.evidence.find((e) => e.path === 'var/log/secret.log');
  assert.deepEqual(secret?.problems, ['permission']);
  assert.equal(done.complete, false);
  assert.equal(done.case.evidence.find((e) => e.path === 'var/log/crlf.log')?.lines, 200, 'the rest is read');
});

test('text of an attacker stays text', () => {
  const html = renderHtml(one, { language: en });
  assert.ok(
    !html.includes('<script>alert') && !html.includes('<img src=x'),
    'no markup of a log is markup of the page',
  );
  const shown = [html, ...answerLines(one, en)].join('\n');
  assert.doesNotMatch(
    shown,
    /[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/,
    'no control and no bidi mark is written',
  );
});

test('names of accounts and files are kept as they are, beside a readable form', () => {
  const accounts = one.accounts.map((a) => a.account);
  for (const h of HOSTILE.slice(0, 6)) assert.ok(accounts.includes(readable(h).toLowerCase()), h);
});
