import type { Case } from '../../case/case.ts';
import { coverageRows } from '../../report/bands.ts';
import type { Band } from '../../report/draw/bands.ts';
import type { Speaker } from '../../report/speak.ts';
import { clockErrors } from '../../report/timeline/clock.ts';
import { laneKinds, type LaneKind, type RowGroup, rowsOf } from '../../report/timeline/rows.ts';
import { shapesOf } from '../../report/timeline/shapes.ts';
import type { Telling } from '../../report/timeline/view.ts';
import type { Records } from '../records/records.ts';
import { loadActs } from './acts.ts';
import type { Counts } from './histogram.ts';
import { loadMinutes } from './minutes.ts';

/** What the time line is drawn from, made once and kept while the case is open. */
export interface Timeline {
  readonly telling: Telling;
  readonly rows: (kind: LaneKind) => readonly RowGroup[];
  readonly bands: readonly Band[];
  readonly actors: readonly string[];
  /** Records by minute and the actors' acts; rejects as {@link Records.rows} does while they are not there. */
  readonly counts: () => Promise<Counts>;
}

/** Makes the time line of a case; each part when it is first asked for. */
export function openTimeline(told: { readonly file: Case; readonly say: Speaker }, records: Records): () => Timeline {
  return once(() => {
    const shapes = shapesOf(told.file);
    const telling = { ...told, clockOf: clockErrors(told.file), items: shapes.items };
    const rows = new Map<LaneKind, () => readonly RowGroup[]>(
      laneKinds.map((kind) => [kind, once(() => rowsOf(telling, shapes, kind))]),
    );
    const used = new Set(shapes.sessions.map((s) => s.actor));
    return {
      telling,
      rows: (kind) => rows.get(kind)?.() ?? [],
      bands: coverageRows(told),
      actors: told.file.actors.map((a) => a.id).filter((id) => used.has(id)),
      counts: untilKept(async () => {
        const [minutes, acts] = await Promise.all([loadMinutes(records), loadActs(records, told.file)]);
        return { records, minutes, acts };
      }),
    };
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Keeps what a promise gave; what it could not give is tried again when it is asked for again. */
function untilKept<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    if (kept === undefined) {
      const mine = make();
      kept = mine;
      mine.catch(() => {
        if (kept === mine) kept = undefined;
      });
    }
    return kept;
  };
}
