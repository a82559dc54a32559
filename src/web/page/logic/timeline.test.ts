import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoOf, microsOf, readInstant } from './instant.ts';
import { grown, panned, type Span, showing, within, zoomed } from './window.ts';

const NEAR = microsOf('2026-11-24T00:42:16.000Z') ?? 0;
const read = (text: string, zone = ''): string | undefined => {
  const found = readInstant(text, zone, NEAR);
  return found === undefined ? undefined : `${isoOf(found.micros)} ${found.hasZone ? 'said' : 'assumed'}`;
};

test('a time is read with the zone that it says, else with the one that is told', () => {
  assert.equal(read('2026-11-24 00:42:16Z'), '2026-11-24T00:42:16.000Z said');
  assert.equal(read('2026-11-24T07:42:16.5+07:00'), '2026-11-24T00:42:16.500Z said');
  assert.equal(read('2026-11-24 00:42:16.665976 utc'), '2026-11-24T00:42:16.665976Z said');
  assert.equal(read('2026-11-24 00:42'), '2026-11-24T00:42:00.000Z assumed');
  assert.equal(read('2026-11-24 07:42', 'Asia/Ho_Chi_Minh'), '2026-11-24T00:42:00.000Z assumed');
  assert.equal(read('2026-07-01 02:00', 'Europe/Paris'), '2026-07-01T00:00:00.000Z assumed');
  assert.equal(read('2026-11-24'), '2026-11-24T00:00:00.000Z assumed');
});

test('a time without a date is of the day in view, as its own zone counts days', () => {
  assert.equal(read('00:50'), '2026-11-24T00:50:00.000Z assumed');
  assert.equal(read('20:00', '-05:00'), '2026-11-24T01:00:00.000Z assumed');
});

test('what is no time is refused', () => {
  for (const text of [
    '',
    ' ',
    'Z',
    'yesterday',
    '2026-13-01',
    '2026-02-30 10:00Z',
    '25:00',
    '10:61',
    '2026-11-24 0:42',
  ])
    assert.equal(read(text), undefined, text);
});

const instant = fc.integer({ min: 0, max: 4e15 });
const span: fc.Arbitrary<Span> = fc
  .tuple(instant, fc.integer({ min: 1000, max: 1e13 }))
  .map(([from, length]) => ({ from, to: from + length }));

test('instants come back from their text, to the microsecond', () => {
  fc.assert(fc.property(instant, (at) => assert.equal(microsOf(isoOf(at)), at)));
});

test('however somebody moves and zooms, the view stays in the whole and never vanishes', () => {
  const moves = fc.array(fc.constantFrom('in', 'out', 'left', 'right', 'show'), { maxLength: 40 });
  fc.assert(
    fc.property(span, moves, instant, (whole, list, at) => {
      let view = whole;
      for (const move of list) {
        if (move === 'in' || move === 'out') view = zoomed(view, move === 'in' ? 0.5 : 2, at, whole);
        else if (move === 'show') view = showing(view, at, whole);
        else view = panned(view, move === 'left' ? -0.25 : 0.25, whole);
        assert.ok(view.from >= whole.from && view.to <= whole.to, JSON.stringify(view));
        assert.ok(view.to - view.from >= 1000);
        assert.ok(Number.isInteger(view.from) && Number.isInteger(view.to));
      }
    }),
  );
});

test('a view that may not be shorter than something never is', () => {
  fc.assert(
    fc.property(span, fc.integer({ min: 1000, max: 1e12 }), instant, (whole, least, at) => {
      const view = within(zoomed(whole, 0.01, at, whole, least), whole, least);
      assert.ok(view.from >= whole.from && view.to <= whole.to, JSON.stringify(view));
      assert.ok(view.to - view.from >= Math.min(least, whole.to - whole.from) - 1, JSON.stringify(view));
    }),
  );
});

test('zooming in and out again around one time comes back', () => {
  const whole = { from: 0, to: 10_000_000 };
  const view = { from: 4_000_000, to: 5_000_000 };
  assert.deepEqual(zoomed(zoomed(view, 0.5, 4_500_000, whole), 2, 4_500_000, whole), view);
});

test('zooming in keeps what it zooms to in view; showing an instant of the whole brings it in', () => {
  fc.assert(
    fc.property(span, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      const at = Math.round(whole.from + share * (whole.to - whole.from));
      const view = zoomed(whole, 0.5, at, whole);
      assert.ok(at >= view.from - 1 && at <= view.to + 1);
      const shown = showing(within({ from: whole.from, to: whole.from + 1000 }, whole), at, whole);
      assert.ok(at >= shown.from - 1 && at <= shown.to + 1);
    }),
  );
});

test('a selection grows to the side of its key and never beyond the view', () => {
  fc.assert(
    fc.property(
      span,
      fc.array(fc.constantFrom(-1 as const, 1 as const), { minLength: 1, maxLength: 60 }),
      (view, steps) => {
        const at = Math.round((view.from + view.to) / 2);
        let selected: Span | undefined;
        for (const step of steps) {
          const before: Span = selected ?? { from: at, to: at };
          selected = grown(selected, step, view, at);
          assert.ok(selected.from >= view.from && selected.to <= view.to);
          assert.ok(step < 0 ? selected.to === before.to : selected.from === before.from);
        }
      },
    ),
  );
});
