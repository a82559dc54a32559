import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureCase } from '../report/fixture.testing.ts';
import { numberProofs } from '../report/numbering.ts';
import { citedBy } from './cited.ts';
import { proofsOf } from './recount-proofs.testing.ts';

test('a line’s citers are those whose proofs hold it, in the order of the Case, and no others', async () => {
  const file = fixtureCase();
  const proofs = numberProofs(file);
  const index = await citedBy(file, proofs);
  const all = [
    ...file.answer.statements.map((_, i) => `answer:${i + 1}`),
    ...file.entry.map((_, i) => `entry:${i + 1}`),
    ...file.sessions.map((s) => `session:${s.id}`),
    ...file.findings.map((f) => `finding:${f.id}`),
    ...file.sets.map((_, i) => `set:${i + 1}`),
    ...file.changes.map((_, i) => `change:${i + 1}`),
    ...file.attempts.map((_, i) => `attempt:${i + 1}`),
    ...file.actions.map((_, i) => `action:${i + 1}`),
    ...file.answer.wouldChange.map((_, i) => `would:${i + 1}`),
    ...file.coverage.gaps.map((_, i) => `gap:${i + 1}`),
    ...file.unread.map((_, i) => `unread:${i + 1}`),
    ...file.items.map((_, i) => `item:${i + 1}`),
  ];
  assert.ok(proofs.refs.length > 10);
  for (const ref of proofs.refs)
    assert.deepEqual(
      index.of(ref),
      all.filter((of) => proofsOf(file, of).includes(ref)),
      ref,
    );
  assert.deepEqual(index.of('f1:1:999999999'), []);
});
