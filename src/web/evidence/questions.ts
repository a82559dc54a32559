import { visible } from '../../base/text.ts';
import type { QuestionCoverage } from '../../case/evidence.ts';
import type { Desk } from '../desk.ts';
import type { QuestionRow, QuestionView } from '../wire/evidence.ts';
import { shelfOf } from './shelf.ts';

/** Each question for everybody, with how many accounts fare otherwise. */
export function questionViews(desk: Desk): readonly QuestionView[] {
  return desk.file.coverage.questions
    .filter((q) => q.account === '')
    .map((q) => ({
      ...rowOf(desk, q),
      title: desk.tell.pieces('question', q.question, {}),
      own: shelfOf(desk).own().get(q.question)?.length ?? 0,
    }));
}

/** Accounts with an answer of their own to a question, worst first; from `offset` on, at most `most`. */
export function ownOf(desk: Desk, question: string, offset: number, most: number): readonly QuestionRow[] {
  const own = shelfOf(desk).own().get(question);
  // Kept by name: only names of the Case.
  if (own === undefined) return [];
  const all = desk.once(`own ${question}`, () => own.toSorted(worstFirst));
  return all.slice(offset, offset + most).map((q) => rowOf(desk, q));
}

function rowOf({ tell }: Desk, q: QuestionCoverage): QuestionRow {
  return {
    question: q.question,
    account: visible(q.account),
    share: q.share,
    longestGapSeconds: q.longestGapSeconds,
    missing: q.missing.map((m) => tell.pieces('missing', m, {})),
  };
}

function worstFirst(a: QuestionCoverage, b: QuestionCoverage): number {
  return a.share - b.share || b.longestGapSeconds - a.longestGapSeconds || (a.account < b.account ? -1 : 1);
}
