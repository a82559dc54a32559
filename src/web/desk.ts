import type { Case } from '../case/case.ts';
import type { Journal } from '../journal/journal.ts';
import type { placer } from '../report/citation.ts';
import type { Proofs } from '../report/numbering.ts';
import type { Speaker } from '../report/speak.ts';
import type { CaseState } from './case-watch.ts';
import type { Verifier } from './evidence/verifier.ts';
import type { Lookup } from './lookup.ts';
import type { Records } from './records/records.ts';
import type { Reports } from './reports.ts';
import type { Teller } from './tell.ts';
import type { Timeline } from './timeline/timeline.ts';

/** What every route works with: the case that is open, the words, and what reads its events and its evidence. */
export interface Desk {
  readonly file: Case;
  /** The case's folder. */
  readonly directory: string;
  /** Its name without the way to it. */
  readonly name: string;
  readonly say: Speaker;
  readonly proofs: Proofs;
  readonly tell: Teller;
  readonly lookup: Lookup;
  readonly placeOf: ReturnType<typeof placer>;
  /** Hashes the evidence again. */
  readonly verifier: Verifier;
  /** What people wrote about the case; {@link Journal.add} must not be called when `readOnly`. */
  readonly journal: Journal;
  readonly reports: Reports;
  /** Something that follows from the Case alone: made when it is first asked for by that name, and kept. */
  readonly once: <T>(name: string, make: () => T) => T;
  /** The records behind the Case; their tables are made while the page is already there. */
  readonly records: Records;
  /** What the time line is drawn from; made when it is first asked for. */
  readonly timeline: () => Timeline;
  /** Whether the case that was opened still lies there. */
  readonly caseState: () => Promise<CaseState>;
  readonly readOnly: boolean;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
}
