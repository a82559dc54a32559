import { isoTime, SECOND } from '../../base/time.ts';
import type { SourceHours } from '../../case/evidence.ts';
import type { Material } from './inputs.ts';

// Lengths of a cell that a reader can name.
const CELLS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 604_800];

/** Seconds of a cell so that the window has at most `cells` of them, a multiple of a bucket. */
function cellSeconds(seconds: number, bucket: number, cells: number): number {
  const least = Math.max(bucket, seconds / cells);
  const wanted = CELLS.find((c) => c >= least) ?? Math.ceil(least / 604_800) * 604_800;
  return Math.ceil(wanted / bucket) * bucket;
}

/** Lines of each source in cells of the window, for drawing. */
export function bands(material: Material, host: string): readonly SourceHours[] {
  const { strands, world, thresholds } = material;
  const { from, to } = world.window;
  const cell = cellSeconds((to - from) / SECOND, strands.bucketSeconds, thresholds.cells);
  const cells = Math.floor((to - from) / SECOND / cell) + 1;
  return strands.sources.map((source) => {
    const series = strands.series(source);
    const lines = new Array<number>(cells).fill(0);
    series.bucket.forEach((bucket, i) => {
      const at = Math.floor((bucket * strands.bucketSeconds) / cell);
      lines[at] = (lines[at] ?? 0) + (series.lines[i] ?? 0);
    });
    return { source, host, from: isoTime(from), to: isoTime(to), cellSeconds: cell, lines };
  });
}
