import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR, SECOND } from '../../base/time.ts';
import { scaleOf } from './axis.ts';
import type { Bar, BarKind } from './bars.ts';
import { type Drawn, drawnText } from './drawn.ts';
import { drawTimeline, plotSpan, type TimelineData } from './timeline.ts';

const FROM = Date.UTC(2026, 2, 1) * 1000;
const TO = FROM + 10 * HOUR;
const { left: LEFT, right: RIGHT } = plotSpan();
const KINDS: readonly BarKind[] = ['intruder', 'suspect', 'unexplained', 'attempt'];

const instant = fc.integer({ min: FROM - 5 * HOUR, max: TO + 5 * HOUR });
const bar: fc.Arbitrary<Bar> = fc
  .record({
    ends: fc.tuple(instant, instant),
    kind: fc.constantFrom(...KINDS),
    startKnown: fc.boolean(),
    endKnown: fc.boolean(),
    early: fc.integer({ min: 0, max: 2 * HOUR }),
    late: fc.integer({ min: 0, max: 2 * HOUR }),
    note: fc.constantFrom('', 'imap · 203.0.113.7 · 12 items'),
    isOverruled: fc.boolean(),
    inner: fc.array(fc.tuple(instant, instant), { maxLength: 3 }),
  })
  .map(({ ends: [a, b], inner, ...more }) => ({
    ...more,
    from: Math.min(a, b),
    to: Math.max(a, b),
    title: 't',
    open: 'session:S1',
    inner: inner.map(([c, d]) => ({ from: Math.min(c, d), to: Math.max(c, d), title: 'c' })),
  }));

function data(bars: readonly Bar[], more: Partial<TimelineData> = {}): TimelineData {
  const lanes = [{ label: 'a@example.org', bars }];
  return {
    id: 'x',
    from: FROM,
    to: TO,
    groups: [{ title: 'Actor', lanes }],
    bandsTitle: 'Coverage',
    bands: [],
    description: 'what it shows',
    ...more,
  };
}

/** Every shape of a drawing but its patterns. */
function shapes(drawn: Drawn): readonly Drawn[] {
  if (drawn.tag === 'defs') return [];
  return [drawn, ...drawn.children.flatMap((c) => (typeof c === 'string' ? [] : shapes(c)))];
}

function has(drawn: Drawn, name: string): boolean {
  return String(drawn.attributes.class ?? '')
    .split(' ')
    .includes(name);
}

const number = (drawn: Drawn, name: string): number => Number(drawn.attributes[name]);

/** Every x of a shape: its box, or the points of its path. */
function extents(drawn: Drawn): readonly number[] {
  const { tag, attributes } = drawn;
  if (tag === 'rect') return [number(drawn, 'x'), number(drawn, 'x') + number(drawn, 'width')];
  if (tag !== 'path' || attributes.transform !== undefined) return [];
  return [...String(attributes.d).matchAll(/[MLH](-?[\d.]+)/g)].map((m) => Number(m[1]));
}

test('whatever the bars and the window, no shape leaves the axis', () => {
  fc.assert(
    fc.property(
      fc.array(bar, { maxLength: 6 }),
      fc.integer({ min: 320, max: 2000 }),
      fc.boolean(),
      (bars, width, live) => {
        const { left, right } = plotSpan(width);
        for (const shape of shapes(drawTimeline(data(bars, { width, live }))))
          for (const x of extents(shape))
            assert.ok(x >= left - 0.01 && x <= right + 0.01, JSON.stringify(shape));
      },
    ),
  );
});

test('a bar is as long as its evidence in view, but for what an eye needs', () => {
  const x = scaleOf(FROM, TO, LEFT, RIGHT);
  fc.assert(
    fc.property(bar, (one) => {
      const box = shapes(drawTimeline(data([one]))).find((s) => has(s, 'k-bar'));
      const inView = one.to >= FROM && one.from <= TO;
      assert.equal(box !== undefined, inView);
      if (box === undefined) return;
      const length = x(one.to) - x(one.from);
      assert.ok(
        Math.abs(number(box, 'width') - Math.max(length, number(box, 'width') <= 4 ? 0 : length)) <= 4,
      );
      if (length > 4) assert.ok(Math.abs(number(box, 'width') - length) < 0.02);
    }),
  );
});

