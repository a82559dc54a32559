import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { openMembers } from './open.ts';
import { readLinesAt } from './readAt.ts';
import { tempFolder } from './temp.testing.ts';
import type { Limits } from './unpack.ts';
import { type FoundFile, walkEvidence } from './walk.ts';

const LOG = Array.from({ length: 20_000 }, (_, i) => `Nov 24 mx1 line ${i} ${(i * 7919) % 10007}\n`).join('');

async function found(path: string): Promise<FoundFile> {
  const file = (await walkEvidence([path])).files[0];
  assert.ok(file);
  return file;
}

async function put(t: TestContext, bytes: Buffer): Promise<FoundFile> {
  const path = join(tempFolder(t), 'evidence.bin');
  writeFileSync(path, bytes);
  return found(path);
}

interface Seen {
  readonly member: string;
  readonly kind: string;
  readonly text: string;
  readonly problems: readonly string[];
  readonly bytes: readonly [told: number, read: number];
}

async function readAll(file: FoundFile, limits: Partial<Limits> = {}): Promise<Seen[]> {
  const all: Seen[] = [];
  for await (const member of openMembers(file, limits)) {
    const chunks: Buffer[] = [];
    for await (const chunk of member.chunks) chunks.push(chunk);
    const { problems, sha256, bytes } = await member.finish();
    assert.match(sha256, /^[0-9a-f]{64}$/);
    all.push({
      member: member.member,
      kind: member.kind,
      text: Buffer.concat(chunks).toString('latin1'),
      problems: problems.map((p) => p.problem),
      bytes: [member.bytes, bytes],
    });
  }
  return all;
}

function tree(t: TestContext): string {
  const dir = tempFolder(t);
  mkdirSync(join(dir, 'var/log'), { recursive: true });
  writeFileSync(join(dir, 'var/log/mail.log'), LOG);
  writeFileSync(join(dir, 'var/log/mail.log.1.gz'), gzipSync(Buffer.from(LOG)));
  writeFileSync(join(dir, 'var/log/mail.log.2.xz'), execFileSync('xz', ['-c'], { input: LOG }));
  writeFileSync(join(dir, 'var/log/empty'), '');
  writeFileSync(join(dir, `var/log/${'long'.repeat(50)}`), 'long name\n');
  symlinkSync('/etc/passwd', join(dir, 'var/log/link'));
  return dir;
}

const TOOLS: ReadonlyArray<readonly [name: string, make: (dir: string, to: string) => void]> = [
  ['tar, GNU', (dir, to) => execFileSync('tar', ['-cf', to, '--format=gnu', '-C', dir, 'var'])],
  ['tar, pax, gzip', (dir, to) => execFileSync('tar', ['-czf', to, '--format=pax', '-C', dir, 'var'])],
  ['tar, xz', (dir, to) => execFileSync('tar', ['-cJf', to, '-C', dir, 'var'])],
  ['zip', (dir, to) => execFileSync('zip', ['-qry', to, 'var'], { cwd: dir })],
];

for (const [name, make] of TOOLS) {
  test(`${name}: members with packed members, the archive last`, { timeout: 20_000 }, async (t) => {
    const path = join(tempFolder(t), name === 'zip' ? 'a.zip' : 'archive');
    make(tree(t), path);
    const all = await readAll(await found(path));
    const archive = all.pop();
    assert.deepEqual([archive?.member, archive?.kind], ['', 'archive']);
    const texts = new Map(all.map((m) => [m.member, m.text]));
    for (const log of ['mail.log', 'mail.log.1.gz', 'mail.log.2.xz']) {
      assert.ok(texts.get(`var/log/${log}`) === LOG, log);
    }
    for (const { member, bytes } of all) assert.equal(...bytes, member);
    assert.equal(texts.get(`var/log/${'long'.repeat(50)}`), 'long name\n');
    assert.deepEqual(all.find((m) => m.member === 'var/log/empty')?.problems, ['empty']);
    assert.ok(
      all.every((m) => m.member === 'var/log/empty' || m.problems.length === 0 || m.member.endsWith('link')),
    );
    if (name !== 'zip') assert.deepEqual(archive?.problems, ['link-inside']);
  });
}

