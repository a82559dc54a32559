import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tempFolder } from '../evidence/temp.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { drafted, journalOf } from './journal.testing.ts';
import { openJournal } from './journal.ts';

const WRITER = fileURLToPath(new URL('./writer.testing.js', import.meta.url));

/** Lines of a journal, parsed. */
function linesOf(folder: string): readonly Record<string, string | number>[] {
  const text = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l));
}

async function reopened(folder: string, readOnly = true) {
  return openJournal(folder, { file: fixtureCase(), now: () => Date.UTC(2026, 2, 11) * 1000, readOnly });
}

async function withEntries(t: TestContext, count: number): Promise<string> {
  const folder = tempFolder(t);
  const journal = await journalOf(folder);
  for (let i = 1; i <= count; i += 1) await journal.add(drafted({ text: `note ${i}` }));
  return folder;
}

test('entries are chained to one another and to the case, and read again as they were written', async (t) => {
  const folder = tempFolder(t);
  const journal = await journalOf(folder);
  assert.deepEqual([journal.entries(), journal.broken(), journal.head().n], [[], '', 0]);
  const first = await journal.add(
    drafted({ about: 'session:s1', text: 'line one\nline two "quoted" \u2028 ệ' }),
  );
  const second = await journal.add(drafted({ kind: 'mark', text: '', who: 'Bảo' }));
  const bytes = readFileSync(join(folder, 'case.json'));
  assert.equal(first.previous, createHash('sha256').update(bytes).digest('hex'));
  assert.equal(second.previous, first.hash);
  assert.equal(first.time, '2026-03-10T00:00:02Z'.replace('Z', '.000Z'));
  const [line = ''] = readFileSync(join(folder, 'journal.jsonl'), 'utf8').split('\n');
  const body = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}');
  assert.equal(createHash('sha256').update(body).digest('hex'), first.hash);
  const again = await reopened(folder);
  assert.deepEqual(
    again.entries(),
    [first, second].map((e) => ({ ...e, proven: true })),
  );
  assert.deepEqual(again.head(), { n: 2, hash: second.hash });
  assert.deepEqual(readdirSync(folder).sort(), ['case.json', 'journal.jsonl']);
});

test('what cannot be taken down is refused with what to do', async (t) => {
  const journal = await journalOf(tempFolder(t));
  const note = await journal.add(drafted());
  const mark = await journal.add(drafted({ kind: 'mark', about: 'session:s1' }));
  const refused: readonly (readonly [Parameters<typeof drafted>[0], RegExp])[] = [
    [{ who: '  ' }, /^who: is empty; say who writes/],
    [{ text: ' \n' }, /^text: is empty/],
    [{ text: 'x'.repeat(20_001) }, /^text: /],
    [{ about: 'session:S999' }, /^session:S999: names nothing in this case/],
    [{ about: 'ref:f1' }, /names nothing/],
    [{ about: 'constructor:x' }, /names nothing/],
    [{ kind: 'overrule', about: 'session:s1', value: 'legitimate', text: '' }, /needs a reason/],
    [{ kind: 'overrule', about: 'session:s1', value: 'taken' }, /no such judgement; choose from intruder/],
    [{ kind: 'overrule', about: 'item:1', value: 'legitimate' }, /choose from taken, served/],
    [{ kind: 'overrule', about: 'gap:1', value: 'x' }, /has no judgement/],
    [{ kind: 'withdraw', value: '77' }, /no such entry/],
    [{ kind: 'withdraw', value: String(mark.n) }, /cannot be taken back/],
  ];
  for (const [given, message] of refused)
    await assert.rejects(journal.add(drafted(given)), { name: 'UserError', message }, JSON.stringify(given));
  await journal.add(drafted({ kind: 'withdraw', value: String(note.n), text: '' }));
  await assert.rejects(
    journal.add(drafted({ kind: 'withdraw', value: String(note.n) })),
    /taken back already/,
  );
  assert.equal(journal.entries().length, 3);
});

