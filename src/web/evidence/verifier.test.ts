import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pack } from 'tar-stream';
import type { EvidenceFile } from '../../case/evidence.ts';
import { tempFolder } from '../../evidence/temp.testing.ts';
import { readVerified, writeVerified } from './verified.ts';
import { type Verifier, verifierOf } from './verifier.ts';

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function known(id: string, path: string, bytes: Buffer, member = ''): EvidenceFile {
  const times = { zone: '', zoneSource: '', year: 0, yearSource: '', clockOffsetSeconds: 0 };
  const lines = { lines: 0, unread: 0, problems: [], format: '', host: '' };
  return { id, path, member, sha256: sha(bytes), bytes: bytes.length, ...times, ...lines };
}

async function tarOf(members: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, bytes] of Object.entries(members)) archive.entry({ name, mtime: new Date(0) }, bytes);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A folder with a plain file of 3 MB, a small one, and an archive of two members; and the Case of it. */
async function stage(t: TestContext): Promise<{
  readonly root: string;
  readonly evidence: readonly EvidenceFile[];
  readonly verifier: Verifier;
  readonly stop: AbortController;
}> {
  const root = tempFolder(t);
  mkdirSync(join(root, 'log'));
  const big = Buffer.alloc(3_000_000, 'a line\n');
  const small = Buffer.from('one line\n');
  const members = { 'a.log': Buffer.from('first\n'), 'b.log': Buffer.from('second\n') };
  const tar = await tarOf(members);
  writeFileSync(join(root, 'log/big.log'), big);
  writeFileSync(join(root, 'log/small.log'), small);
  writeFileSync(join(root, 'all.tar'), tar);
  const evidence = [
    known('f1', 'all.tar', members['a.log'], 'a.log'),
    known('f2', 'all.tar', members['b.log'], 'b.log'),
    known('f3', 'all.tar', tar),
    known('f4', 'log/big.log', big),
    known('f5', 'log/small.log', small),
  ];
  const stop = new AbortController();
  let clock = 0;
  const now = (): number => {
    clock += 1_000_000;
    return clock;
  };
  return {
    root,
    evidence,
    stop,
    verifier: verifierOf({ evidence, roots: [root], now, signal: stop.signal }),
  };
}

const states = ({ stateOf }: Verifier, files: readonly EvidenceFile[]): string =>
  files.map((f) => stateOf(f.id)).join(' ');

test('untouched evidence is the same, archives and their members too, and the job says when', async (t) => {
  const { evidence, verifier } = await stage(t);
  assert.equal(verifier.state().stage, 'never');
  assert.equal(states(verifier, evidence), 'unchecked unchecked unchecked unchecked unchecked');
  await verifier.start();
  assert.equal(states(verifier, evidence), 'same same same same same');
  const { stage: how, started, ended, bytes, doneBytes, counts, added } = verifier.state();
  assert.equal(how, 'done');
  assert.ok(started < ended);
  assert.equal(doneBytes, bytes);
  assert.deepEqual(counts, { unchecked: 0, same: 5, changed: 0, gone: 0, unreadable: 0 });
  assert.deepEqual(added, { count: 0, first: [] });
});

test('one byte flipped is changed though the size is the same; a file removed is gone; a new one is told', async (t) => {
  const { root, evidence, verifier } = await stage(t);
  const path = join(root, 'log/big.log');
  const bytes = readFileSync(path);
  bytes[2_345_678] = (bytes[2_345_678] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  rmSync(join(root, 'log/small.log'));
  writeFileSync(join(root, 'log/new.log'), 'x');
  await verifier.look();
  assert.equal(states(verifier, evidence), 'unchecked unchecked unchecked unchecked gone');
  await verifier.start();
  assert.equal(states(verifier, evidence), 'same same same changed gone');
  assert.deepEqual(verifier.state().added, { count: 1, first: ['log/new.log'] });
});

test('a byte flipped within an archive is told of its member and of the archive, not of the other', async (t) => {
  const { root, evidence, verifier } = await stage(t);
  const bytes = readFileSync(join(root, 'all.tar'));
  const at = bytes.indexOf('second');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(root, 'all.tar'), bytes);
  await verifier.start();
  assert.equal(states(verifier, evidence), 'same changed changed same same');
});

test('another size is a change at the first look, before anything is hashed', async (t) => {
  const { root, evidence, verifier } = await stage(t);
  writeFileSync(join(root, 'log/small.log'), 'longer than before\n');
  await verifier.look();
  assert.equal(verifier.stateOf('f5'), 'changed');
  await verifier.start();
  assert.equal(states(verifier, evidence), 'same same same same changed');
});

test('one job at a time; it can be cancelled, and what was found stays', async (t) => {
  const { evidence, verifier } = await stage(t);
  const running = verifier.start();
  await assert.rejects(verifier.start(), /runs already/);
  verifier.cancel();
  await running;
  assert.equal(verifier.state().stage, 'cancelled');
  assert.ok(states(verifier, evidence).includes('unchecked'));
  await verifier.start();
  assert.equal(verifier.state().stage, 'done');
});

test('the program’s end ends the job', async (t) => {
  const { verifier, stop } = await stage(t);
  const running = verifier.start();
  stop.abort();
  await running;
  assert.equal(verifier.state().stage, 'cancelled');
});

test('a folder that is no longer there: all is gone', async (t) => {
  const { root, evidence, verifier } = await stage(t);
  rmSync(root, { recursive: true });
  await verifier.start();
  assert.equal(states(verifier, evidence), 'gone gone gone gone gone');
  mkdirSync(root);
});

test('a file that may not be read says so', {
  skip: process.getuid?.() === 0 && 'root reads all',
}, async (t) => {
  const { root, verifier } = await stage(t);
  chmodSync(join(root, 'log/small.log'), 0);
  await verifier.start();
  assert.equal(verifier.stateOf('f5'), 'unreadable');
});

test('what was found is kept for the next time, for this Case alone; another look at the files mends it', async (t) => {
  const { root, evidence, stop } = await stage(t);
  const folder = tempFolder(t);
  const keep = (found: Parameters<typeof writeVerified>[2]): Promise<void> =>
    writeVerified(folder, 'a', found);
  const parts = { evidence, roots: [root], now: () => 0, signal: stop.signal };
  const big = evidence.find((f) => f.bytes === 3_000_000);
  writeFileSync(join(root, big?.path ?? ''), Buffer.alloc(3_000_000, 'b line\n'));
  await verifierOf({ ...parts, keep }).start();
  assert.equal(await readVerified(folder, 'b'), undefined);
  const again = verifierOf({ ...parts, before: await readVerified(folder, 'a') });
  assert.equal(again.state().stage, 'done');
  assert.equal(again.state().counts.changed, 1);
  assert.equal(again.stateOf(big?.id ?? ''), 'changed');
  writeFileSync(join(folder, 'verified.json'), '{"schema":');
  assert.equal(await readVerified(folder, 'a'), undefined);
  const failing = verifierOf({ ...parts, keep: () => Promise.reject(new Error('disk: is full')) });
  await failing.start();
  assert.deepEqual([failing.state().stage, failing.state().complaint], ['done', 'disk: is full']);
});
