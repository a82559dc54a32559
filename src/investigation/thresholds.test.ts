import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { failed, grounds, home, verdicts, visit } from '../actors/grounds.testing.ts';
import { UserError } from '../base/errors.ts';
import { constat } from '../commands/run.testing.ts';
import { tempFolder } from '../evidence/temp.testing.ts';
import { thresholdsWith, usualThresholds } from './thresholds.ts';

const EVIDENCE = resolve(import.meta.dirname, '../../cases/nhamay/evidence');

test('a threshold is set by its full name; what is not set, or set to what it is, stays', () => {
  const usual = thresholdsWith({});
  assert.deepEqual(usual.set, {});
  const given = {
    'judgement.guessTries': 20,
    'weight.office': -0.5,
    'coverage.reach': 15,
    'bulk-copy.share': 0.8,
  };
  const all = thresholdsWith(given);
  assert.equal(all.judgement.guessTries, 20);
  assert.equal(all.weights.office, -0.5);
  assert.equal(all.detections['bulk-copy.share'], 0.8);
  assert.deepEqual(Object.keys(all.set), ['bulk-copy.share', 'judgement.guessTries', 'weight.office']);
  assert.deepEqual({ ...all.judgement, guessTries: usual.judgement.guessTries }, usual.judgement);
  assert.ok(usualThresholds().size > 100);
});

test('a name that is none is refused with names that may be meant', () => {
  const wrong = (name: string): string => {
    try {
      thresholdsWith({ [name]: 1 });
    } catch (error) {
      assert.ok(error instanceof UserError);
      return error.message;
    }
    return '';
  };
  assert.match(wrong('guesstries'), /no threshold is called guesstries/);
  assert.match(wrong('actors.guessTries'), /judgement\.guessTries/);
  assert.match(wrong('bulk-copy.shares'), /bulk-copy\.share/);
  assert.match(wrong('x'), /docs\/thresholds\.md/);
  assert.match(wrong('__proto__'), /no threshold/);
});

test('a weight that was set weighs', () => {
  const people = ['ann', 'ben', 'cy', 'dan', 'eve'];
  const homes = people.map((p, i) => home(p, `192.0.2.${10 + i}`));
  const spray = people.map((p, i) => failed('203.0.113.9', p, 1000 + i * 30));
  const given = grounds([...homes, visit('ann', '203.0.113.9', 1300)], spray);
  assert.equal(verdicts(given)['ann 203.0.113.9'], 'intruder');
  const { weights } = thresholdsWith({ 'weight.spray-hit': 0.05 });
  assert.equal(verdicts({ ...given, weights })['ann 203.0.113.9'], 'legitimate');
});

test('an investigation with a threshold set by hand says so in the case, the report and on the terminal', async (t) => {
  const into = join(tempFolder(t), 'set.case');
  const set = ['--threshold', 'bulk-copy.share=2', '--threshold', 'bulk-copy.unknownCount=1e9'];
  const run = await constat(['investigate', EVIDENCE, '-o', into, ...set]);
  assert.equal(run.code, 0, run.stderr);
  assert.match(
    run.stderr,
    /Thresholds set by hand: bulk-copy\.share = 2, bulk-copy\.unknownCount = 1000000000/,
  );
  const file = JSON.parse(readFileSync(join(into, 'case.json'), 'utf8'));
  assert.deepEqual(file.thresholds, { 'bulk-copy.share': 2, 'bulk-copy.unknownCount': 1e9 });
  assert.ok(!file.findings.some((f: { readonly detection: string }) => f.detection === 'bulk-copy'));
  const report = readFileSync(join(into, 'report.html'), 'utf8');
  assert.match(report, /somebody set by hand: (<bdi>)?bulk-copy\.share = 2/);
  const wrong = await constat([
    'investigate',
    EVIDENCE,
    '-o',
    into,
    '--force',
    '--threshold',
    'bulk-copy.share=',
  ]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /--threshold: no name with a number: bulk-copy\.share=/);
});
