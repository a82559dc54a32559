import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureCase } from '../report/fixture.testing.ts';
import { gapOf } from './gap-of.ts';

test('what rests on no line is told by the gap that it is of', () => {
  const file = fixtureCase();
  const [first] = file.coverage.gaps;
  assert.ok(first !== undefined);
  const hole = {
    ...first,
    kind: 'gap' as const,
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-02T00:00:00.000Z',
  };
  const never = { ...first, kind: 'never-enabled' as const, because: 'auditd' };
  const one = { coverage: { ...file.coverage, gaps: [never, hole] } };
  const { source, from, to } = hole;
  const said = (key: string, facts = {}, refs: string[] = []): string => gapOf(one, { key, facts, refs });
  assert.equal(said('gain.source-hole', { source, from, to }), 'gap:2');
  assert.equal(said('gain.auditd'), 'gap:1');
  assert.equal(said('answer.coverage-holed'), 'gap:2', 'the longest that has times');
  assert.equal(said('gain.auditd', {}, ['f1:1:0']), '', 'its lines are shown');
  assert.equal(said('answer.nothing'), '');
});
