import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sharedFolder } from '../../base/shared.testing.ts';
import { byteString } from '../../base/text.ts';
import type { EventFields } from '../../event/columns.ts';
import { actions } from '../../event/columns.ts';
import { formatOfProgram, readLine, tellFile } from '../dispatch.ts';
import { programFormats } from '../index.ts';
import { syslogTraditional } from '../syslog-traditional.ts';

function said(text: string): EventFields | undefined {
  return readLine(`Nov 24 00:51:30 mail01 ${text}`, syslogTraditional)?.fields;
}

test('two readings that a client can make equal give no address', () => {
  const ID = 'a from 1.2.3.4 port 22 ssh2: b';
  const cert = said(
    `sshd[1]: Failed publickey for bob from 6.6.6.6 port 5 ssh2: RSA-CERT SHA256:x ID ${ID} (serial 0) CA RSA SHA256:y`,
  );
  assert.equal(cert?.action, 'sign-in');
  assert.equal(cert?.address, undefined);
  const pam =
    'authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=x rhost=1.2.3.4  user=y rhost=6.6.6.6 ';
  const dovecot = said(`auth: pam_unix(dovecot:auth): ${pam}`);
  assert.equal(dovecot?.action, 'auth-detail');
  assert.equal(dovecot?.address, undefined);
  assert.equal(dovecot?.account, undefined);
});

test('a name chosen by a client never moves the peer of an OpenSSH line', () => {
  const word = fc.constantFrom(
    'from',
    'port',
    '22',
    '1.2.3.4',
    'ssh2',
    'ssh2:',
    'invalid',
    'user',
    'for',
    'by',
    '[preauth]',
    'a',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  const lines = [
    (n: string) => `Failed password for invalid user ${n} from 6.6.6.6 port 5 ssh2`,
    (n: string) => `Invalid user ${n} from 6.6.6.6 port 5`,
    (n: string) => `Connection closed by invalid user ${n} 6.6.6.6 port 5 [preauth]`,
    (n: string) => `Disconnected from invalid user ${n} 6.6.6.6 port 5 [preauth]`,
    (n: string) =>
      `error: maximum authentication attempts exceeded for invalid user ${n} from 6.6.6.6 port 5 ssh2 [preauth]`,
    (n: string) => `error: PAM: Authentication failure for illegal user ${n} from 6.6.6.6`,
    (n: string) => `Bad protocol version identification '${n}' from 6.6.6.6 port 5`,
  ];
  fc.assert(
    fc.property(name, fc.constantFrom(...lines), (n, line) => {
      const fields = said(`sshd[1]: ${line(n)}`);
      assert.equal(fields?.address, '6.6.6.6', line(n));
      if (fields?.account !== undefined) assert.equal(fields.account, n);
    }),
  );
});

test('what sudo ran is kept whole, whatever it says', () => {
  const part = fc.constantFrom('a', ' ; ', 'USER=x', 'COMMAND=/bin/true', 'TTY=y', ' : ', 'PWD=/');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const command = `/bin/sh ${parts.join('')}`.trimEnd();
      const fields = said(`sudo: bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=${command}`);
      assert.equal(fields?.command, command);
      assert.equal(fields?.account, 'root');
      assert.equal(fields?.actingAccount, 'bob');
    }),
  );
});

test('PAM lines are read in the name of any program', () => {
  const failure = 'authentication failure; logname= uid=0 euid=0 tty=x ruser= rhost=192.0.2.1  user=root';
  for (const tag of [
    'vsftpd[1]: pam_unix(vsftpd:auth): ',
    'sshd(pam_unix)[1]: ',
    'sshd[1]: pam_unix(sshd:auth): ',
    'new-thing: pam_sss(x:auth): ',
  ]) {
    const fields = said(`${tag}${failure}`);
    assert.equal(fields?.action, 'auth-detail', tag);
    if (!tag.includes('pam_sss')) assert.equal(fields?.address, '192.0.2.1', tag);
  }
  assert.equal(
    said('sshd[1]: PAM 3 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1')
      ?.tries,
    3,
  );
  assert.equal(said('new-thing: other words'), undefined);
});

