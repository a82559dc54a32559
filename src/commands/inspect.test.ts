import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HOUR, SECOND } from '../base/time.ts';
import { tempFolder } from '../evidence/temp.testing.ts';
import { Silences } from './inspect-read.ts';
import { constat, writeEvidence } from './run.testing.ts';

test('inspect says what is there, exactly, and writes nothing', async (t) => {
  const folder = tempFolder(t);
  const evidence = writeEvidence(folder);
  const before = readdirSync(folder, { recursive: true });
  const ran = await constat(['inspect', evidence, '--json'], { cwd: folder });
  assert.equal(ran.code, 0, ran.stderr);
  assert.deepEqual(readdirSync(folder, { recursive: true }), before);
  const found = JSON.parse(ran.stdout);
  assert.equal(found.schema, 'constat.inspect/1');
  const log = found.files.find((f: { path: string }) => f.path === 'var/log/mail.log.1.gz');
  assert.deepEqual(
    [log.kind, log.lines, log.unread, log.first, log.last, log.zoneSource, log.hosts],
    [
      'log',
      5,
      1,
      '2026-02-28T04:00:01.000Z',
      '2026-02-28T04:20:30.000Z',
      'line',
      [{ name: 'mx1', lines: 5 }],
    ],
  );
  const kinds = found.files.map((f: { path: string; kind: string }) => [f.path, f.kind]);
  assert.deepEqual(
    kinds.filter(([path]: readonly string[]) => !path?.startsWith('var')),
    [
      ['etc/hostname', 'context'],
      ['notes.txt', 'unknown'],
    ],
  );
  assert.ok(
    found.context.some((c: { name: string; value: string }) => c.name === 'host name' && c.value === 'mx1'),
  );
  assert.ok(found.unparsed.some((s: { program: string; path: string }) => s.program === 'frobnicator'));
});

test('names and lines of an attacker cannot steer the terminal', async (t) => {
  const evidence = writeEvidence(tempFolder(t));
  for (const args of [
    ['inspect', evidence],
    ['inspect', evidence, '--unparsed'],
    ['search', 'wibble', evidence],
    ['search', '-c', 'wibble', evidence],
  ]) {
    const ran = await constat(args);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /evil\\x1b\[2J\\u202e\.log/);
    assert.doesNotMatch(ran.stdout + ran.stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
});

test('unparsed lines come by shape with how often and where', async (t) => {
  const { stdout } = await constat(['inspect', writeEvidence(tempFolder(t)), '--unparsed']);
  const rows = stdout.split('\n').filter((l) => l.includes('frobnicator'));
  assert.ok(
    rows.some((r) => /^ +1 +frobnicator +wibble N .*var\/log\/mail\.log:5$/.test(r)),
    stdout,
  );
});

test('a large file that nothing reads is said, by both commands', async (t) => {
  const folder = tempFolder(t);
  const evidence = writeEvidence(folder);
  const before = await constat(['inspect', evidence, '--unparsed']);
  assert.doesNotMatch(before.stdout, /no line is read/);
  writeFileSync(join(evidence, 'var/log/strange.log'), 'who=ann did=what\n'.repeat(6000));
  const { stdout } = await constat(['inspect', evidence, '--unparsed']);
  assert.match(
    stdout,
    /frobnicator[\s\S]*Large files of which no line is read\n +var\/log\/strange\.log +text of no known kind/,
  );
  const ran = await constat(['investigate', evidence, '-o', join(folder, 'c.case')], { cwd: folder });
  assert.match(ran.stderr, /1 large file of no known kind, not read: var\/log\/strange\.log \(\d+ kB\)/);
});

test('evidence that cannot be read in full ends with 3', async (t) => {
  const evidence = writeEvidence(tempFolder(t));
  writeFileSync(join(evidence, 'broken.gz'), Buffer.from('1f8b08000000000000030000', 'hex'));
  const ran = await constat(['inspect', evidence]);
  assert.equal(ran.code, 3);
  assert.match(ran.stdout, /Problems\n {2}broken\.gz: /);
});

test('a silence counts when it is far longer than the rate of its file explains', () => {
  const minutes = new Silences();
  const start = 1_772_000_000 * SECOND;
  let last = start;
  for (let i = 0; i < 600; i += 1) {
    last = start + i * 60 * SECOND + (i >= 300 ? 5 * HOUR : 0);
    minutes.see(last);
  }
  minutes.see(start);
  assert.deepEqual(minutes.unusual({ lines: 600, first: start, last }), [
    { from: start + 299 * 60 * SECOND, to: start + 300 * 60 * SECOND + 5 * HOUR },
  ]);
  const daily = new Silences();
  for (let i = 0; i < 30; i += 1) daily.see(start + i * 24 * HOUR);
  assert.deepEqual(daily.unusual({ lines: 30, first: start, last: start + 29 * 24 * HOUR }), []);
});
