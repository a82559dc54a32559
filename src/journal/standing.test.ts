import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntryKind, Kept } from './entry.ts';
import { standing } from './standing.ts';

const ZERO = '0'.repeat(64);

function entries(list: readonly { kind: EntryKind; about: string; value: string }[]): readonly Kept[] {
  return list.map((one, i) => ({
    ...one,
    n: i + 1,
    time: '2026-03-10T00:00:00Z',
    text: `${i}`,
    who: 'Ana',
    subject: one.about,
    case: ZERO,
    previous: ZERO,
    hash: ZERO,
    proven: true,
  }));
}

const anyEntries = fc
  .array(
    fc.record({
      kind: fc.constantFrom('note', 'mark', 'unmark', 'overrule', 'done', 'undone', 'withdraw'),
      about: fc.constantFrom('', 'session:S1', 'item:2', 'action:3'),
      value: fc.oneof(
        fc.constantFrom('legitimate', 'taken', ''),
        fc.integer({ min: 0, max: 14 }).map(String),
      ),
    }),
    { maxLength: 14 },
  )
  .map(entries);

/** What stands, found out the long way: for each entry, whether anything later takes it back. */
function naive(all: readonly Kept[], about: string) {
  const can = (e: Kept): boolean => e.kind === 'note' || e.kind === 'overrule';
  const by = (e: Kept): Kept | undefined =>
    can(e) ? all.find((w) => w.kind === 'withdraw' && w.n > e.n && w.value === String(e.n)) : undefined;
  const own = all.filter((e) => e.about === about);
  let mark: Kept | undefined;
  let done: Kept | undefined;
  let overrule: Kept | undefined;
  for (const e of own) {
    if (e.kind === 'mark') mark = e;
    if (e.kind === 'unmark') mark = undefined;
    if (e.kind === 'done') done = e;
    if (e.kind === 'undone') done = undefined;
    if (e.kind === 'overrule' && by(e) === undefined) overrule = e;
  }
  return {
    notes: own.filter((e) => e.kind === 'note' && by(e) === undefined).map((e) => e.n),
    withdrawn: own.filter((e) => by(e) !== undefined).map((e) => [e.n, by(e)?.n]),
    mark: mark?.n,
    done: done?.n,
    overrule: overrule?.n,
  };
}

test('what stands after any entries is what a walk through them one by one finds', () => {
  fc.assert(
    fc.property(anyEntries, (all) => {
      const { of, lost } = standing(all);
      assert.deepEqual(lost, []);
      for (const [about, stood] of of) {
        const { notes, withdrawn, mark, done, overrule } = stood;
        assert.deepEqual(
          {
            notes: notes.map((e) => e.n),
            withdrawn: withdrawn.map((w) => [w.entry.n, w.by.n]),
            mark: mark?.n,
            done: done?.n,
            overrule: overrule?.n,
          },
          naive(all, about),
        );
      }
      // Nothing is dropped: each entry stands once, under one subject.
      const shown = [...of.values()].flatMap((s) => s.entries.map((e) => e.n)).sort((a, b) => a - b);
      assert.deepEqual(
        shown,
        all.map((e) => e.n),
      );
    }),
    { numRuns: 500 },
  );
});

test('an overrule that is taken back lets the one before stand again', () => {
  const all = entries([
    { kind: 'overrule', about: 'session:S1', value: 'legitimate' },
    { kind: 'overrule', about: 'session:S1', value: 'suspect' },
    { kind: 'withdraw', about: 'session:S1', value: '2' },
  ]);
  const stood = standing(all).of.get('session:S1');
  assert.equal(stood?.overrule?.n, 1);
  assert.deepEqual(
    stood?.withdrawn.map((w) => [w.entry.n, w.by.n]),
    [[2, 3]],
  );
});
