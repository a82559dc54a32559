import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../base/time.ts';
import { type Drawn, drawnText } from './drawn.ts';
import { drawHeat, type HeatRow, heatPlot } from './heat.ts';
import { heatSteps, perHour, shadeOf } from './heat-steps.ts';

const FROM = Date.UTC(2026, 2, 1) * 1000;

function all(shape: Drawn, is: (one: Drawn) => boolean): readonly Drawn[] {
  const inner = shape.children.flatMap((c) => (typeof c === 'string' ? [] : all(c, is)));
  return is(shape) ? [shape, ...inner] : inner;
}

const byClass = (shape: Drawn, name: string): readonly Drawn[] =>
  all(shape, (one) =>
    String(one.attributes.class ?? '')
      .split(' ')
      .includes(name),
  );
const number = (shape: Drawn, name: string): number => Number(shape.attributes[name]);

const row = fc.record({
  lines: fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 500 }),
  gaps: fc.array(
    fc.record({
      at: fc.nat({ max: 500 }),
      length: fc.nat({ max: 200 }),
      kind: fc.constantFrom('gap' as const, 'doubt' as const),
    }),
    { maxLength: 5 },
  ),
});
const drawing = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  cell: fc.constantFrom(10 * SECOND, MINUTE, HOUR, DAY),
  from: fc.nat({ max: 400 }),
  cells: fc.integer({ min: 1, max: 400 }),
  width: fc.integer({ min: 100, max: 2000 }),
});

function drawn(one: typeof drawing extends fc.Arbitrary<infer T> ? T : never) {
  const rows = one.rows.map(({ lines, gaps }, i): HeatRow => {
    const stretches = gaps.map((g) => ({
      from: FROM + g.at * one.cell,
      to: FROM + (g.at + g.length) * one.cell,
      kind: g.kind,
      title: 'why',
      open: 'gap:1',
    }));
    return { label: `s${i}`, from: FROM, cellMicros: one.cell, lines, stretches };
  });
  const [from, to] = [FROM + one.from * one.cell, FROM + (one.from + one.cells) * one.cell];
  const shape = drawHeat({ id: 'h', from, to, rows, width: one.width, description: 'd' });
  return { rows, from, to, shape };
}

test('whatever the window, every box lies within the drawing, and the lines drawn are those of the window', () => {
  fc.assert(
    fc.property(drawing, (one) => {
      const { rows, shape } = drawn(one);
      const { left, right } = heatPlot(one.width);
      const boxes = ['k-heat', 'k-gap', 'k-doubt', 'k-frame', 'k-grip'].flatMap((c) => byClass(shape, c));
      for (const box of boxes) {
        assert.ok(number(box, 'x') >= left - 0.01, `left ${number(box, 'x')}`);
        assert.ok(number(box, 'x') + number(box, 'width') <= right + 0.51, 'right');
      }
      const shown = byClass(shape, 'k-heat').reduce((n, box) => n + number(box, 'data-lines'), 0);
      const meant = rows.reduce(
        (n, r) => n + r.lines.slice(one.from, one.from + one.cells).reduce((a, b) => a + b, 0),
        0,
      );
      assert.equal(shown, meant);
    }),
    { numRuns: 150 },
  );
});

test('hatching is for stretches without data alone; doubt leaves the cells under it in sight', () => {
  fc.assert(
    fc.property(drawing, (one) => {
      const { rows, from, to, shape } = drawn(one);
      const hatched = all(shape, (s) => String(s.attributes.fill ?? '').endsWith('-hatch)'));
      const inView = rows.flatMap((r) =>
        r.stretches.filter((s) => s.kind === 'gap' && s.to >= from && s.from <= to),
      );
      assert.equal(hatched.length, inView.length);
      for (const g of all(shape, (s) => s.tag === 'g')) {
        const clears = g.children.some((c) => typeof c !== 'string' && c.attributes.class === 'k-clear');
        const doubt = g.children.some((c) => typeof c !== 'string' && c.attributes.class === 'k-doubt');
        assert.ok(!(clears && doubt));
      }
    }),
    { numRuns: 60 },
  );
});

