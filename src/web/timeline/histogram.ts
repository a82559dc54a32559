import { MINUTE } from '../../base/time.ts';
import { sql } from '../../store/sql.ts';
import type { Records } from '../records/records.ts';
import type { Bins } from '../wire/timeline.ts';
import type { Act, Acts } from './acts.ts';
import { binFor, type Minutes } from './minutes.ts';

/** What histograms are counted from. */
export interface Counts {
  readonly records: Pick<Records, 'rows'>;
  readonly minutes: Minutes;
  readonly acts: Acts;
}

/** Columns that are asked for. */
export interface BinsAsk {
  readonly from: number;
  readonly to: number;
  /** At most so many. */
  readonly most: number;
  /** Whether an act counts as the actors'. */
  readonly isWanted: (act: Act) => boolean;
}

// Beyond so many records in a span, minutes are fine enough: reading each would keep a reader waiting.
const MOST_READ = 4_000_000;

/** Records of a span in columns. Minutes come from memory; what is finer is counted from the span's own records. */
export async function countBins(counts: Counts, { from, to, most, isWanted }: BinsAsk): Promise<Bins> {
  const wanted = binFor(to - from, most);
  const isFine = wanted < MINUTE && counts.minutes.between(from - MINUTE, to) <= MOST_READ;
  const binMicros = isFine ? wanted : Math.max(MINUTE, wanted);
  const start = Math.floor(from / binMicros) * binMicros;
  // The end of a window belongs to it: a record of that very moment has a column.
  const bins = Math.floor((to - start) / binMicros) + 1;
  const all = isFine
    ? await fine(counts.records, start, binMicros, bins)
    : Array.from({ length: bins }, (_, i) =>
        counts.minutes.between(start + i * binMicros, start + (i + 1) * binMicros),
      );
  const actors = new Array<number>(bins).fill(0);
  const { list, firstAt } = counts.acts;
  for (const act of list.slice(firstAt(start), firstAt(start + bins * binMicros))) {
    const bin = Math.floor((act.time - start) / binMicros);
    if (isWanted(act)) actors[bin] = (actors[bin] ?? 0) + 1;
  }
  return { from: start, binMicros, all, actors };
}

async function fine(
  records: Pick<Records, 'rows'>,
  start: number,
  binMicros: number,
  bins: number,
): Promise<readonly number[]> {
  const end = start + bins * binMicros;
  const rows = await records.rows(
    sql`SELECT intDiv(toUnixTimestamp64Micro(time) - ${start}, ${binMicros}) AS bin, count() FROM moments
      WHERE time >= fromUnixTimestamp64Micro(${start}, 'UTC') AND time < fromUnixTimestamp64Micro(${end}, 'UTC') GROUP BY bin`,
  );
  const all = new Array<number>(bins).fill(0);
  for (const [bin, count] of rows) all[Number(bin)] = Number(count);
  return all;
}