test('several processes at once lose no entry and fork no chain', async (t) => {
  const folder = tempFolder(t);
  const journal = await journalOf(folder);
  const said = Promise.all(['a', 'b', 'c', 'd'].map((who) => written(folder, who, 25)));
  const own = Promise.all(Array.from({ length: 20 }, (_, i) => journal.add(drafted({ text: `own ${i}` }))));
  const acknowledged = [...(await said).flat(), ...(await own).map((e, i) => `${e.n} Ana ${i}`)];
  await journal.refresh();
  assert.equal(journal.broken(), '');
  assert.deepEqual(journal.remarks(), []);
  const all = linesOf(folder);
  assert.deepEqual(
    all.map((e) => e.n),
    Array.from({ length: 120 }, (_, i) => i + 1),
  );
  assert.equal(acknowledged.length, 120);
  for (const line of acknowledged) {
    const [n = '', who] = line.split(' ');
    assert.equal(all[Number(n) - 1]?.who, who, line);
  }
  assert.deepEqual(readdirSync(folder).sort(), ['case.json', 'journal.jsonl']);
});

/** Runs a writer to its end and gives what it said of each entry. */
async function written(folder: string, who: string, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [WRITER, folder, who, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 0);
  return text.split('\n').filter((l) => l !== '');
}

