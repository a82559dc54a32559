import { DAY, HOUR, MINUTE, SECOND } from '../../base/time.ts';
import { micros } from '../bands.ts';
import type { Histogram } from '../draw/histogram.ts';
import type { Speaker } from '../speak.ts';
import type { Told } from './told.ts';

const MOST_BINS = 240;

/** Lines over time as far as the Case alone can say: the cells of all sources together, several to a bin. */
export function hoursHistogram({ file, say }: Told, from: number, to: number): Histogram | undefined {
  const { sources } = file.coverage;
  const cell = sources.reduce((m, s) => Math.max(m, s.cellSeconds), 0) * SECOND;
  const first = sources.reduce((m, s) => Math.min(m, micros(s.from)), Number.POSITIVE_INFINITY);
  if (cell === 0) return undefined;
  const binMicros = Math.max(1, Math.ceil((to - from) / MOST_BINS / cell)) * cell;
  // Bins begin where cells do, so that no cell is cut in two.
  const start = first + Math.floor((from - first) / binMicros) * binMicros;
  const all = new Array<number>(Math.max(0, Math.floor((to - start) / binMicros) + 1)).fill(0);
  for (const s of sources) {
    const begin = micros(s.from);
    s.lines.forEach((lines, i) => {
      const at = Math.floor((begin + i * s.cellSeconds * SECOND - start) / binMicros);
      const before = all[at];
      if (before !== undefined) all[at] = before + lines;
    });
  }
  const most = all.reduce((m, n) => Math.max(m, n), 0);
  const span = columnLength(say, binMicros);
  return {
    label: say.text('ui.timeline.lines'),
    note: say.text('ui.timeline.lines-note', { most, span }),
    title: say.text('ui.timeline.lines-title', { span }),
    from: start,
    binMicros,
    all,
  };
}

/** How long a column is, in the largest unit that has a whole number of it. */
export function columnLength(say: Speaker, micros: number): string {
  const units = [
    ['d', DAY],
    ['h', HOUR],
    ['min', MINUTE],
    ['s', SECOND],
  ] as const;
  const [unit, size] = units.find(([, length]) => micros % length === 0) ?? (['ms', 1000] as const);
  return say.text(`ui.timeline.span.${unit}`, { amount: micros / size });
}