test('lines inside an archive are read back', async (t) => {
  const path = join(tempFolder(t), 'a.tgz');
  execFileSync('tar', ['-czf', path, '-C', tree(t), 'var/log/empty', 'var/log/mail.log.1.gz']);
  const line = { line: 2, offset: LOG.indexOf('\n') + 1 };
  const back = await readLinesAt(await found(path), 1, [line], { before: 1, after: 1 });
  assert.deepEqual(
    back.excerpts[0]?.map((l) => l.text),
    LOG.split('\n').slice(0, 3),
  );
});

test('names that climb out, absolute names and equal names are only shown', async (t) => {
  const tar = pack();
  for (const name of ['../../etc/cron.d/x', '/etc/passwd', 'same', 'same', 'b\n\x1b[31m'])
    tar.entry({ name }, 'x\n');
  tar.finalize();
  const all = await readAll(await put(t, await buffer(tar)));
  assert.deepEqual(
    all.map((m) => [m.member, m.problems]),
    [
      ['../../etc/cron.d/x', ['unsafe-name']],
      ['/etc/passwd', ['unsafe-name']],
      ['same', []],
      ['same', []],
      ['b\\x0a\\x1b[31m', []],
      ['', []],
    ],
  );
});

test('truncated and damaged archives give what lies before', async (t) => {
  const dir = tempFolder(t);
  execFileSync('tar', [
    '-cf',
    join(dir, 'a'),
    '-C',
    tree(t),
    'var/log/empty',
    'var/log/mail.log',
    'var/log/mail.log.1.gz',
  ]);
  const whole = readFileSync(join(dir, 'a'));
  const cut = await readAll(await put(t, whole.subarray(0, 300_000)));
  assert.ok(LOG.startsWith(cut[1]?.text ?? '-') && (cut[1]?.text.length ?? 0) > 250_000);
  assert.ok(cut.some((m) => m.problems.includes('truncated')));
  const packed = gzipSync(whole);
  const short = await readAll(await put(t, packed.subarray(0, packed.length * 0.4)));
  assert.ok(LOG.startsWith(short[1]?.text ?? '-') && (short[1]?.text.length ?? 0) > 100_000);
  assert.ok(short.at(-1)?.problems.includes('truncated'));
  const bad = Buffer.from(whole);
  bad.fill(0x41, bad.indexOf('var/log/mail.log.1.gz'), bad.indexOf('var/log/mail.log.1.gz') + 100);
  const damaged = await readAll(await put(t, bad));
  assert.ok(damaged[1]?.text === LOG);
  assert.deepEqual(damaged.at(-1)?.problems, ['corrupt']);
  const broken = await readAll(await put(t, Buffer.from('PK\x03\x04 and no directory')));
  assert.deepEqual(
    broken.map((m) => m.problems),
    [['truncated']],
  );
});

test('archives inside archives, encrypted members and too many members are reported', async (t) => {
  const dir = tree(t);
  execFileSync('zip', ['-q', 'inner.zip', 'var/log/mail.log'], { cwd: dir });
  execFileSync('zip', ['-q', '-P', 'secret', 'outer.zip', 'inner.zip', 'var/log/mail.log'], { cwd: dir });
  execFileSync('zip', ['-q', 'nested.zip', 'inner.zip', 'var/log/mail.log'], { cwd: dir });
  const locked = await readAll(await found(join(dir, 'outer.zip')));
  assert.deepEqual(
    locked.map((m) => m.problems),
    [['encrypted'], ['encrypted'], []],
  );
  const nested = await found(join(dir, 'nested.zip'));
  assert.deepEqual(
    (await readAll(nested)).map((m) => m.problems),
    [['nested-archive'], [], []],
  );
  assert.deepEqual(
    (await readAll(nested, { maxMembers: 1 })).map((m) => m.problems),
    [['nested-archive'], ['too-many-members']],
  );
});

test('layers of packing share one bound', async (t) => {
  const tar = pack();
  for (let i = 0; i < 5; i += 1) tar.entry({ name: `bomb${i}.gz` }, gzipSync(Buffer.alloc(10e6)));
  tar.finalize();
  const all = await readAll(await put(t, gzipSync(await buffer(tar))), { freeBytes: 12e6, maxRatio: 1 });
  assert.deepEqual(all[0]?.problems, ['binary']);
  assert.ok(all[1]?.problems.includes('expands-too-far'));
  assert.ok(all.reduce((sum, m) => sum + m.text.length, 0) <= 12e6);
});
