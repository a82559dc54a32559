import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sharedFolder } from '../base/shared.testing.ts';
import { byteString } from '../base/text.ts';
import type { EventFields } from '../event/columns.ts';
import { formatOfProgram, readLine, tellFile } from './dispatch.ts';
import { fileFormats } from './index.ts';
import { postfix } from './postfix.ts';

const head = {
  wall: 0,
  hasYear: true,
  offset: 0,
  precision: 1,
  host: 'mx',
  program: '',
  pid: 1,
  at: 0,
};

function read(daemon: string, message: string): EventFields | undefined {
  return postfix.read(message, { ...head, program: `postfix/${daemon}` });
}

test('names of instances and services lead to the daemon', () => {
  for (const program of ['postfix/smtpd', 'postfix-out/submission/smtpd', 'mx-in/smtpd', 'postfix-script']) {
    assert.equal(formatOfProgram(program), postfix, program);
  }
  assert.notEqual(formatOfProgram('dovecot'), postfix);
});

test('a recipient that is open to two readings is not read', () => {
  const hostile = '; from=<boss@near.example> to=<"';
  const line = `NOQUEUE: reject: RCPT from h[192.0.2.1]: 550 5.1.1 <${hostile}>: rejected; from=<a@b> to=<${hostile}> proto=ESMTP helo=<h>`;
  const fields = read('smtpd', line);
  assert.equal(fields?.address, '192.0.2.1');
  assert.deepEqual([fields?.sender, fields?.recipient], [undefined, undefined]);
});

test('no text of a client reaches the fields of a refusal', () => {
  const piece = fc.constantFrom(
    ' to=<',
    '> ',
    '; ',
    'from=<',
    'boss@near.example',
    '"',
    ': ',
    ' helo=<',
    'x[10.0.0.1]',
  );
  const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(hostile, hostile, (sender, recipient) => {
      const line = `4F5C6: reject: RCPT from h[192.0.2.1]: 550 5.1.1 <${recipient}>: no; from=<${sender}> to=<${recipient}> proto=ESMTP helo=<h>`;
      const fields = read('smtpd', line);
      assert.ok(fields !== undefined);
      assert.equal(fields.address, '192.0.2.1');
      assert.equal(fields.queueId, '4F5C6');
      if (fields.sender !== undefined) assert.equal(fields.sender, sender);
      if (fields.recipient !== undefined) assert.equal(fields.recipient, recipient);
    }),
    { numRuns: 5000 },
  );
});

test('a subject does not reach the fields of a header check', () => {
  const piece = fc.constantFrom(
    ' from ',
    'x[10.0.0.1]',
    '; from=<',
    '> to=<',
    '>',
    ' proto=ESMTP',
    ' helo=<',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const line = `4F5C6: warning: header Subject: ${pieces.join('')} from h[192.0.2.1]; from=<a@b> to=<c@d> proto=ESMTP helo=<h>`;
      const fields = read('cleanup', line);
      if (fields?.address !== undefined) assert.equal(fields.address, '192.0.2.1');
      if (fields?.sender !== undefined) assert.equal(fields.sender, 'a@b');
    }),
    { numRuns: 5000 },
  );
});

test('a reply of the next hop does not reach the fields of a delivery', () => {
  const piece = fc.constantFrom(
    '>, relay=',
    'status=sent',
    ', dsn=2.0.0',
    ' (250 ',
    'queued as 99999',
    ')',
    ', ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const line = `4F5C6: to=<a@b>, relay=r[192.0.2.1]:25, delay=1.5, delays=1/0/0/0.5, dsn=5.0.0, status=bounced (${pieces.join('')})`;
      const fields = read('smtp', line);
      assert.deepEqual(
        [fields?.recipient, fields?.relay, fields?.dsn, fields?.reason, fields?.outcome, fields?.newQueueId],
        ['a@b', 'r[192.0.2.1]:25', '5.0.0', 'bounced', 'failure', undefined],
      );
    }),
  );
});

test('any message is read or left, never a throw', () => {
  const daemons = [
    'smtpd',
    'cleanup',
    'qmgr',
    'smtp',
    'postscreen',
    'bounce',
    'pickup',
    'master',
    'anvil',
    'dnsblog',
  ];
  const words = postfix.examples.map(({ line }) => line.slice(line.indexOf(']: ') + 3));
  const cut = fc.tuple(fc.constantFrom(...words), fc.nat(300), fc.string({ maxLength: 20, unit: 'binary' }));
  fc.assert(
    fc.property(fc.constantFrom(...daemons), cut, (daemon, [text, at, rest]) => {
      const fields = read(daemon, text.slice(0, at) + byteString(rest));
      assert.ok(fields === undefined || fields.action.length > 0);
    }),
    { numRuns: 3000 },
  );
});

