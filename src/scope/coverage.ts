import type { Gap, QuestionCoverage, SourceHours } from '../case/evidence.ts';

/** What the logs could have shown. */
export interface Coverage {
  readonly gaps: readonly Gap[];
  readonly questions: readonly QuestionCoverage[];
  readonly sources: readonly SourceHours[];
  /** Whether a negative may be said: every way in logged for the whole window, nothing lost or doubtful. */
  readonly canClear: boolean;
}