test('an end that was not logged has no edge and fades where it is in view; a logged one has an edge', () => {
  fc.assert(
    fc.property(bar, (one) => {
      fc.pre(one.to >= FROM && one.from <= TO);
      const all = shapes(drawTimeline(data([one])));
      const edges = all.filter((s) => has(s, 'k-edge')).length;
      const start = one.startKnown && one.from >= FROM ? 1 : 0;
      const end = one.endKnown && one.to <= TO ? 1 : 0;
      assert.equal(edges, start + end);
      const box = all.find((s) => has(s, 'k-bar'));
      const faded = /url\(#x-(fade|rise|both)-/.exec(String(box?.attributes.fill))?.[1];
      const out = !one.endKnown && one.to <= TO;
      const into = !one.startKnown && one.from >= FROM;
      const wide = box !== undefined && number(box, 'width') >= 6;
      const wanted = !wide ? undefined : out && into ? 'both' : out ? 'fade' : into ? 'rise' : undefined;
      assert.equal(faded, wanted);
    }),
  );
});

test('the sign of an overrule stands beside its bar, never on it unless there is no room at all', () => {
  fc.assert(
    fc.property(bar, (one) => {
      fc.pre(one.to >= FROM && one.from <= TO);
      const all = shapes(drawTimeline(data([one])));
      const box = all.find((s) => has(s, 'k-bar'));
      const plate = all.find((s) => has(s, 'k-overruled'));
      assert.equal(plate !== undefined, one.isOverruled);
      if (box === undefined || plate === undefined) return;
      const [left = 0, right = 0] = extents(box);
      const [from = 0, to = 0] = extents(plate);
      assert.ok(from >= right || to <= left || left - LEFT < 20, `${left} ${right}: ${from} ${to}`);
    }),
  );
});

test('whiskers only ever reach outward from the ends of a bar', () => {
  const x = scaleOf(FROM, TO, LEFT, RIGHT);
  fc.assert(
    fc.property(bar, (one) => {
      for (const whisker of shapes(drawTimeline(data([one]))).filter((s) => has(s, 'k-whisker'))) {
        const [a = 0, b = 0] = extents(whisker);
        const early = Math.abs(a - x(one.from)) < 0.01 && b < a;
        const late = Math.abs(a - x(one.to)) < 0.01 && b > a;
        assert.ok(early || late, JSON.stringify(whisker));
      }
    }),
  );
});

test('nothing is hatched but the absence of data', () => {
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 4 }), (bars) => {
      const band = (kind: 'data' | 'gap' | 'doubt') => ({
        label: kind,
        stretches: [{ from: FROM, to: TO, kind, title: kind }],
      });
      const hatched = (kinds: readonly ('data' | 'gap' | 'doubt')[]): number =>
        shapes(drawTimeline(data(bars, { bands: kinds.map(band) }))).filter((s) =>
          String(s.attributes.fill).includes('hatch'),
        ).length;
      assert.equal(hatched(['data', 'doubt']), 0);
      assert.equal(hatched(['data', 'gap', 'gap']), 2);
    }),
    { numRuns: 20 },
  );
});

test('a histogram shows every column that has a record, and the actors’ part is never the higher', () => {
  const counts = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const actors = all.map((n) => Math.floor(n * share));
      const histogram = {
        label: 'l',
        note: 'n',
        title: 't',
        from: FROM,
        binMicros: (TO - FROM) / all.length,
        all,
        actors,
      };
      const drawn = shapes(drawTimeline(data([], { histogram })));
      const tops = (name: string): readonly number[] => {
        const d = String(drawn.find((s) => has(s, name))?.attributes.d ?? '');
        return [...d.matchAll(/V([\d.]+)H/g)].map((m) => Number(m[1]));
      };
      assert.equal(tops('k-all').length, all.filter((n) => n > 0).length);
      assert.equal(tops('k-actors').length, actors.filter((n) => n > 0).length);
      const highest = (name: string): number => Math.min(...tops(name), Number.POSITIVE_INFINITY);
      assert.ok(highest('k-actors') >= highest('k-all'));
    }),
  );
});