test('a long hostile line takes no long time', () => {
  const started = process.cpuUsage().user;
  for (const piece of ['; from=<"', ' from ', '": ', ', relay=', '[', 'a=', ' to=<']) {
    for (const daemon of ['smtpd', 'cleanup', 'smtp', 'postscreen', 'qmgr']) {
      for (const begin of [
        '',
        '4F5C6: to=<',
        '4F5C6: reject: header ',
        'NOQUEUE: reject: RCPT from h[::1]: ',
      ]) {
        read(daemon, begin + piece.repeat(50_000));
      }
    }
  }
  assert.ok(process.cpuUsage().user - started < 5_000_000);
});

/** Lines of a corpus file; tar members come out one after the other with their headers between. */
function linesOf(path: string): string[] {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').split(/\r?\n/);
}

/** How many lines of Postfix there are, and those that nobody read. */
function unread(lines: readonly string[]): { readonly of: number; readonly left: readonly string[] } {
  const left: string[] = [];
  let of = 0;
  for (const line of lines) {
    const file = fileFormats.find((format) => format.head(line) !== undefined);
    if (file === undefined) continue;
    const result = readLine(line, file);
    if (result?.source !== 'postfix') continue;
    of += 1;
    if (result.fields === undefined) left.push(line.slice(0, 300));
  }
  return { of, left };
}

const shared = sharedFolder();
const skip = shared === undefined ? 'no shared corpora beside the checkout' : false;

test('public logs of Postfix are read', { skip }, () => {
  const corpora = join(shared ?? '', 'corpora');
  const single = join(corpora, 'lightmeter/individual_files');
  const files = [
    ...readdirSync(single).map((name) => join(single, name)),
    join(corpora, 'lightmeter/complete.tar.gz'),
    join(corpora, 'postfix-log-parser/test.log'),
    join(corpora, 'postfix-log-parser/test-iso8601.log'),
    join(corpora, 'maillogsentinel/sample_sasl.log'),
    join(corpora, 'lograptor/postfix.log'),
  ];
  const result = unread(files.flatMap(linesOf));
  assert.ok(result.of > 4000, `${result.of} lines`);
  assert.deepEqual(result.left, []);
});

test('values that syslog-ng and Wazuh expect of Postfix lines come out', { skip }, () => {
  const rows = linesOf(join(shared ?? '', 'corpora/syslog-ng-patterndb/patterndb.jsonl'))
    .filter((row) => row.includes('"format_hint": "postfix/'))
    .map((row) => JSON.parse(row));
  assert.ok(rows.length > 10);
  for (const row of rows) {
    const expected = row.expect.fields;
    const fields = postfix.read(byteString(row.line), { ...head, program: row.format_hint });
    assert.ok(fields !== undefined, row.line);
    if (expected['postfix.client.ip'] !== undefined)
      assert.equal(fields.address, expected['postfix.client.ip']);
    if (expected['postfix.qid'] !== undefined)
      assert.equal(fields.queueId ?? 'NOQUEUE', expected['postfix.qid']);
    if (expected['postfix.sender'] !== undefined) assert.equal(fields.sender, expected['postfix.sender']);
    if (fields.sender !== undefined && expected['postfix.recipient2'] !== undefined) {
      assert.equal(fields.recipient, expected['postfix.recipient2']);
    }
  }
  const wazuh = linesOf(join(shared ?? '', 'corpora/wazuh-ossec/wazuh-ossec.jsonl'))
    .filter((row) => row.includes('"format_hint": "postfix"'))
    .map((row) => byteString(JSON.parse(row).line));
  assert.deepEqual(unread(wazuh), { of: wazuh.length, left: [] });
});

test('every line of Postfix on a real server is read', { skip }, () => {
  const folder = join(shared ?? '', 'evidence/nhamay/evidence/var/log');
  const result = unread(
    ['mail.log', 'mail.log.1', 'mail.log.2.gz'].flatMap((name) => linesOf(join(folder, name))),
  );
  assert.ok(result.of > 10_000, `${result.of} lines`);
  assert.deepEqual(result.left, []);
});

test('a log with its words replaced is read or left', { skip }, () => {
  const result = unread(linesOf(join(shared ?? '', 'corpora/maillogsentinel/sample_mail.log')));
  assert.ok(result.of > 0 && result.left.length < result.of);
});

test('a message without a Message-ID is not joined to another', () => {
  assert.deepEqual(read('cleanup', '4F5C6: message-id=<>'), { action: 'message-id', queueId: '4F5C6' });
});

test('files of Postfix alone are told', () => {
  const lines = postfix.examples.map(({ line }) => byteString(line));
  assert.equal(tellFile(lines)?.kind, 'file');
});
