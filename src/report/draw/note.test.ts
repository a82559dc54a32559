import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawNote } from './note.ts';
import type { Plot } from './plot.ts';

test('the note of a bar lies on no shape of its lane, nor on its bar, and stays in the plot', () => {
  const texts = fc.constantFrom('imap · 203.0.113.7 · 12 items', 'webmail · 2001:db8::1 · 3 items', 'm');
  let count = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 640, max: 2000 }),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      texts,
      (width, ends, shapes, text) => {
        const plot: Plot = { id: 'x', from: 0, to: 1, left: 150, right: width, x: (at) => at, live: true };
        const at = (share: number): number => plot.left + share * (plot.right - plot.left);
        const [left = 0, right = 0] = ends.map(at).sort((a, b) => a - b);
        const taken = shapes.map(at);
        for (const { attributes, children } of drawNote(plot, {
          text,
          left,
          right,
          y: 0,
          taken,
          kind: 'k',
        })) {
          count += 1;
          // As wide as its letters are on average.
          const wide = children.join('').length * 0.55 * 11.5;
          const from = Number(attributes.x) - (attributes['text-anchor'] === 'end' ? wide : 0);
          const to = from + wide;
          assert.ok(from >= plot.left && to <= plot.right, `${from} ${to}`);
          assert.ok(from > right || to < left, `${from} ${to} on the bar ${left} ${right}`);
          for (const x of taken) assert.ok(x + 6 <= from || x - 6 >= to, `${from} ${to} on ${x}`);
        }
      },
    ),
  );
  assert.ok(count > 20);
});

test('a note without room is left out, and one with too little is cut', () => {
  const plot = (right: number): Plot => ({
    id: 'x',
    from: 0,
    to: 1,
    left: 0,
    right,
    x: (at) => at,
    live: false,
  });
  const drawn = (right: number) =>
    drawNote(plot(right), { text: 'webmail · 203.0.113.7', left: 0, right: 10, y: 0, taken: [], kind: 'k' });
  assert.deepEqual(drawn(60), []);
  assert.match(String(drawn(110)[0]?.children.join('')), /^webmail.*…$/);
  assert.equal(drawn(300)[0]?.children.join(''), 'webmail · 203.0.113.7');
});
