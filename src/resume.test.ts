import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { investigated } from './testing/investigate.testing.ts';

const MAKE = resolve(import.meta.dirname, '../bench/make.mjs');
let root = '';
let evidence = '';

before(() => {
  root = mkdtempSync(join(tmpdir(), 'constat-resume-'));
  execFileSync(process.execPath, [MAKE, '--out', join(root, 'made'), '--size', '24MiB', '--seed', '3']);
  evidence = join(root, 'made/evidence');
});
after(() => rmSync(root, { recursive: true, force: true }));

test('an interrupted run goes on with the same command and comes to the same case', async () => {
  const whole = join(root, 'whole.case');
  await investigated([evidence], whole, { threads: 1 });
  const broken = join(root, 'broken.case');
  const stop = new AbortController();
  const checkpoint = join(broken, 'loaded.jsonl');
  const linesIn = (): number =>
    existsSync(checkpoint) ? readFileSync(checkpoint, 'utf8').split('\n').length : 0;
  const interrupted = investigated([evidence], broken, {
    threads: 1,
    signal: stop.signal,
    // Two members or more are in the engine for good, and more are to come.
    onProgress: ({ stage }) => stage === 'read' && linesIn() >= 3 && stop.abort(),
  });
  await assert.rejects(interrupted, { name: 'AbortError' });
  assert.ok(!existsSync(join(broken, 'case.json')), 'no half of a case is left');
  let again = 0;
  let total = 0;
  await investigated([evidence], broken, {
    threads: 1,
    onProgress: (p) => {
      if (p.stage === 'read') [again, total] = [p.done, p.total];
    },
  });
  assert.ok(again > 0 && again < total, `${again} of ${total} bytes were read the second time`);
  assert.equal(
    readFileSync(join(broken, 'case.json'), 'utf8'),
    readFileSync(join(whole, 'case.json'), 'utf8'),
  );
});
