import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../../case/case.ts';
import type { Entry } from '../../case/judgement.ts';
import { fixtureCase, hugeText } from '../../report/fixture.testing.ts';
import { madeSession } from '../../report/made-actor.testing.ts';
import { entryMatrix, originMatrix } from './matrix.ts';

const said = (key: string, more: Readonly<Record<string, string | number>> = {}, refs: string[] = []) => ({
  key,
  facts: more,
  refs,
});

const entry = (vector: string, account: string, more: Partial<Entry>): Entry => ({
  vector,
  account,
  likelihood: 'likely',
  for: [],
  against: [],
  ...more,
});

const file: Pick<Case, 'entry' | 'sessions' | 'attempts'> = {
  entry: [
    entry('spray', 'a', { for: [said('reason.spray-hit', {}, ['f1:1:0'])] }),
    entry('stolen-password', 'a', {
      for: [said('reason.success-without-tries')],
      against: [said('account-was-tried', { address: '203.0.113.9' })],
    }),
    entry('stolen-password', 'b', {
      likelihood: 'unlikely',
      for: [said('reason.success-without-tries', {}, ['f1:2:0'])],
    }),
  ],
  sessions: [
    madeSession('S1', {
      account: 'a',
      because: [
        { reason: 'reason.spray-hit', weight: 0.9, facts: {}, refs: [] },
        { reason: 'reason.success-without-tries', weight: 0.2, facts: {}, refs: [] },
      ],
    }),
  ],
  attempts: [
    {
      actor: '',
      kind: 'guess',
      addresses: ['203.0.113.9'],
      accounts: ['a'],
      tries: 2,
      first: '2026-03-01T00:00:00Z',
      last: '2026-03-01T00:00:01Z',
      entered: false,
      refs: ['f1:7:0', 'f1:8:0'],
    },
  ],
};

test('ways in of all accounts: a statement of several is one row, heaviest first, and silence counts 0', () => {
  const { columns, rows } = entryMatrix(file, '');
  assert.deepEqual(columns, [
    { key: 'spray', likelihood: 'likely', accounts: 1 },
    // Two words for two accounts are no word for all of them.
    { key: 'stolen-password', likelihood: '', accounts: 2 },
  ]);
  assert.deepEqual(
    rows.map((r) => [r.key, r.accounts, r.cells.map((c) => c.computed).join(' ')]),
    [
      ['reason.spray-hit', 1, '++ 0'],
      ['against.account-was-tried', 1, '0 -'],
      ['reason.success-without-tries', 2, '0 +'],
    ],
  );
});

test('what speaks of tries and has no lines of its own rests on the lines of the tries', () => {
  const row = entryMatrix(file, 'a').rows.find((r) => r.key.startsWith('against.'));
  assert.deepEqual(row?.cells[1]?.said[0]?.statement.refs, ['f1:7:0', 'f1:8:0']);
});

test('a cell of one account is another than that of all, and both fit into an entry of the journal', () => {
  const all = entryMatrix(file, '').rows[0]?.cells[0]?.about;
  assert.equal(all, 'cell:reason.spray-hit/spray');
  assert.equal(entryMatrix(file, 'a').rows[0]?.cells[0]?.about, 'cell:reason.spray-hit@a/spray');
  const long = { ...file, entry: file.entry.map((e) => ({ ...e, account: hugeText })) };
  for (const row of entryMatrix(long, hugeText).rows)
    for (const cell of row.cells) assert.ok(cell.about.length <= 300);
});

test('hypotheses of origin have no computed cell: every one is 0, on rows of what intruders did', () => {
  const matrix = originMatrix(fixtureCase());
  assert.ok(matrix.columns.length > 0 && matrix.rows.length > 0);
  assert.ok(matrix.rows.every((r) => r.cells.every((c) => c.computed === '0' && c.said.length === 0)));
});
