import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../base/time.ts';
import { gradeOrder } from '../../case/common.ts';
import { axis as drawAxis, scaleOf } from './axis.ts';
import { drawnText } from './drawn.ts';
import { drawHeat as heat } from './heat.ts';
import { markSymbols as symbols } from './marks.ts';
import { type TimelineData, drawTimeline as timeline } from './timeline.ts';

const drawTimeline = (one: TimelineData): string => drawnText(timeline(one));
const drawHeat = (one: Parameters<typeof heat>[0]): string => drawnText(heat(one));
const axis = (...of: Parameters<typeof drawAxis>): string =>
  drawAxis(...of)
    .map(drawnText)
    .join('');
const markSymbols = (): string => symbols().map(drawnText).join('');

const FROM = Date.UTC(2026, 2, 1) * 1000;
const bar = {
  from: FROM + HOUR,
  to: FROM + 2 * HOUR,
  kind: 'intruder',
  startKnown: true,
  endKnown: true,
} as const;

function data(
  more: Partial<TimelineData> & { readonly bars?: TimelineData['groups'][0]['lanes'][0]['bars'] },
): TimelineData {
  const lanes = [{ label: 'a@example.org', bars: more.bars ?? [] }];
  return {
    id: 'x',
    from: FROM,
    to: FROM + 10 * HOUR,
    groups: [{ title: 'Actor', lanes }],
    bandsTitle: 'Coverage',
    bands: [],
    description: 'what it shows',
    ...more,
  };
}

/** Numbers of the first bar's box. */
function box(svg: string): { x: number; width: number; fill: string } {
  const m = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="([^"]+)"[^>]*k-bar/.exec(
    svg,
  );
  return { x: Number(m?.[1]), width: Number(m?.[2]), fill: m?.[3] ?? '' };
}

test('a bar spans its time on the axis and has an edge where start and end were logged', () => {
  const svg = drawTimeline(data({ bars: [{ ...bar, title: 't' }] }));
  const x = scaleOf(FROM, FROM + 10 * HOUR, 210, 1014);
  assert.ok(Math.abs(box(svg).x - x(bar.from)) < 0.01);
  assert.ok(Math.abs(box(svg).width - (x(bar.to) - x(bar.from))) < 0.02);
  assert.equal(svg.match(/k-edge/g)?.length, 2);
});

test('an end that was not logged fades and has no edge; a drawing that cuts a bar off adds neither', () => {
  const open = drawTimeline(data({ bars: [{ ...bar, endKnown: false, title: 't' }] }));
  assert.equal(box(open).fill, 'url(#x-fade-intruder)');
  assert.equal(open.match(/k-edge/g)?.length, 1);
  const cut = drawTimeline(data({ to: FROM + 1.5 * HOUR, bars: [{ ...bar, title: 't' }] }));
  assert.notEqual(box(cut).fill, 'url(#x-fade-intruder)');
  assert.equal(cut.match(/k-edge/g)?.length, 1);
});

test('only a stretch without data is hatched, and doubt is dotted', () => {
  const stretch = (kind: 'data' | 'gap' | 'doubt') => ({ from: FROM, to: FROM + HOUR, kind, title: kind });
  const svg = (kind: 'data' | 'gap' | 'doubt'): string =>
    drawTimeline(data({ bands: [{ label: 'dovecot', stretches: [stretch(kind)] }] })).replace(
      /<defs>.*<\/defs>/,
      '',
    );
  assert.match(svg('gap'), /url\(#x-hatch\)/);
  assert.match(svg('doubt'), /url\(#x-dots\)/);
  assert.doesNotMatch(svg('data'), /hatch|dots/);
});

test('whatever the texts are, the drawing is closed markup without scripts or styles', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const svg =
        drawTimeline(data({ bars: [{ ...bar, title: text }], bandsTitle: text, description: text })) +
        drawHeat({
          id: 'h',
          from: FROM,
          to: FROM + HOUR,
          rows: [{ label: text, from: FROM, cellMicros: MINUTE, lines: [1, 0, 3], stretches: [] }],
          description: text,
        });
      const bare = svg.replace(/"[^"]*"/g, '""');
      assert.match(bare, /^(<[a-zA-Z]+( [a-zA-Z-]+="")*\/?>|<\/[a-zA-Z]+>|[^<>"']+)*$/);
      assert.doesNotMatch(bare, /<script|style=| on[a-z]+=/i);
    }),
    { numRuns: 40 },
  );
});

test('any window gives a readable axis within the drawing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 0, max: 4e9 }), (start, seconds) => {
      const from = start * SECOND;
      const to = from + seconds * SECOND;
      const svg = axis(from, to, scaleOf(from, to, 100, 900), 40, 200);
      const at = [...svg.matchAll(/M([\d.]+) /g)].map((m) => Number(m[1]));
      assert.ok(at.length <= 10, `${at.length} ticks`);
      assert.ok(at.every((x) => x >= 100 && x <= 900));
    }),
  );
});

test('a source of many cells is drawn with few boxes, and the same data gives the same bytes', () => {
  const rows = [
    {
      label: 's',
      from: FROM,
      cellMicros: SECOND,
      lines: Array.from({ length: 36_000 }, (_, i) => i % 7),
      stretches: [],
    },
  ];
  const draw = (): string => drawHeat({ id: 'h', from: FROM, to: FROM + 10 * HOUR, rows, description: '' });
  assert.ok((draw().match(/k-heat/g)?.length ?? 0) <= 240);
  assert.equal(draw(), draw());
});

test('each grade has a shape of its own', () => {
  const shapes = [...markSymbols().matchAll(/<symbol id="mark-([a-z-]+)"[^>]*>(.*?)<\/symbol>/g)];
  assert.deepEqual(
    shapes.map((m) => m[1]),
    [...gradeOrder],
  );
  assert.equal(new Set(shapes.map((m) => m[2])).size, gradeOrder.length);
});
