import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { UserError } from '../base/errors.ts';
import { shownName } from './names.ts';
import { asNobody, tempFolder } from './temp.testing.ts';
import { walkEvidence } from './walk.ts';

async function shownOf(...roots: string[]): Promise<string[]> {
  return (await walkEvidence(roots)).files.map((f) => f.shown);
}

test('finds regular files in bytewise order of their path, with size and time', async (t) => {
  const dir = tempFolder(t);
  mkdirSync(join(dir, 'b/deep'), { recursive: true });
  for (const name of ['b/x', 'b/deep/y', 'a', 'b-first', 'Z']) writeFileSync(join(dir, name), 'line\n');
  utimesSync(join(dir, 'a'), 1000, 1234.5);
  const { files, problems } = await walkEvidence([dir]);
  assert.deepEqual(
    files.map((f) => f.shown),
    ['Z', 'a', 'b-first', 'b/deep/y', 'b/x'],
  );
  assert.deepEqual([files[1]?.bytes, files[1]?.mtime], [5, 1_234_500_000]);
  assert.deepEqual(problems, []);
});

test('several roots: led by their names, same result in any order, each once', async (t) => {
  const dir = tempFolder(t);
  for (const root of ['one/mx', 'two/mx', 'web']) {
    mkdirSync(join(dir, root), { recursive: true });
    writeFileSync(join(dir, root, 'log'), '');
  }
  writeFileSync(join(dir, 'single.log'), '');
  const roots = ['one/mx', 'two/mx', 'web', 'single.log'].map((r) => join(dir, r));
  const expected = ['mx (2)/log', 'mx/log', 'single.log', 'web/log'];
  assert.deepEqual(await shownOf(...roots), expected);
  assert.deepEqual(await walkEvidence(roots), await walkEvidence([...roots].reverse()));
  const twice = await walkEvidence([dir, join(dir, 'one')]);
  assert.equal(twice.files.length, 4);
  assert.deepEqual(
    twice.problems.map((p) => [p.shown, p.problem]),
    [['one', 'inside-other-root']],
  );
});

test('one file as the only root', async (t) => {
  const dir = tempFolder(t);
  writeFileSync(join(dir, 'mail.log'), 'x');
  assert.deepEqual(await shownOf(join(dir, 'mail.log')), ['mail.log']);
});

test('never follows a link: loops, links out, links in, links to nothing', async (t) => {
  const dir = tempFolder(t);
  const outside = tempFolder(t);
  writeFileSync(join(outside, 'secret'), 'not evidence');
  mkdirSync(join(dir, 'd'));
  writeFileSync(join(dir, 'd/log'), 'x');
  symlinkSync('loop', join(dir, 'loop'));
  symlinkSync('..', join(dir, 'd/up'));
  symlinkSync(outside, join(dir, 'out'));
  symlinkSync(join(outside, 'secret'), join(dir, 'd/secret'));
  symlinkSync('/nowhere/\n', join(dir, 'broken'));
  symlinkSync('d/log', join(dir, 'current'));
  const { files, problems } = await walkEvidence([dir]);
  assert.deepEqual(
    files.map((f) => f.shown),
    ['d/log'],
  );
  assert.deepEqual(
    problems.map((p) => [p.shown, p.problem, p.detail]),
    [
      ['broken', 'link-broken', '/nowhere/\\x0a'],
      ['current', 'link-inside', 'd/log'],
      ['d/secret', 'link-outside', join(outside, 'secret')],
      ['d/up', 'link-inside', '..'],
      ['loop', 'link-loop', 'loop'],
      ['out', 'link-outside', outside],
    ],
  );
});

test('hard links and equal files are evidence like any other', async (t) => {
  const dir = tempFolder(t);
  writeFileSync(join(dir, 'a'), 'same');
  linkSync(join(dir, 'a'), join(dir, 'b'));
  assert.deepEqual(await shownOf(dir), ['a', 'b']);
});

test('pipes, sockets and devices are named and never opened', async (t) => {
  const dir = tempFolder(t);
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  const server = createServer().listen(join(dir, 'sock'));
  t.after(() => server.close());
  await new Promise((done) => server.once('listening', done));
  const { files, problems } = await walkEvidence([dir]);
  assert.deepEqual(files, []);
  assert.deepEqual(
    problems.map((p) => [p.shown, p.problem]),
    [
      ['pipe', 'fifo'],
      ['sock', 'socket'],
    ],
  );
  assert.deepEqual((await walkEvidence(['/dev/null'])).problems, [
    { shown: 'null', problem: 'device', detail: '' },
  ]);
});

test('names with any byte can be shown, told apart and found again', async (t) => {
  const dir = tempFolder(t);
  const names = [
    'new\nline',
    '\x1b[31mred',
    '\xff\xfe',
    'th\xc6\xb0.log',
    'a\\x0ab',
    'a\nb',
    '\xe2\x80\xaegol',
  ];
  for (const name of names) {
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from(name, 'latin1')]), 'x');
  }
  const { files, problems } = await walkEvidence([dir]);
  assert.deepEqual(problems, []);
  assert.deepEqual(files.map((f) => f.shown).sort(), [
    '\\u202egol',
    '\\x1b[31mred',
    '\\xff\\xfe',
    'a\\x0ab',
    'a\\x5cx0ab',
    'new\\x0aline',
    'thư.log',
  ]);
  assert.equal(shownName('\xff\u00e2\xe2'), '\\xff\\xe2\\xe2');
});

test('a folder that may not be listed is a problem', async (t) => {
  const dir = tempFolder(t);
  chmodSync(dir, 0o755);
  mkdirSync(join(dir, 'closed'), { mode: 0 });
  const { problems } = await asNobody(() => walkEvidence([dir]));
  assert.deepEqual(problems, [{ shown: 'closed', problem: 'permission', detail: 'EACCES' }]);
});

test('folders that nest too deep and folders of too many files end with a problem', async (t) => {
  const dir = tempFolder(t);
  mkdirSync(join(dir, 'a/a/a/a'), { recursive: true });
  for (const name of ['a/a/deep', '1', '2', '3']) writeFileSync(join(dir, name), '');
  const shallow = await walkEvidence([dir], { maxDepth: 1 });
  assert.deepEqual(shallow.problems, [{ shown: 'a/a', problem: 'too-deep', detail: '1' }]);
  const few = await walkEvidence([dir], { maxFiles: 2 });
  assert.deepEqual(
    few.files.map((f) => f.shown),
    ['1', '2'],
  );
  assert.equal(few.problems[0]?.problem, 'too-many-files');
});

test('a root that does not exist is told to the user', async (t: TestContext) => {
  const dir = tempFolder(t);
  await assert.rejects(walkEvidence([join(dir, 'typo')]), UserError);
});
