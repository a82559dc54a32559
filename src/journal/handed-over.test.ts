import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { lineOf } from './chain.ts';
import { drafted, journalOf } from './journal.testing.ts';

// A journal in a case folder that a stranger handed over.

const HASH = '0'.repeat(64);
const forged = (n: number): string =>
  lineOf({ ...drafted(), n, time: '2026-03-02T09:00:00.000Z', subject: '', case: HASH, previous: HASH }).line;

test('an entry with a number beyond all counting takes nobody’s note away', async (t) => {
  for (const n of [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 1_000_000_001]) {
    const folder = tempFolder(t);
    writeFileSync(join(folder, 'journal.jsonl'), forged(n));
    const journal = await journalOf(folder);
    await journal.add(drafted({ text: 'mine' }));
    assert.deepEqual(
      journal.entries().map((e) => e.text),
      ['mine'],
      String(n),
    );
    assert.ok(journal.remarks().length > 0 || journal.broken() !== '');
  }
});

test('a forged entry is shown, and said to be not proven; what follows can be written', async (t) => {
  const folder = tempFolder(t);
  writeFileSync(join(folder, 'journal.jsonl'), `${forged(7)}${forged(7)}{"__proto__":{"n":1}}\n\0\0\n`);
  const journal = await journalOf(folder);
  await journal.add(drafted({ text: 'mine' }));
  assert.deepEqual(
    journal.entries().map(({ text, proven }) => [text, proven]),
    [
      ['seen', false],
      ['seen', false],
      ['mine', false],
    ],
  );
  assert.match(journal.broken(), /^journal\.jsonl:1: entry 7 has lost the one before/);
});

test('what lies where the next entry would be claimed is taken away, and not waited for', async (t) => {
  const folder = tempFolder(t);
  const outside = join(tempFolder(t), 'own.txt');
  writeFileSync(outside, `{"offset":0,"line":"x"}`);
  const journal = await journalOf(folder);
  execFileSync('mkfifo', [join(folder, 'journal.next.1')]);
  symlinkSync(outside, join(folder, 'journal.next.2'));
  mkdirSync(join(folder, 'journal.next.3'));
  writeFileSync(join(folder, 'journal.next.3/x'), '');
  writeFileSync(join(folder, 'journal.next.4'), JSON.stringify({ offset: 2 ** 50, line: 'y'.repeat(100) }));
  writeFileSync(join(folder, 'journal.next.5'), `{"offset":0,"line":"${'z'.repeat(3_000_000)}"}`);
  for (let i = 1; i <= 6; i += 1) await journal.add(drafted({ text: `note ${i}` }));
  assert.deepEqual(
    journal.entries().map((e) => [e.n, e.proven]),
    [1, 2, 3, 4, 5, 6].map((n) => [n, true]),
  );
  assert.deepEqual(readdirSync(folder).sort(), ['case.json', 'journal.jsonl']);
  assert.equal(readFileSync(outside, 'utf8'), `{"offset":0,"line":"x"}`);
});

test('a journal that is a link is neither read nor written', async (t) => {
  const folder = tempFolder(t);
  const outside = join(tempFolder(t), 'own.txt');
  writeFileSync(outside, 'mine\n');
  symlinkSync(outside, join(folder, 'journal.jsonl'));
  await assert.rejects(journalOf(folder), /journal\.jsonl: is no file but a link/);
  assert.equal(readFileSync(outside, 'utf8'), 'mine\n');
});
