import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPlain, writeWhole } from './plain-file.ts';

test('a file is written in the place of whatever lies there, and never through it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-plain-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const own = join(folder, 'own.txt');
  writeFileSync(own, 'mine');
  const path = join(folder, 'report.html');
  symlinkSync(own, path);
  symlinkSync(own, `${path}.part`);
  await writeWhole(path, 'theirs', 0o600);
  assert.equal(readFileSync(own, 'utf8'), 'mine');
  assert.equal(readFileSync(path, 'utf8'), 'theirs');
  assert.ok(lstatSync(path).isFile());
  assert.equal(lstatSync(path).mode & 0o777, 0o600);
  await writeWhole(path, 'again');
  assert.equal(readFileSync(path, 'utf8'), 'again');
});

test('what is no file is not opened, and not waited for', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-plain-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('file'), 'x');
  symlinkSync('/etc/passwd', at('link'));
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  const handle = await openPlain(at('file'));
  assert.equal(await handle?.readFile('utf8'), 'x');
  await handle?.close();
  for (const name of ['link', 'folder', 'pipe', 'none'])
    assert.equal(await openPlain(at(name)), undefined, name);
});
