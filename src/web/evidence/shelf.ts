import { lazy } from '../../base/lazy.ts';
import { type Stepwise, stepwise } from '../../base/steps.ts';
import type { Case } from '../../case/case.ts';
import type { QuestionCoverage } from '../../case/evidence.ts';
import { type Ask, asksOf } from '../../report/ask/plan.ts';
import { askTextOf } from '../../report/ask/text.ts';
import { heatRows, type SourceRow } from '../../report/heat-rows.ts';
import type { Speaker } from '../../report/speak.ts';
import type { Desk } from '../desk.ts';
import type { TwinView } from '../wire/evidence.ts';
import { micros } from './kinds.ts';
import { twinsOf } from './twins.ts';

/** What the evidence screen asks the Case for again and again; each made once, when it is first wanted. */
export interface Shelf {
  readonly twins: () => readonly TwinView[];
  /** Another file with the same bytes or records, by id. */
  readonly twinOf: () => ReadonlyMap<string, string>;
  /** When the sessions of intruders and suspects began and ended, in microseconds. */
  readonly suspects: () => { readonly starts: Float64Array; readonly ends: Float64Array };
  /** Rows of the heat map. */
  readonly heat: () => readonly SourceRow[];
  /** What to ask for, and the text that asks for it. */
  readonly asks: Stepwise<{ readonly asks: readonly Ask[]; readonly text: string }>;
  /** Answers of single accounts by question, worst first. */
  readonly own: () => ReadonlyMap<string, readonly QuestionCoverage[]>;
  /** Questions that lack a source, by the key of the source. */
  readonly lacking: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** The shelf of the Case that is open. */
export function shelfOf({ once, file, say }: Pick<Desk, 'once' | 'file' | 'say'>): Shelf {
  return once('evidence', () => makeShelf(file, say));
}

function* toldAsks(
  file: Case,
  say: Speaker,
): Generator<void, { readonly asks: readonly Ask[]; readonly text: string }> {
  const asks = asksOf(file);
  yield;
  return { asks, text: yield* askTextOf(file, say, asks) };
}

function makeShelf(file: Case, say: Speaker): Shelf {
  const twins = lazy(() => twinsOf(file.evidence));
  return {
    twins,
    twinOf: lazy(() => {
      const out = new Map<string, string>();
      for (const { kind, files } of twins()) {
        if (kind === 'span') continue;
        for (const [i, f] of files.entries()) out.set(f.id, files[i === 0 ? 1 : 0]?.id ?? '');
      }
      return out;
    }),
    suspects: lazy(() => {
      const own = file.sessions.filter((s) => s.judgement === 'intruder' || s.judgement === 'suspect');
      return {
        starts: Float64Array.from(own, (s) => micros(s.start)),
        ends: Float64Array.from(own, (s) => micros(s.end)),
      };
    }),
    heat: lazy(() => heatRows(file, say)),
    asks: stepwise(() => toldAsks(file, say)),
    own: lazy(() => ownByQuestion(file.coverage.questions)),
    lacking: lazy(() => {
      const out = new Map<string, Set<string>>();
      for (const { question, missing } of file.coverage.questions) {
        for (const key of missing) out.set(key, (out.get(key) ?? new Set()).add(question));
      }
      return out;
    }),
  };
}

function ownByQuestion(
  questions: readonly QuestionCoverage[],
): ReadonlyMap<string, readonly QuestionCoverage[]> {
  const out = new Map<string, QuestionCoverage[]>();
  for (const q of questions) {
    if (q.account === '') continue;
    const list = out.get(q.question);
    if (list === undefined) out.set(q.question, [q]);
    else list.push(q);
  }
  for (const list of out.values()) list.sort(worstFirst);
  return out;
}

function worstFirst(a: QuestionCoverage, b: QuestionCoverage): number {
  return a.share - b.share || b.longestGapSeconds - a.longestGapSeconds || (a.account < b.account ? -1 : 1);
}
