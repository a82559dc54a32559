import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { caseFile } from './case/case.ts';
import { tempFolder } from './evidence/temp.testing.ts';
import { investigated } from './testing/investigate.testing.ts';
import { score } from './testing/score.testing.ts';
import { tell } from './testing/tell.testing.ts';
import type { Truth } from './testing/truth.testing.ts';

const CASES = join(import.meta.dirname, '../cases');

/** Holds a text to a file; a text that differs is left beside it as `…-changed.txt`. */
function holdTo(path: string, text: string): void {
  const changed = path.replace(/\.txt$/, '-changed.txt');
  rmSync(changed, { force: true });
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (text !== expected) writeFileSync(changed, text);
  assert.equal(text, expected, `differs from ${path}; what came is in ${changed}`);
}

for (const name of readdirSync(CASES)) {
  describe(`case ${name}`, () => {
    const folder = join(CASES, name);
    test('says what is expected, and what truly happened', async (t) => {
      const done = await investigated([join(folder, 'evidence')], join(tempFolder(t), 'case'));
      assert.ok(done.complete, 'all of the evidence was read');
      caseFile.parse(JSON.parse(readFileSync(done.file, 'utf8')));
      const truth = JSON.parse(gunzipSync(readFileSync(join(folder, 'truth.json.gz'))).toString()) as Truth;
      const short = score(done.case, truth).filter((m) => m.value < m.floor);
      assert.deepEqual(short, [], 'measures that fall short of the truth');
      holdTo(join(folder, 'expected', 'case.txt'), tell(done.case));
    });
  });
}

test('without its own log of sign-ins webmail’s are told by their connections, and said to be', async (t) => {
  const temp = tempFolder(t);
  const evidence = join(temp, 'evidence');
  cpSync(join(CASES, 'nhamay/evidence'), evidence, {
    recursive: true,
    filter: (path) => !path.includes('userlogins'),
  });
  const done = await investigated([evidence], join(temp, 'case'));
  const truth = JSON.parse(gunzipSync(readFileSync(join(CASES, 'nhamay/truth.json.gz'))).toString()) as Truth;
  const short = score(done.case, truth).filter((m) => m.value < m.floor);
  assert.deepEqual(short, [], 'measures that fall short of the truth');
  const webmail = done.case.sessions.filter((s) => s.protocol === 'webmail' && s.judgement === 'intruder');
  assert.ok(webmail.length > 0);
  for (const s of webmail) {
    assert.ok(
      s.against.some((r) => r.reason === 'against.account-inferred'),
      `${s.id} says it`,
    );
    assert.notEqual(s.link, 'certain', 'no record names the account');
  }
});

test('one old line of a service that nobody signs in to changes nothing', async (t) => {
  const temp = tempFolder(t);
  const evidence = join(temp, 'evidence');
  cpSync(join(CASES, 'nhamay/evidence'), evidence, { recursive: true });
  writeFileSync(
    join(evidence, 'var/log/php8.2-fpm.log'),
    '[20-Nov-2026 18:31:00] NOTICE: fpm is running, pid 700\n',
  );
  const done = await investigated([evidence], join(temp, 'case'));
  const truth = JSON.parse(gunzipSync(readFileSync(join(CASES, 'nhamay/truth.json.gz'))).toString()) as Truth;
  const short = score(done.case, truth).filter((m) => m.value < m.floor);
  assert.deepEqual(short, [], 'measures that fall short of the truth');
  assert.equal(done.case.accounts.filter((a) => a.grade === 'no-trace').length, 24);
  assert.ok(done.case.window.from > '2026-11-24');
});
