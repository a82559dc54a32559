import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { lowerAscii, readable } from './base/text.ts';
import { type Case, caseFile } from './case/case.ts';
import { asNobody } from './evidence/temp.testing.ts';
import { answerLines } from './report/answer.ts';
import { renderHtml } from './report/html.ts';
import { en } from './report/languages/en.ts';
import { plantedIn } from './store/planted.ts';
import { HOSTILE, hostileEvidence } from './testing/hostile.testing.ts';
import { investigated } from './testing/investigate.testing.ts';

let root = '';
let one: Case;
let complete = true;
let logLines: ReadonlyMap<string, number> = new Map();

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'constat-hostile-'));
  chmodSync(root, 0o755);
  logLines = hostileEvidence(join(root, 'evidence'));
  const done = await investigated([join(root, 'evidence')], join(root, 'case'));
  complete = done.complete;
  one = caseFile.parse(JSON.parse(readFileSync(done.file, 'utf8')));
});
after(() => rmSync(root, { recursive: true, force: true }));

const file = (path: string): Case['evidence'][number] => {
  const found = one.evidence.find((e) => e.path === path);
  assert.ok(found !== undefined, `${path} is listed`);
  return found;
};

test('whatever was read, the database is one that the program opens again', () => {
  assert.equal(plantedIn(join(root, 'case/db')), undefined);
});

test('every line of every log is counted', () => {
  for (const [path, lines] of logLines) assert.equal(file(path).lines, lines, path);
  const { lines, unread } = one.totals;
  assert.equal(
    lines,
    one.evidence.reduce((n, e) => n + e.lines, 0),
  );
  assert.equal(
    unread,
    one.evidence.reduce((n, e) => n + e.unread, 0),
  );
});

test('what cannot be read is said, and the rest is read', () => {
  assert.equal(complete, false, 'the case is not called complete');
  assert.ok(file('var/log/cut.log.gz').problems.length > 0, 'a truncated file has a problem');
  assert.ok(file('var/log/cut.log.gz').lines > 100, 'what comes before the cut is read');
  assert.ok(file('var/log/long.log').problems.length > 0, 'a line that is too long is said');
  assert.equal(file('var/log/empty.log').lines, 0);
  assert.equal(file('var/log/binary.bin').format, '');
  assert.equal(file('var/log/crlf.log').unread, 0);
  assert.equal(file('var/log/two.log.gz').unread, 0);
  for (const path of ['var/pipe', 'var/loop']) {
    assert.ok(
      one.evidence.some((e) => e.path === path && e.problems.length > 0),
      `${path} is named`,
    );
  }
});

test('a file that must not be opened is named', async () => {
  const into = join(root, 'nobody');
  mkdirSync(into);
  chmodSync(into, 0o777);
  const done = await asNobody(() => investigated([join(root, 'evidence')], join(into, 'case')));
  const secret = done.case.evidence.find((e) => e.path === 'var/log/secret.log');
  assert.deepEqual(secret?.problems, ['permission']);
  assert.equal(done.complete, false);
  assert.equal(done.case.evidence.find((e) => e.path === 'var/log/crlf.log')?.lines, 200, 'the rest is read');
});

test('text of an attacker stays text', () => {
  const html = renderHtml(one, { language: en });
  assert.ok(
    !html.includes('<script>alert') && !html.includes('<img src=x'),
    'no markup of a log is markup of the page',
  );
  const shown = [html, ...answerLines(one, en)].join('\n');
  assert.doesNotMatch(
    shown,
    /[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/,
    'no control and no bidi mark is written',
  );
});

test('names of accounts and files are kept as they are, beside a readable form', () => {
  const accounts = one.accounts.map((a) => a.account);
  for (const h of HOSTILE.slice(0, 6)) assert.ok(accounts.includes(readable(lowerAscii(h))), h);
});