test('writers killed in the middle leave a journal that goes on, with every entry that was acknowledged', async (t) => {
  const folder = tempFolder(t);
  await journalOf(folder);
  const acknowledged: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const child = spawn(process.execPath, [WRITER, folder, `killed-${turn}`, '100000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.split('\n').length > 5 + turn) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.on('close', resolve));
    acknowledged.push(...text.split('\n').filter((l) => /^\d+ \S+ \d+$/.test(l)));
  }
  const journal = await reopened(folder, false);
  const last = await journal.add(drafted({ text: 'after' }));
  assert.equal(journal.broken(), '');
  const entries = journal.entries();
  assert.ok(entries.every((e) => e.proven));
  assert.equal(entries.at(-1)?.hash, last.hash);
  assert.deepEqual(
    entries.map((e) => e.n),
    entries.map((_, i) => i + 1),
  );
  for (const line of acknowledged) {
    const [n = '', who = '', i = ''] = line.split(' ');
    const e = entries[Number(n) - 1];
    assert.deepEqual([e?.who, e?.text.split(' ')[0]], [who, i]);
  }
  assert.ok(!readdirSync(folder).some((name) => name.startsWith('journal.next')));
});

test('what a killed writer had claimed is written by the next, whole', async (t) => {
  const folder = await withEntries(t, 2);
  const donor = await withEntries(t, 3);
  const third = `${readFileSync(join(donor, 'journal.jsonl'), 'utf8').split('\n')[2]}\n`;
  const path = join(folder, 'journal.jsonl');
  const offset = readFileSync(path).length;
  writeFileSync(join(folder, 'journal.next.3'), JSON.stringify({ offset, line: third }));
  writeFileSync(join(folder, 'journal.next.1'), 'left lying');
  appendFileSync(path, third.slice(0, 100));
  const reader = await reopened(folder);
  assert.deepEqual([reader.entries().length, reader.broken()], [2, '']);
  assert.match(reader.remarks().join(), /^journal\.jsonl:3: was cut off by a crash/);
  const writer = await reopened(folder, false);
  assert.deepEqual([writer.entries().length, writer.broken(), writer.remarks()], [3, '', []]);
  assert.equal((await writer.add(drafted())).n, 4);
  assert.equal(readFileSync(path, 'utf8').split('\n')[2], third.trimEnd());
  assert.deepEqual(readdirSync(folder).sort(), ['case.json', 'journal.jsonl']);
});

test('a line that was cut off elsewhere holds no entry, is said, and the chain goes on over it', async (t) => {
  const folder = await withEntries(t, 2);
  const path = join(folder, 'journal.jsonl');
  appendFileSync(path, '{"n":3,"time":"2026-0');
  const journal = await reopened(folder, false);
  assert.equal(journal.broken(), '');
  assert.equal(journal.remarks().length, 1, 'said before anybody writes');
  assert.equal((await journal.add(drafted())).n, 3);
  assert.deepEqual(
    [journal.broken(), journal.remarks(), journal.entries().map((e) => e.proven)],
    ['', ['journal.jsonl:3: was cut off by a crash; it holds no entry'], [true, true, true]],
  );
});

test('a change, a removal, an exchange and a forged entry are found at their place', async (t) => {
  const cases: readonly (readonly [string, (lines: string[]) => unknown, RegExp, number])[] = [
    [
      'changed',
      (lines) => lines.splice(2, 1, (lines[2] ?? '').replace('note 3', 'note 9')),
      /^journal\.jsonl:3: the hash of entry 3 differs; it was changed/,
      2,
    ],
    ['removed', (lines) => lines.splice(2, 1), /^journal\.jsonl:3: entry 4 has lost the one before/, 2],
    ['first removed', (lines) => lines.splice(0, 1), /^journal\.jsonl:1: entry 2 has lost/, 0],
    ['exchanged', (lines) => lines.splice(1, 2, lines[2] ?? '', lines[1] ?? ''), /:2: entry 3 has lost/, 1],
    [
      'garbled',
      (lines) => lines.splice(2, 1, 'garbled'),
      /^journal\.jsonl:3: is no entry; entry 4 does not/,
      2,
    ],
    ['doubled', (lines) => lines.splice(3, 0, lines[2] ?? ''), /:4: entry 3 has lost/, 3],
  ];
  for (const [name, harm, message, proven] of cases) {
    const folder = await withEntries(t, 5);
    const path = join(folder, 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    harm(lines);
    writeFileSync(path, lines.join('\n'));
    const journal = await reopened(folder, false);
    assert.match(journal.broken(), message, name);
    assert.equal(journal.entries().filter((e) => e.proven).length, proven, name);
    const rest = name === 'garbled' ? 4 : name.endsWith('removed') ? 4 : name === 'doubled' ? 6 : 5;
    assert.equal(journal.entries().length, rest, `${name}: nothing is dropped`);
    // Work goes on; what is written after a break is no better proven than what stands before it.
    const more = await journal.add(drafted({ text: 'later' }));
    assert.equal(more.n, 6, name);
    assert.equal(journal.entries().at(-1)?.proven, false, name);
  }
});

test('a journal that loses entries while it is open says so', async (t) => {
  const folder = await withEntries(t, 3);
  const journal = await reopened(folder);
  const path = join(folder, 'journal.jsonl');
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, `${lines.slice(0, 2).join('\n')}\n`);
  await journal.refresh();
  assert.match(journal.broken(), /^journal\.jsonl: entry 3 was there and is gone/);
  await (await reopened(folder, false)).add(drafted({ text: 'another third' }));
  await journal.refresh();
  assert.equal(journal.entries().length, 3);
  assert.match(journal.broken(), /entry 3 was there and is gone/, 'whoever has it open goes on saying so');
});

test('entries of others appear on refresh, and an entry keeps to what it was about when numbers change', async (t) => {
  const folder = tempFolder(t);
  const file = fixtureCase();
  const journal = await journalOf(folder, file);
  const other = await reopened(folder);
  const note = await journal.add(drafted({ about: 'item:2', text: 'this one' }));
  await journal.add(drafted({ about: 'session:s1', text: 'stays' }));
  await other.refresh();
  assert.deepEqual(
    other.entries().map((e) => e.text),
    ['this one', 'stays'],
  );
  const items = [...file.items.slice(1), ...file.items.slice(0, 1)];
  const made = { ...file, items };
  const later = await journalOf(folder, made);
  assert.equal(later.broken(), '');
  assert.deepEqual([...later.standing().of.keys()], ['item:1', 'session:s1']);
  await later.add(drafted({ kind: 'withdraw', about: '', value: String(note.n), text: '' }));
  assert.deepEqual(later.standing().of.get('item:1')?.notes, []);
  const without = await journalOf(folder, { ...file, items: file.items.slice(2) });
  assert.deepEqual(
    without.standing().lost.map((e) => e.text),
    ['this one', ''],
  );
});
