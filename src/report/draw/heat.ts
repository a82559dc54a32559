import { axis, scaleOf } from './axis.ts';
import type { Stretch } from './bands.ts';
import type { Attributes, Drawn } from './drawn.ts';
import { dots, element, hatch, label, tooltip } from './svg.ts';

/** Lines of one source over time, and the stretches in which it had nothing to show or is in doubt. */
export interface HeatRow {
  readonly label: string;
  /** Start of the first cell, microseconds since 1970 UTC. */
  readonly from: number;
  readonly cellMicros: number;
  readonly lines: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** What {@link drawHeat} draws. */
export interface HeatData {
  /** Prefix of ids inside the drawing; must differ between drawings of one document. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly HeatRow[];
  readonly description: string;
}

const WIDTH = 1040;
const LEFT = 210;
const RIGHT = WIDTH - 26;
const TOP = 40;
const ROW = 22;
const CELLS = 240;

// Four steps on a logarithmic scale; opacity, so that one colour serves light, dark and print.
const STEPS = [0.22, 0.42, 0.66, 0.92];

/** A strip for each source: the darker, the more lines; hatched where nothing could be shown. */
export function drawHeat(data: HeatData): Drawn {
  const x = scaleOf(data.from, data.to, LEFT, RIGHT);
  const height = TOP + data.rows.length * ROW + 8;
  const patterns = element('defs', {}, hatch(`${data.id}-hatch`), dots(`${data.id}-dots`));
  const most = data.rows.reduce((max, row) => row.lines.reduce((m, n) => Math.max(m, n), max), 1);
  const rows = data.rows.flatMap((row, i) => {
    const y = TOP + i * ROW + 3;
    const name = label(row.label, 27, {
      x: LEFT - 10,
      y: y + 13,
      'text-anchor': 'end',
      'font-size': 12,
      fill: '#1b1f24',
      class: 'k-ink',
    });
    const box = (from: number, to: number, more: Attributes): Drawn =>
      element('rect', { x: x(from), y, width: Math.max(0.5, x(to) - x(from)), height: ROW - 6, ...more });
    const cells = merge(row).flatMap(({ from, to, lines }) =>
      lines === 0
        ? []
        : [
            box(from, to, {
              fill: '#1d3f72',
              'fill-opacity': STEPS[level(lines, most)] ?? 0,
              class: 'k-heat',
            }),
          ],
    );
    const marks = row.stretches
      .filter((s) => s.kind !== 'data')
      .map((s) => {
        const fill = s.kind === 'gap' ? `url(#${data.id}-hatch)` : `url(#${data.id}-dots)`;
        return element(
          'g',
          {},
          tooltip(s.title),
          box(s.from, s.to, { fill: '#ffffff', class: 'k-clear' }),
          box(s.from, s.to, { fill, class: `k-${s.kind}` }),
        );
      });
    const frame = box(data.from, data.to, {
      fill: 'none',
      stroke: '#8a8f98',
      'stroke-width': 0.75,
      class: 'k-frame',
    });
    return [name, ...cells, ...marks, frame];
  });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': data.description,
      'font-family': 'system-ui, sans-serif',
      class: 'drawing heat',
    },
    patterns,
    ...axis(data.from, data.to, x, TOP, height - 8),
    ...rows,
  );
}

/** Joins neighbouring cells so that no row has more boxes than anybody can tell apart. */
function merge(row: HeatRow): readonly { from: number; to: number; lines: number }[] {
  const each = Math.max(1, Math.ceil(row.lines.length / CELLS));
  const out: { from: number; to: number; lines: number }[] = [];
  for (let i = 0; i < row.lines.length; i += each) {
    const part = row.lines.slice(i, i + each);
    const from = row.from + i * row.cellMicros;
    // The mean, so that a joined cell compares with the same scale as a single one.
    const lines = part.reduce((a, b) => a + b, 0) / part.length;
    out.push({ from, to: from + part.length * row.cellMicros, lines });
  }
  return out;
}

function level(lines: number, most: number): number {
  const share = Math.log1p(lines) / Math.log1p(Math.max(most, 1));
  return Math.min(STEPS.length - 1, Math.floor(share * STEPS.length));
}
