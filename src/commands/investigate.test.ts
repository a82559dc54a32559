import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../case/case.ts';
import { gradeOrder, linkOrder } from '../case/common.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { reached } from './investigate.ts';

function withItem(grade: (typeof gradeOrder)[number], link: (typeof linkOrder)[number]): Case {
  const file = fixtureCase();
  return {
    ...file,
    accounts: [],
    sets: [],
    items: file.items.slice(0, 1).map((i) => ({ ...i, grade, link })),
  };
}

test('the levels of --fail-on: each takes in the one before it, and none the owner', () => {
  const levels = ['proved', 'probable', 'exposed'] as const;
  const all = gradeOrder.flatMap((grade) => linkOrder.map((link) => [grade, link] as const));
  const taken = levels.map((level) =>
    all.filter(([g, l]) => reached(withItem(g, l), level)).map(([g, l]) => `${g} ${l}`),
  );
  assert.deepEqual(taken[0], ['taken certain', 'served certain']);
  assert.deepEqual(
    taken[1]?.filter((x) => !taken[0]?.includes(x)),
    ['taken probable', 'served probable', 'opened certain', 'opened probable'],
  );
  assert.ok(taken[1]?.every((x) => taken[2]?.includes(x)));
  assert.ok(!taken[2]?.some((x) => /owner|no-trace|unknown/.test(x)));
  assert.ok(taken[2]?.includes('reachable possible'));
});
