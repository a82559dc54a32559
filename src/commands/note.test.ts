import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { constat, type Ran, writeEvidence } from './run.testing.ts';

const ACCOUNT = fixtureCase().accounts[0]?.account ?? '';

test('notes, marks and overrules: written, listed, shown, reported, taken back', async (t) => {
  const directory = tempFolder(t);
  writeFileSync(join(directory, 'case.json'), JSON.stringify(fixtureCase()));
  const run = (...args: readonly string[]): Promise<Ran> =>
    constat([...args], { env: { CONSTAT_CASE: directory, CONSTAT_WHO: 'Ana\u202e' } });
  assert.equal((await run('note', '--list')).stdout, '');

  await t.test('written', async () => {
    assert.deepEqual((await run('note', 'looks\nodd\u001b[2J', '--on', ACCOUNT)).stdout, '1\n');
    const because = 'her own address';
    const overruled = await run('note', because, '--on', 's1', '--overrule', 'legitimate', '--json');
    assert.equal(JSON.parse(overruled.stdout).entry.about, 'session:s1');
    assert.equal((await run('note', '--on', 'action:1', '--mark', '--who', 'Bo')).code, 0);
    const line = await run('note', 'this line', '--on', '[1]', '--json');
    assert.match(JSON.parse(line.stdout).entry.about, /^ref:f\d+:\d+:\d+$/);
  });

  await t.test('refused', async () => {
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [['note'], /text: is missing/],
      [['note', 'x', '--on', 'nobody'], /nobody: names nothing in this case/],
      [['note', 'x', '--on', 's1', '--overrule', 'taken'], /no such judgement; choose from intruder/],
      [['note', '--on', 's1', '--overrule', 'suspect'], /an overrule needs a reason; say why/],
      [['note', '--mark', '--unmark'], /--unmark: does not go with --mark/],
      [['note', '--withdraw', '9'], /no such entry/],
    ];
    for (const [args, message] of refused) {
      const ran = await run(...args);
      assert.notEqual(ran.code, 0, args.join(' '));
      assert.match(ran.stderr, message, args.join(' '));
    }
  });

  await t.test('shown and reported beside what was computed', async () => {
    const session = await run('show', 's1', '-n', '0');
    const computed = /judged +(\w+)/.exec(session.stdout)?.[1] ?? '';
    assert.match(
      session.stdout.replaceAll(/\s+/g, ' '),
      new RegExp(
        `Journal computed: ${computed}; overruled by Ana.u202e, .* legitimate, because her own address`,
      ),
    );
    const account = await run('show', ACCOUNT, '-n', '0');
    assert.match(account.stdout, /\[1\]: looks \/ odd\\x1b\[2J/);
    const data = JSON.parse((await run('show', 'session:s1', '-n', '0', '--json')).stdout);
    assert.equal(data.subjects[0].journal.overrule.text, 'her own address');
    assert.equal((await run('report', '-q')).code, 0);
    const report = readFileSync(join(directory, 'report.html'), 'utf8');
    assert.match(report, /1 judgement was overruled by people/);
    assert.match(
      report,
      /class="j-\w+">\w+<\/strong>.{0,200}class="overruled"><strong>Overruled: legitimate/s,
    );
    assert.match(report, /id="journal"/);
    assert.ok(!report.includes('\u202e') && !report.includes('\u001b'));
    const hash = JSON.parse((await run('note', '--list', '--json')).stdout).head;
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.ok(report.includes(hash), 'the report has the hash of the last entry');
  });

  await t.test('taken back, and still listed', async () => {
    assert.equal((await run('note', '--withdraw', '2')).code, 0);
    assert.doesNotMatch((await run('show', 's1', '-n', '0')).stdout, /overruled by/);
    const listed = await run('note', '--list', '--on', 's1');
    assert.deepEqual(
      listed.stdout.split('\n').map((l) => l.split(/\s+/)[0]),
      ['2', '5', ''],
    );
  });

  await t.test('a journal that was changed by hand is exit 4, with its place', async () => {
    const path = join(directory, 'journal.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('her own', 'his own'));
    const listed = await run('note', '--list');
    assert.equal(listed.code, 4);
    assert.match(listed.stderr, /^constat: journal\.jsonl:2: the hash of entry 2 differs/m);
    assert.match(listed.stdout, /his own address · \(not proven\)/);
    assert.equal((await run('note', 'still works')).code, 4);
    assert.match((await run('show', ACCOUNT, '-n', '0')).stderr, /journal\.jsonl:2: the hash/);
  });
});

test('a case that is made anew keeps its journal, and says what is about an earlier computation', async (t) => {
  const folder = tempFolder(t);
  const evidence = writeEvidence(folder);
  const directory = join(folder, 'one.case');
  const run = (...args: readonly string[]): Promise<Ran> =>
    constat([...args], { env: { CONSTAT_CASE: directory } });
  const investigate = ['investigate', evidence, '-o', directory, '--force', '--no-progress'];
  assert.doesNotMatch((await run(...investigate)).stderr, /journal/);
  assert.equal((await run('note', 'on the whole')).stdout, '1\n');
  assert.equal((await run('note', '--mark', '--on', 'action:1')).stdout, '2\n');
  copyFileSync(join(directory, 'journal.jsonl'), join(folder, 'before'));
  assert.match((await run(...investigate)).stderr, /^The journal was kept: 2 entries: constat note --list/m);
  const other = await run(...investigate, '--from', '2026-03-01T04:15Z');
  assert.match(other.stderr, /^The journal was kept: 2 entries, 2 about an earlier computation/m);
  assert.equal(
    readFileSync(join(directory, 'journal.jsonl'), 'utf8'),
    readFileSync(join(folder, 'before'), 'utf8'),
  );
  const listed = await run('note', '--list');
  assert.equal(listed.code, 0);
  assert.match(listed.stderr, /2 of 2 entries are about an earlier computation of the case/);
  assert.equal((await run('note', 'goes on')).stdout, '3\n');
});
