import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { constat, MAIL_LOG, type Ran, writeEvidence } from './run.testing.ts';

/** One investigation for all tests of this file. */
let folder = '';
let evidence = '';
let first: Ran;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'constat-case-'));
  evidence = writeEvidence(folder);
  // One new place alone is nobody's; said to be the actor's it is a session of the case.
  first = await constat(['investigate', 'evidence', '--actor-ip', '203.0.113.9'], { cwd: folder });
});

after(() => rmSync(folder, { recursive: true, force: true }));

const inCase = (...args: readonly string[]): Promise<Ran> => constat(args, { cwd: folder });

test('investigate writes the case beside the evidence, answers on stdout and goes on on stderr', () => {
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(readdirSync(join(folder, 'evidence.case')).sort(), [
    'case.json',
    'db',
    'evidence.json',
    'report.html',
  ]);
  const answer = first.stdout.trimEnd().split('\n');
  assert.ok(answer.length >= 1 && answer.length <= 10);
  assert.match(
    first.stderr,
    /Read \d+ files, \d+ lines, .* not understood: constat inspect --unparsed evidence\)/,
  );
  assert.match(first.stderr, /Next: .*constat show 1 --case /);
});

test('a finished case is kept, the evidence is never written to, options are checked', async () => {
  const kept = readFileSync(join(folder, 'evidence.case/case.json'));
  const [again, inside, time, lang, jobs, level] = await Promise.all([
    inCase('investigate', 'evidence'),
    inCase('investigate', 'evidence', '-o', 'evidence/var/case'),
    inCase('investigate', 'evidence', '-o', 'a.case', '--from', '2026-03-01T00:00'),
    inCase('investigate', 'evidence', '-o', 'b.case', '--lang', 'xx'),
    inCase('investigate', 'evidence', '-o', 'c.case', '--jobs', 'many'),
    inCase('investigate', 'evidence', '-o', 'd.case', '--actor-ip', '203.0.113.999'),
  ]);
  for (const ran of [again, inside, time, lang, jobs, level])
    assert.deepEqual([ran.code, ran.stdout], [2, '']);
  assert.match(inside.stderr, /never written to/);
  assert.match(time.stderr, /names no zone/);
  assert.match(lang.stderr, /no such language: xx/);
  assert.ok(!existsSync(join(evidence, 'var/case')));
  assert.deepEqual(readdirSync(folder).sort(), ['evidence', 'evidence.case']);
  assert.deepEqual(readFileSync(join(folder, 'evidence.case/case.json')), kept);
});

test('show reads a line again from the evidence', async () => {
  const plain = await inCase('show', 'var/log/mail.log:4', '-C', '1');
  assert.equal(plain.code, 0, plain.stderr);
  const lines = MAIL_LOG.split('\n');
  assert.ok(plain.stdout.includes(`> 4  ${lines[3]}\n`), plain.stdout);
  assert.ok(plain.stdout.includes(`  3  ${lines[2]}\n`));
  assert.ok(plain.stdout.includes('wibble 42 \\x1b[31mred\\u202e\n'), 'made visible');
  const packed = JSON.parse((await inCase('show', 'var/log/mail.log.1.gz:1', '--json')).stdout);
  const [subject] = packed.subjects;
  assert.equal(subject.lines[0].state, 'read');
  assert.equal(subject.lines[0].lines[0].text, lines[0]?.replace('2026-03-01', '2026-02-28'));
  const cited = await inCase('show', subject.lines[0].citation);
  assert.equal(cited.code, 0, cited.stderr);
});

test('show finds sessions, accounts and files, and says when a name is none', async () => {
  const file = JSON.parse(readFileSync(join(folder, 'evidence.case/case.json'), 'utf8'));
  const [session] = file.sessions;
  assert.ok(session, 'the log has sessions');
  const [own, server, account, none, one] = await Promise.all([
    inCase('show', session.id),
    inCase('show', session.sourceSessionId),
    inCase('show', 'hoa'),
    inCase('show', 'nobody@nowhere'),
    inCase('show', 'f0'),
  ]);
  assert.match(own.stdout, new RegExp(`^Session ${session.id}, `));
  assert.ok(server.stdout.startsWith(own.stdout.trimEnd()), 'the id that the server gave');
  assert.match(account.stdout, /^Account hoa\n/);
  assert.match(one.stdout, /^Evidence f0\n {2}path +etc\/hostname\n/);
  assert.deepEqual([none.code, none.stdout], [1, '']);
  assert.match(none.stderr, /names nothing in this case/);
});

