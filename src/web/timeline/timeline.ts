import type { Case } from '../../case/case.ts';
import { coverageRows } from '../../report/bands.ts';
import type { Band } from '../../report/draw/bands.ts';
import type { Speaker } from '../../report/speak.ts';
import { clockErrors } from '../../report/timeline/clock.ts';
import { type LaneKind, laneKinds, type RowGroup, rowsOf } from '../../report/timeline/rows.ts';
import { type Shapes, shapesOf } from '../../report/timeline/shapes.ts';
import type { Telling } from '../../report/timeline/view.ts';
import type { Records } from '../records/records.ts';
import { loadActs } from './acts.ts';
import type { Counts } from './histogram.ts';
import { loadMinutes } from './minutes.ts';

/** What the time line is drawn from, made once and kept while the case is open. */
export interface Timeline {
  /** What shapes are told with, but for what people overruled: that changes while the case is open. */
  readonly telling: Omit<Telling, 'overruled'>;
  readonly rows: (kind: LaneKind) => readonly RowGroup[];
  readonly bands: readonly Band[];
  /** Actors and accounts that something is drawn of. */
  readonly actors: readonly string[];
  readonly accounts: readonly string[];
  /** First and last act of an intruder's session, ISO. */
  readonly acts: { readonly from: string; readonly to: string } | null;
  /** Records by minute and the actors' acts; rejects as {@link Records.rows} does while they are not there. */
  readonly counts: () => Promise<Counts>;
}

/** Makes the time line of a case; each part when it is first asked for. */
export function openTimeline(
  told: { readonly file: Case; readonly say: Speaker },
  records: Records,
): () => Timeline {
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
      accounts: accountsOf(shapes),
      acts: spanOf(told.file),
      counts: untilKept(async () => {
        // What the second asks for takes long to say; without records the first has told by then.
        const minutes = await loadMinutes(records);
        const acts = await loadActs(records, told.file);
        return { records, minutes, acts };
      }),
    };
  });
}

const MOST_ACCOUNTS = 500;

/** Accounts by name: those with sessions first where there are too many. */
function accountsOf({ sessions, attempts }: Shapes): readonly string[] {
  const all = new Set([...sessions, ...attempts].flatMap((s) => s.accounts).filter((a) => a !== ''));
  return [...all].slice(0, MOST_ACCOUNTS).sort();
}

function spanOf({ sessions }: Case): Timeline['acts'] {
  const own = sessions.filter((s) => s.judgement === 'intruder');
  const [first] = own;
  if (first === undefined) return null;
  return own.reduce(
    (all, s) => ({ from: s.start < all.from ? s.start : all.from, to: s.end > all.to ? s.end : all.to }),
    { from: first.start, to: first.end },
  );
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
