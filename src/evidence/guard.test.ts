import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { UserError } from '../base/errors.ts';
import { refuseInside } from './guard.ts';
import { tempFolder } from './temp.testing.ts';

test('a case may lie beside the evidence, never in it', async (t) => {
  const dir = tempFolder(t);
  const evidence = join(dir, 'evidence');
  mkdirSync(join(evidence, 'var/log'), { recursive: true });
  symlinkSync(evidence, join(dir, 'alias'));
  symlinkSync(join(dir, 'elsewhere'), join(dir, 'dangling'));
  const inside = [
    evidence,
    `${evidence}/`,
    join(evidence, 'case'),
    join(evidence, 'var/log/not/yet/there'),
    join(dir, 'alias/case'),
    join(dir, 'evidence.case/../evidence/case'),
    relative(process.cwd(), join(evidence, 'case')),
  ];
  for (const place of inside)
    await assert.rejects(refuseInside(place, [join(dir, 'other'), evidence]), UserError);
  for (const place of inside) await assert.rejects(refuseInside(place, [join(dir, 'alias')]), UserError);
  for (const place of ['evidence.case', 'case/deep/er', 'dangling']) {
    await refuseInside(join(dir, place), [evidence, join(dir, 'alias')]);
  }
});

test('beside a single file of evidence is allowed, over it is not', async (t) => {
  const dir = tempFolder(t);
  const log = join(dir, 'mail.log');
  writeFileSync(log, 'x');
  await refuseInside(join(dir, 'case'), [log]);
  await assert.rejects(refuseInside(log, [log]), UserError);
});
