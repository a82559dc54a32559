import type { Case } from '../case/case.ts';
import type { placer } from '../report/citation.ts';
import type { Proofs } from '../report/numbering.ts';
import type { Speaker } from '../report/speak.ts';
import type { Lookup } from './lookup.ts';
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
  readonly timeline: () => Timeline;
  readonly placeOf: ReturnType<typeof placer>;
  readonly readOnly: boolean;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
}
