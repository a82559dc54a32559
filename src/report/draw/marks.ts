import { type Grade, gradeOrder } from '../../case/common.ts';
import type { Attributes, Drawn } from './drawn.ts';
import { element } from './svg.ts';

const ring = (more: Attributes = {}): Drawn =>
  element('circle', {
    cx: 8,
    cy: 8,
    r: 6,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.6,
    ...more,
  });
const stroke = (d: string): Drawn =>
  element('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 });
const solid = (d: string): Drawn => element('path', { d, fill: 'currentColor' });

/** One shape for each grade, from full to empty; told apart without colour. On a square of 16. */
const SHAPES: Readonly<Record<Grade, readonly Drawn[]>> = {
  taken: [element('circle', { cx: 8, cy: 8, r: 6.8, fill: 'currentColor' })],
  served: [ring(), solid('M8 2A6 6 0 0 1 8 14Z')],
  opened: [ring(), element('circle', { cx: 8, cy: 8, r: 2.6, fill: 'currentColor' })],
  listed: [ring(), stroke('M5 6.5H11M5 9.5H11')],
  reachable: [ring({ 'stroke-dasharray': '3 2' })],
  'no-trace': [ring()],
  unknown: [
    element('rect', {
      x: 2,
      y: 2,
      width: 12,
      height: 12,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.4,
    }),
    stroke('M2 8L8 2M2 14L14 2M8 14L14 8'),
  ],
};

/** The shapes as symbols to `use` by {@link markId}; the document needs them once. */
export function markSymbols(): readonly Drawn[] {
  return gradeOrder.map((grade) =>
    element('symbol', { id: markId(grade), viewBox: '0 0 16 16' }, ...SHAPES[grade]),
  );
}

/** Id of a grade's symbol. */
export function markId(grade: Grade): string {
  return `mark-${grade}`;
}
