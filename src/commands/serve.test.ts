import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { constat, type Ran } from './run.testing.ts';

function caseIn(folder: string, roots: readonly string[] = []): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify(fixtureCase()));
  writeFileSync(join(folder, 'evidence.json'), JSON.stringify({ roots }));
  return folder;
}

test('a case that names as its evidence what it lies in itself is not served', async (t) => {
  const folder = tempFolder(t);
  const link = join(folder, 'link');
  symlinkSync('/', link);
  for (const root of ['/', folder, join(folder, 'one.case'), link]) {
    const directory = caseIn(join(folder, 'one.case'), [root]);
    const { code, stdout, stderr } = await constat(['serve', directory]);
    assert.deepEqual([code, stdout], [2, ''], root);
    assert.match(stderr, /lies in the evidence .*, which is never written to/);
    assert.deepEqual(readdirSync(directory).sort(), ['case.json', 'evidence.json'], root);
  }
});

test('the token goes into a file that nobody else can have open, and into nothing that is no file', async (t) => {
  const folder = tempFolder(t);
  const directory = caseIn(join(folder, 'one.case'));
  const serve = (path: string): Promise<Ran> =>
    constat(['serve', directory, '--token-file', path], { interrupt: 'when it said something' });
  const path = join(folder, 'token');
  writeFileSync(path, 'of somebody else', { mode: 0o666 });
  const before = lstatSync(path).ino;
  const ran = await serve(path);
  assert.match(ran.stdout, /^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  assert.match(readFileSync(path, 'utf8'), /^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/);
  assert.equal(lstatSync(path).mode & 0o777, 0o600);
  assert.notEqual(lstatSync(path).ino, before);
  const other = join(folder, 'other');
  writeFileSync(other, 'mine');
  symlinkSync(other, join(folder, 'link'));
  const refused = await serve(join(folder, 'link'));
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /--token-file: is no file but something else/);
  assert.equal(readFileSync(other, 'utf8'), 'mine');
});