test('the same data gives the same bytes, and no row more boxes than anybody can tell apart', () => {
  fc.assert(
    fc.property(drawing, (one) => {
      assert.equal(drawnText(drawn(one).shape), drawnText(drawn(one).shape));
      assert.ok(byClass(drawn(one).shape, 'k-heat').length <= 240 * one.rows.length);
    }),
    { numRuns: 40 },
  );
});

test('a shade keeps its meaning: more lines an hour are never drawn fainter', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e7 }), fc.nat({ max: 1e7 }), fc.nat({ max: 1e7 }), (most, a, b) => {
      const steps = heatSteps(most);
      assert.ok(steps.length <= 6 && steps.every((s, i) => i === 0 || s > (steps[i - 1] ?? 0)));
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(shadeOf(less, steps) <= shadeOf(more, steps));
      assert.equal(shadeOf(less, steps) === 0, less === 0);
    }),
  );
  assert.deepEqual(heatSteps(0), [0]);
  assert.deepEqual(heatSteps(50), [0, 3, 10, 30]);
  assert.equal(perHour(5, 10 * SECOND), 1800);
});

test('long windows have a head for every day, or for as many as there is room for', () => {
  const heads = (days: number): readonly string[] => {
    const lines = new Array<number>(days).fill(1);
    const one = { label: 's', from: FROM, cellMicros: DAY, lines, stretches: [] };
    const shape = drawHeat({ id: 'h', from: FROM, to: FROM + days * DAY, rows: [one], description: '' });
    return byClass(shape, 'k-axis').map((t) => String(t.children[0]));
  };
  assert.deepEqual(heads(4), ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', 'UTC']);
  const many = heads(365);
  assert.ok(many.length > 5 && many.length < 24, `${many.length} heads`);
});

test('what a row never writes, and a triangle and a clock, open their gaps', () => {
  const marks = [
    { from: FROM, to: FROM + HOUR, kind: 'rotation' as const, title: 'r', open: 'gap:2' },
    { from: FROM, to: FROM + HOUR, kind: 'clock' as const, title: 'c', open: 'gap:3' },
  ];
  const never = { text: 'never enabled: mail-log', title: 'why', open: 'gap:4' };
  const one = { label: 's', from: FROM, cellMicros: MINUTE, lines: [1], stretches: [], marks, never };
  const shape = drawHeat({ id: 'h', from: FROM, to: FROM + HOUR, rows: [one], description: '' });
  const opens = all(shape, (s) => s.attributes['data-open'] !== undefined).map(
    (s) => s.attributes['data-open'],
  );
  assert.deepEqual(opens.sort(), ['gap:2', 'gap:3', 'gap:4']);
  assert.equal(byClass(shape, 'k-rotation').length, 1);
});

test('a second clock stands below the first; turned round, the same instants have the same places', () => {
  const zone = { name: '+07:00', offsetAt: () => 7 * HOUR };
  const data = { id: 'h', from: FROM, to: FROM + HOUR, rows: [], description: '' };
  const texts = (isFirst: boolean): string => drawnText(drawHeat({ ...data, zone: { ...zone, isFirst } }));
  assert.match(texts(false), />UTC<.*>\+07:00</s);
  assert.match(texts(true), />\+07:00<.*>UTC</s);
  const places = (text: string): readonly string[] => text.match(/d="M[^"]*V/g) ?? [];
  assert.deepEqual(places(texts(true)), places(texts(false)));
});

test('a clock that is put forward within the view does not stand first', () => {
  const zone = { name: 'X', offsetAt: (at: number) => (at > FROM + HOUR / 2 ? HOUR : 0), isFirst: true };
  const text = drawnText(drawHeat({ id: 'h', from: FROM, to: FROM + HOUR, rows: [], description: '', zone }));
  assert.match(text, />UTC<.*>X</s);
});