test('no message makes a format throw or speak of an unknown action', () => {
  const words = programFormats.flatMap(({ examples }) =>
    examples.flatMap(({ line }) => line.split(/(?<=[ =:;'"[(])/)),
  );
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...programFormats), text, (format, parts) => {
      const head = {
        wall: 0,
        hasYear: true,
        offset: 0,
        precision: 1,
        host: '',
        program: format.programs[0] ?? '',
        pid: 1,
        at: 0,
      };
      const fields = format.read(byteString(parts.join('')), head);
      if (fields === undefined) return;
      assert.ok((actions as readonly string[]).includes(fields.action));
      for (const value of Object.values(fields))
        assert.ok(typeof value === 'string' || Number.isSafeInteger(value));
    }),
    { numRuns: 2000 },
  );
});

const shared = sharedFolder();
const skip = shared === undefined ? 'needs the corpora beside the checkout' : false;

function linesOf(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return plain
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

interface Counted {
  readonly heads: number;
  readonly read: number;
  readonly lines: number;
}

// Only lines of programs that a host format knows count.
function count(lines: readonly string[]): Counted {
  const file = tellFile(lines.slice(0, 200));
  assert.ok(file !== undefined, 'the kind of the file is told');
  const heads = lines.map((line) => readLine(line, file)).filter((line) => line !== undefined);
  const ours = heads.filter(({ head }) => formatOfProgram(head.program)?.source === 'host');
  return {
    heads: heads.length,
    read: ours.filter(({ fields }) => fields !== undefined).length,
    lines: ours.length,
  };
}

test('real authentication logs are read to the last line', { skip }, () => {
  const folder = join(shared ?? '', 'evidence/nhamay/evidence/var/log');
  const names = readdirSync(folder).filter((name) => name.startsWith('auth.log'));
  assert.ok(names.length > 0);
  for (const name of names) {
    const lines = linesOf(join(folder, name));
    const { heads, read } = count(lines);
    assert.equal(heads, lines.length, name);
    assert.equal(read, lines.length, name);
  }
});

test('corpora of syslog files: every head, nearly every line of a known program', { skip }, () => {
  const corpora = join(shared ?? '', 'corpora');
  for (const [name, unread] of [
    ['loghub/Linux/Linux_2k.log', 10],
    ['loghub/OpenSSH/OpenSSH_2k.log', 0],
    ['lograptor/sshd.log', 0],
    ['lograptor/rfc5424.log', 1],
    ['plaso/syslog/syslog_ssh.log', 0],
    ['plaso/syslog/syslog_cron.log', 0],
    ['plaso/syslog/syslog_rsyslog', 0],
  ] as const) {
    const lines = linesOf(join(corpora, name));
    const counted = count(lines);
    assert.equal(counted.heads, lines.length, name);
    assert.ok(counted.lines - counted.read <= unread, `${name}: ${counted.lines - counted.read} unread`);
  }
});

test('corpora of single messages: sshd, su, sudo, PAM', { skip }, () => {
  const corpora = join(shared ?? '', 'corpora');
  for (const [name, header] of [
    ['wazuh-ossec/wazuh-ossec.jsonl', false],
    ['syslog-ng-patterndb/patterndb.jsonl', true],
  ] as const) {
    const seen = { known: 0, unread: 0 };
    for (const json of linesOf(join(corpora, name))) {
      const { line, format_hint: program } = JSON.parse(json) as {
        readonly line: string;
        readonly format_hint: string;
      };
      const full = header ? `Nov 24 00:51:30 mail01 ${program}[1]: ${line}` : line;
      const file = tellFile([full]);
      const read = file === undefined ? undefined : readLine(full, file);
      if (read === undefined || formatOfProgram(read.head.program)?.source !== 'host') continue;
      if (read.head.program === '') continue;
      seen.known += 1;
      if (read.fields === undefined) seen.unread += 1;
    }
    assert.ok(seen.known > 30, `${name}: ${seen.known} known`);
    assert.ok(seen.unread <= 3, `${name}: ${seen.unread} of ${seen.known} unread`);
  }
});
