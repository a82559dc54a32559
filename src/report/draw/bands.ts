import type { Drawn } from './drawn.ts';
import { type Plot, rowLabel } from './plot.ts';
import { element, tooltip } from './svg.ts';

/** A stretch of a source: data present, none (hatched), or in doubt (dotted). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: 'data' | 'gap' | 'doubt';
  readonly title: string;
  /** What it opens: `gap:2`. */
  readonly open?: string;
}

/** Coverage of one source. */
export interface Band {
  readonly label: string;
  readonly stretches: readonly Stretch[];
}

const HEIGHT = 11;
/** Height of a band with the room below it. */
export const BAND = HEIGHT + 5;

/** A band with its top at `y`. */
export function drawBand(plot: Plot, band: Band, y: number): readonly Drawn[] {
  const fillOf = { data: '#7c93ad', gap: `url(#${plot.id}-hatch)`, doubt: `url(#${plot.id}-dots)` } as const;
  const boxes = band.stretches
    .filter((s) => s.to >= plot.from && s.from <= plot.to)
    .map((s) => {
      const width = Math.max(1, plot.x(s.to) - plot.x(s.from));
      const box = { x: Math.min(plot.x(s.from), plot.right - width), y, width, height: HEIGHT };
      // Hatches lie on clear ground: what is under them is not known.
      const clear = s.kind === 'data' ? [] : [element('rect', { ...box, fill: '#ffffff', class: 'k-clear' })];
      const shown = element('rect', { ...box, fill: fillOf[s.kind], class: `k-${s.kind}` });
      return element(
        'g',
        s.open === undefined ? {} : { 'data-open': s.open },
        tooltip(s.title),
        ...clear,
        shown,
      );
    });
  const frame = element('rect', {
    x: plot.left,
    y,
    width: plot.right - plot.left,
    height: HEIGHT,
    fill: 'none',
    stroke: '#8a8f98',
    'stroke-width': 0.75,
    class: 'k-frame',
  });
  return [rowLabel(plot, band.label, y + HEIGHT - 1), ...boxes, frame];
}
