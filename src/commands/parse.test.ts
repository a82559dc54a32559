import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { constat, MAIL_LOG, type Ran, writeEvidence } from './run.testing.ts';

interface Line {
  readonly [name: string]: unknown;
}

function jsonl({ stdout }: Ran): readonly Line[] {
  return stdout
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l));
}

test('parse gives each line of each file once, at its place', async (t) => {
  const evidence = writeEvidence(tempFolder(t));
  const ran = await constat(['parse', join(evidence, 'var')]);
  assert.equal(ran.code, 0, ran.stderr);
  const lines = jsonl(ran).filter((l) => l.file === 'log/mail.log');
  const raw = readFileSync(join(evidence, 'var/log/mail.log'));
  assert.equal(lines.length, 5);
  assert.deepEqual(
    lines.map((l) => l.line),
    [1, 2, 3, 4, 5],
  );
  for (const [i, line] of lines.entries()) {
    const text = MAIL_LOG.split('\n')[i] ?? '';
    const at = Number(line.offset);
    assert.equal(raw.toString('utf8', at, at + Buffer.byteLength(text)), text);
  }
  const [first, , failed, , unread] = lines;
  assert.equal(first?.time, '2026-03-01T04:00:01.000Z');
  assert.deepEqual(
    [first?.format, first?.host, first?.program, first?.action, first?.account, first?.address],
    ['dovecot', 'mx1', 'dovecot', 'sign-in', 'hoa', '192.0.2.7'],
  );
  assert.equal(failed?.outcome, 'failure');
  assert.ok(!('raw' in (first ?? {})));
  assert.equal(unread?.unread, true);
  assert.equal(unread?.raw, MAIL_LOG.split('\n')[4]);
  assert.equal(unread?.pid, 77);
  assert.equal(jsonl(ran).filter((l) => l.file === 'log/mail.log.1.gz').length, 5);
  assert.ok(!ran.stdout.includes('\u001b'), 'control characters are escapes of JSON');
});

test('parse reads standard input, with zone and year as told', async () => {
  const line = 'Mar  1 11:13:02 mx1 sshd[9]: Accepted password for root from 203.0.113.9 port 4000 ssh2';
  const ran = await constat(['parse', '-', '--tz', '+07:00', '--year', '2024', '--raw'], {
    stdin: `${line}\n`,
  });
  const [only] = jsonl(ran);
  assert.equal(only?.time, '2024-03-01T04:13:02.000Z');
  assert.equal(only?.raw, line);
  assert.equal(only?.file, '-');
});

test('bytes that are not UTF-8 become U+FFFD, and a file of no known kind is unread lines', async (t) => {
  const folder = tempFolder(t);
  const path = join(folder, 'x.txt');
  writeFileSync(path, Buffer.from('caf\xe9 \x00 "q" \\\nsecond\r\n\nlast', 'latin1'));
  const lines = jsonl(await constat(['parse', path]));
  assert.deepEqual(
    lines.map((l) => [l.line, l.offset, l.unread, l.raw]),
    [
      [1, 0, true, 'caf\ufffd \u0000 "q" \\'],
      [2, 13, true, 'second'],
      [4, 22, true, 'last'],
    ],
  );
});

test('a truncated file gives its lines, and exit 3', async (t) => {
  const evidence = writeEvidence(tempFolder(t));
  const packed = readFileSync(join(evidence, 'var/log/mail.log.1.gz'));
  const path = join(evidence, 'cut.gz');
  writeFileSync(path, packed.subarray(0, packed.length - 9));
  const ran = await constat(['parse', path]);
  assert.equal(ran.code, 3);
  assert.match(ran.stderr, /cut\.gz: the packed data ends too early/);
  assert.ok(jsonl(ran).length > 0);
});

test('Ctrl-C ends with 130 and says how to go on', async () => {
  const ran = await constat(['parse', '-'], { interrupt: true });
  assert.equal(ran.code, 130);
  assert.equal(ran.stderr, 'constat: interrupted; run the same command again\n');
});

test('a zone that is none is wrong usage', async () => {
  const ran = await constat(['parse', '-', '--tz', 'Mars/Olympus'], { stdin: '' });
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /--tz: no such zone: Mars\/Olympus; give/);
});