test('query answers about events and files, in each form', async () => {
  const sql =
    "SELECT filePath, e.line AS line, address FROM events AS e JOIN files USING file WHERE action = 'sign-in' AND outcome = 'success' ORDER BY time";
  const [tsv, csv, json, jsonl, tables, cut] = await runInTurn([
    ['query', sql],
    ['query', '--format', 'csv', "SELECT '=1+1' AS a, 'say \"hi\"' AS b, '\u001b' AS c"],
    ['query', '--json', 'SELECT count() AS n, [1, 2] AS list FROM events'],
    ['query', '--format', 'jsonl', "SELECT 'caf\u00e9' AS a"],
    ['query', '--tables'],
    ['query', '--rows', '2', 'SELECT number FROM numbers(5)', 'evidence.case'],
  ]);
  assert.equal(
    tsv?.stdout,
    'filePath\tline\taddress\nvar/log/mail.log.1.gz\t1\t192.0.2.7\nvar/log/mail.log.1.gz\t4\t203.0.113.9\nvar/log/mail.log\t1\t192.0.2.7\nvar/log/mail.log\t4\t203.0.113.9\n',
    tsv?.stderr,
  );
  assert.equal(csv?.stdout, 'a,b,c\n\'=1+1,"say ""hi""",\\x1b\n');
  assert.deepEqual(JSON.parse(json?.stdout ?? '').rows, [[11, [1, 2]]]);
  assert.deepEqual(JSON.parse(jsonl?.stdout ?? ''), { a: 'caf\u00e9' });
  assert.match(
    tables?.stdout ?? '',
    /^events\ttime\tDateTime64\(6, 'UTC'\)\twhen the record was written, UTC$/m,
  );
  assert.deepEqual(
    [cut?.stdout, cut?.stderr],
    ['number\n0\n1\n', 'constat: only the first 2 rows; --rows gives more\n'],
  );
});

test('query refuses what is no question, and leaves the case as it was', async () => {
  const refused = await runInTurn([
    ['query', 'DROP TABLE events'],
    ['query', "SELECT * FROM file('/etc/passwd')", '--json'],
    ['query', 'SELECT 1; DROP TABLE events'],
    ['query'],
  ]);
  for (const ran of refused) assert.deepEqual([ran.code, ran.stdout], [2, ''], ran.stderr);
  assert.match(JSON.parse(refused[1]?.stderr ?? '').error.message, /the function file is not taken/);
  const [count, broken] = await runInTurn([
    ['query', 'SELECT count() FROM events'],
    ['query', 'SELECT nothing FROM events'],
  ]);
  assert.equal(count?.stdout, 'count()\n11\n');
  assert.equal(broken?.code, 1);
  assert.match(broken?.stderr ?? '', /^constat: .*nothing/);
});

test('Ctrl-C ends a long query at once, and the case can be asked again', async () => {
  const endless = 'SELECT count() FROM numbers(10000000000000) WHERE sipHash64(number) = 2';
  const ran = await constat(['query', endless], { cwd: folder, interrupt: true });
  assert.deepEqual([ran.code, ran.stdout], [130, '']);
  assert.match(ran.stderr, /interrupted; run the same command again/);
  assert.equal((await inCase('query', 'SELECT count() AS n FROM events')).stdout, 'n\n11\n');
});

test('search finds the evidence of a case by itself', async () => {
  const ran = await inCase('search', '-c', 'wibble');
  assert.match(ran.stdout, /^var\/log\/.*:1\n/);
  assert.equal(ran.code, 0);
});

test('report makes the same bytes again', async () => {
  const made = readFileSync(join(folder, 'evidence.case/report.html'), 'utf8');
  const [html, text, json, wrong] = await Promise.all([
    inCase('report', '-o', '-'),
    inCase('report', '--to', 'text', '-o', '-', 'evidence.case'),
    inCase('report', '--to', 'json', '-o', 'copy.json', '-q'),
    inCase('report', '--to', 'pdf'),
  ]);
  assert.equal(html.stdout, made);
  assert.equal(text.stdout, first.stdout);
  assert.equal(json.stderr, '');
  const copy = readFileSync(join(folder, 'copy.json'), 'utf8');
  rmSync(join(folder, 'copy.json'));
  assert.deepEqual(
    JSON.parse(copy),
    JSON.parse(readFileSync(join(folder, 'evidence.case/case.json'), 'utf8')),
  );
  assert.equal(wrong.code, 2);
});

test('changed evidence ends with 4, evidence that is gone with 3', async () => {
  const path = join(evidence, 'var/log/mail.log');
  const ref = await lineRef();
  appendFileSync(path, 'one more line\n');
  const changed = await inCase('show', ref);
  assert.equal(changed.code, 4);
  assert.match(changed.stdout, /THE EVIDENCE WAS CHANGED/);
  renameSync(evidence, `${evidence}-away`);
  const gone = await inCase('show', ref);
  assert.equal(gone.code, 3);
  assert.match(gone.stdout, /the evidence is gone/);
});

async function lineRef(): Promise<string> {
  const shown = JSON.parse((await inCase('show', 'var/log/mail.log:4', '--json')).stdout);
  return shown.subjects[0].lines[0].ref;
}

/** One after the other: the engine's data has one user at a time. */
async function runInTurn(all: readonly (readonly string[])[]): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  for (const args of all) ran.push(await inCase(...args));
  return ran;
}
