import { SECOND } from '../../base/time.ts';
import { refOf } from '../../case/world.ts';
import { sql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { Hole } from './holes.ts';
import type { FoundGap, Material } from './inputs.ts';
import { stranded } from './strands.ts';

/** Lines that prove a hole, and the files that it lies between. */
export interface Proof {
  /** The line before, the line after, then lines of witnesses from within. */
  readonly refs: readonly string[];
  readonly fileBefore: number;
  readonly fileAfter: number;
}

const WITNESSES_SHOWN = 3;

/** Looks the lines of a hole up. */
export async function proofOf(material: Material, hole: Hole): Promise<Proof> {
  const { store, world, files } = material;
  const names = hole.strands.length > 0 ? hole.strands : [hole.source, ...(hole.beside ?? [])];
  const within = stranded(world, files, hole);
  const edges = await store.rows(sql`SELECT micros, file, line, offset FROM ${within}
    WHERE micros IN (${hole.from}, ${hole.to}) AND (source IN ${names} OR strand IN ${names})
    ORDER BY micros, file DESC, line`);
  const { reach, shortestReach, shortestSilence } = material.thresholds;
  const margin = (hole.to - hole.from < shortestSilence * SECOND ? shortestReach : reach) * SECOND;
  const inside = stranded(world, files, { from: hole.from + margin, to: hole.to - margin });
  const witness =
    hole.witness.length === 0
      ? []
      : await store.rows(sql`SELECT micros, file, line, offset FROM ${inside}
          WHERE source IN ${hole.witness} OR strand IN ${hole.witness}
          ORDER BY micros, file, line LIMIT ${WITNESSES_SHOWN}`);
  const before = edges.filter((r) => Number(r[0]) === hole.from).at(-1);
  const after = edges.find((r) => Number(r[0]) === hole.to);
  return {
    refs: [before, after, ...witness].flatMap((r) => (r === undefined ? [] : [refOfRow(r)])),
    fileBefore: Number(before?.[1] ?? -1),
    fileAfter: Number(after?.[1] ?? -1),
  };
}

/** The ref of a row of any number, file, line, offset. */
export function refOfRow(row: Row): string {
  return refOf({ file: Number(row[1]), line: Number(row[2]), offset: Number(row[3]) });
}

/** Gaps at the window's edges with the first or the last line of their source, which shows where it begins or ends. */
export async function withEdgeLines(
  { store, world, files }: Material,
  gaps: readonly FoundGap[],
): Promise<readonly FoundGap[]> {
  const out: FoundGap[] = [];
  for (const gap of gaps) {
    const at = gap.because === 'ends-early' ? gap.from : gap.to;
    if (!gap.because.startsWith('starts-late') && gap.because !== 'ends-early') out.push(gap);
    else {
      const rows = await store.rows(sql`SELECT micros, file, line, offset
        FROM ${stranded(world, files, { from: at, to: at })} WHERE source = ${gap.source} ORDER BY file, line LIMIT 1`);
      out.push({ ...gap, refs: [...gap.refs, ...rows.map(refOfRow)] });
    }
  }
  return out;
}