test('what can be pressed says what it is, and only where it can be pressed', () => {
  const one: Bar = {
    from: FROM,
    to: FROM + HOUR,
    kind: 'intruder',
    startKnown: true,
    endKnown: true,
    title: 'who',
    open: 'session:S1',
  };
  const pressed = (live: boolean): readonly Drawn[] =>
    shapes(drawTimeline(data([one], { live }))).filter((s) => s.attributes.role === 'button');
  assert.equal(pressed(false).length, 0);
  assert.deepEqual(
    pressed(true).map((s) => [s.attributes['data-open'], s.attributes['aria-label'], s.attributes.tabindex]),
    [['session:S1', 'who', 0]],
  );
});

test('a second clock stands under the first, to the millisecond where the window is short', () => {
  const face = (at: number): string => new Date(at / 1000 + 3_600_000).toISOString().slice(0, -1);
  const drawn = drawTimeline(data([], { to: FROM + SECOND / 2, second: { name: 'Europe/Paris', face } }));
  const text = shapes(drawn)
    .filter((s) => s.tag === 'text')
    .flatMap((s) => s.children.map(String));
  assert.ok(text.includes('Europe/Paris') && text.includes('UTC'));
  assert.ok(text.includes('00:00:00.100') && text.includes('01:00:00.100'), text.join(' '));
});

test('the same data gives the same bytes', () => {
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 5 }), (bars) => {
      assert.equal(drawnText(drawTimeline(data(bars))), drawnText(drawTimeline(data(bars))));
    }),
    { numRuns: 20 },
  );
});

/** Every text of a drawing with its ends, as wide as its letters are on average. */
function texts(
  drawn: Drawn,
): readonly { readonly text: string; readonly from: number; readonly to: number; y: number }[] {
  return shapes(drawn)
    .filter((s) => s.tag === 'text')
    .map((s) => {
      const text = s.children.join('');
      const wide = text.length * 0.55 * number(s, 'font-size');
      const anchor = s.attributes['text-anchor'] ?? 'start';
      const from = number(s, 'x') - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
      return { text, from, to: from + wide, y: number(s, 'y') };
    });
}

test('the names of the clocks and the times of the axis never lie on each other', () => {
  const face = (at: number): string => new Date(at / 1000 + 25_200_000).toISOString().slice(0, -1);
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 2000 }),
      fc.integer({ min: 0, max: 20 * HOUR }),
      fc.integer({ min: 2 * SECOND, max: 90 * HOUR }),
      (width, start, length) => {
        const [from, to] = [FROM + start, FROM + start + length];
        const second = { name: 'Asia/Ho_Chi_Minh', face };
        const own = texts(drawTimeline(data([], { width, from, to, second }))).filter((t) => t.y < 54);
        for (const a of own)
          for (const b of own)
            if (a !== b && a.y === b.y && a.from <= b.from)
              assert.ok(a.to <= b.from + 1, `${a.text} ${a.to}, ${b.text} ${b.from}`);
      },
    ),
  );
});

test('shapes of one lane do not lie on each other, and lead to their own place', () => {
  const ticks = (['rule', 'sent', 'deleted'] as const).map((change, i) => ({
    at: FROM + 5 * HOUR + i * SECOND,
    shape: { change },
    title: change,
  }));
  const drawn = drawTimeline(
    data([], { groups: [{ title: 'A', lanes: [{ label: 'a', bars: [], ticks }] }] }),
  );
  const xs = shapes(drawn)
    .filter((s) => has(s, 'k-change'))
    .map((s) => Number(/translate\(([\d.]+)/.exec(String(s.attributes.transform))?.[1]));
  assert.equal(xs.length, 3);
  for (const [i, x] of xs.entries()) if (i > 0) assert.ok(x - (xs[i - 1] ?? 0) >= 13, xs.join(' '));
  assert.equal(shapes(drawn).filter((s) => has(s, 'k-lead')).length, 2);
});
