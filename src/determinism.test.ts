import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Case } from './case/case.ts';
import { investigated } from './testing/investigate.testing.ts';

const MAKE = resolve(import.meta.dirname, '../bench/make.mjs');
let root = '';
let made = '';
let first: string;

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'constat-same-'));
  execFileSync(process.execPath, [MAKE, '--out', join(root, 'made'), '--size', '1MiB', '--seed', '11']);
  made = join(root, 'made/evidence');
  first = await caseOf('first', made);
});
after(() => rmSync(root, { recursive: true, force: true }));

/** Investigates a folder; the bytes of its case.json. */
async function caseOf(name: string, evidence: string, threads = 2): Promise<string> {
  const { file } = await investigated([evidence], join(root, `${name}.case`), { threads });
  return readFileSync(file, 'utf8');
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((p) => statSync(join(folder, p)).isFile())
    .sort();
}

/** Copies evidence file by file in a given order, each through `change`, with times of the given order. */
function copied(name: string, order: readonly string[], change: (path: string) => string = (p) => p): string {
  const into = join(root, name, 'evidence');
  order.forEach((path, i) => {
    const to = join(into, change(path));
    mkdirSync(dirname(to), { recursive: true });
    if (to.endsWith('.gz') && !path.endsWith('.gz'))
      writeFileSync(to, gzipSync(readFileSync(join(made, path))));
    else cpSync(join(made, path), to);
    utimesSync(to, 1_700_000_000 + i * 60, 1_700_000_000 + i * 60);
  });
  return into;
}

test('the same evidence gives the same bytes, and something was found in it', async () => {
  assert.equal(await caseOf('again', made), first);
  const one = JSON.parse(first) as Case;
  assert.ok(one.sessions.some((s) => s.judgement === 'intruder'));
  assert.ok(one.items.length > 0 && one.lines.length > 0);
});

test('the order and the times of files, and the number of threads, change nothing', async () => {
  const turned = copied('turned', [...filesOf(made)].reverse());
  assert.equal(await caseOf('turned', turned, 1), first);
  assert.equal(await caseOf('threads', turned, 4), first);
});

test('a packed log says what the plain one says', async () => {
  const packed = copied('packed', filesOf(made), (p) => (/var\/log\/.*[^z]$/.test(p) ? `${p}.gz` : p));
  const said = (text: string): unknown => bare(JSON.parse(text) as Case);
  assert.deepEqual(said(await caseOf('packed', packed)), said(first));
});

/** A Case with files by their unpacked path and without what packing changes: hashes, sizes and the order of files. */
function bare(one: Case): unknown {
  const path = (e: Case['evidence'][number]): string => e.path.replace(/\.gz$/, '');
  const names = new Map(one.evidence.map((e) => [e.id, path(e)]));
  const text = JSON.stringify({
    ...one,
    evidence: one.evidence
      .map((e) => ({ ...e, id: '', path: path(e), sha256: '', bytes: 0 }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    lines: [],
  });
  return JSON.parse(
    text.replace(/"(f\d+):(\d+:\d+)"/g, (_, id: string, place: string) => `"${names.get(id)}:${place}"`),
  );
}
