import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JournalSaid, ToldJournalEntry } from '../../wire/journal.ts';
import { filtered, heard, type Known, NOTHING, overrulesIn } from './journal.ts';

const all: readonly ToldJournalEntry[] = Array.from({ length: 9 }, (_, i) => ({
  at: i + 1,
  n: i + 1,
  time: '2026-03-10T00:00:00Z',
  kind: i % 3 === 2 ? 'mark' : 'note',
  about: `session:S${i % 2}`,
  subject: [],
  lost: false,
  earlier: false,
  value: '',
  text: `${i}`,
  who: i % 2 === 0 ? 'Ana' : 'Bo',
  proven: true,
}));

/** What the server answers when the journal has `count` entries: at most `most` after a place. */
function answer(count: number, after: number, most: number): JournalSaid {
  const entries = all.slice(after, Math.min(count, after + most));
  const there = all.slice(0, count);
  return {
    entries,
    count,
    stood: [...new Set(entries.map((e) => e.about))].map((about) => {
      const own = there.filter((e) => e.about === about);
      const mark = own.findLast((e) => e.kind === 'mark');
      const notes = own.filter((e) => e.kind === 'note').map((e) => e.at);
      return { about, notes, mark: mark?.at ?? 0, overrule: 0, done: 0, withdrawn: [], computed: '' };
    }),
    last: count,
    head: `hash ${count}`,
    broken: '',
    remarks: [],
  };
}

test('answers that overlap and come late leave what one answer at the end would say', () => {
  const questions = fc.array(
    fc.record({ at: fc.nat({ max: 9 }), late: fc.boolean(), most: fc.integer({ min: 1, max: 9 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(questions, (asked) => {
      let known: Known = NOTHING;
      let waiting: readonly JournalSaid[] = [];
      let count = 0;
      for (const { at, late, most } of asked) {
        count = Math.max(count, at);
        const said = answer(count, known.entries.length, most);
        if (late) waiting = [...waiting, said];
        else known = heard(known, said);
      }
      for (const said of waiting) known = heard(known, said);
      while (known.entries.length < 9) known = heard(known, answer(9, known.entries.length, 4));
      const whole = heard(NOTHING, answer(9, 0, 9));
      assert.deepEqual(known.entries, whole.entries);
      assert.deepEqual(known.stood, whole.stood);
      assert.deepEqual([known.last, known.head, known.more], [9, 'hash 9', false]);
    }),
    { numRuns: 1000 },
  );
});

test('a journal that has become shorter is asked for anew', () => {
  const known = heard(NOTHING, answer(9, 0, 9));
  assert.equal(heard(known, answer(3, 9, 9)), known, 'only late');
  const shorter = heard(known, { ...answer(3, 9, 9), broken: 'entry 9 was there and is gone' });
  assert.deepEqual([shorter.entries.length, shorter.more], [0, true]);
});

test('the list is filtered by kind and by who, newest first', () => {
  assert.deepEqual(
    filtered(all, 'mark', '').map((e) => e.at),
    [9, 6, 3],
  );
  assert.deepEqual(
    filtered(all, 'mark', 'Bo').map((e) => e.at),
    [6],
  );
});

test('the state of overrules changes with each that is made, replaced or taken back', () => {
  const stood = (overrules: readonly number[]) => ({
    stood: new Map(
      overrules.map((overrule, i) => [
        `session:S${i}`,
        { about: `session:S${i}`, notes: [], mark: 0, overrule, done: 0, withdrawn: [], computed: '' },
      ]),
    ),
  });
  const states = [[], [0, 0], [1], [2], [1, 3], [1, 4], [0, 4]].map((o) => overrulesIn(stood(o)));
  assert.deepEqual(states.slice(0, 2), ['', '']);
  assert.equal(new Set(states.slice(1)).size, 6);
});
