import { visible } from '../../base/text.ts';
import type { QuestionCoverage } from '../../case/evidence.ts';
import type { Desk } from '../desk.ts';
import type { QuestionRow, QuestionView } from '../wire/evidence.ts';

const WORST = 5;

/** Each question for everybody, with the accounts that fare worst. */
export function questionViews(desk: Desk): readonly QuestionView[] {
  const { questions } = desk.file.coverage;
  return questions
    .filter((q) => q.account === '')
    .map((q) => {
      const own = ownOf(desk, q.question);
      return {
        ...rowOf(desk, q),
        title: desk.tell.pieces('question', q.question, {}),
        own: own.length,
        worst: own.slice(0, WORST),
      };
    });
}

/** Accounts with an answer of their own to a question, worst first. */
export function ownOf(desk: Desk, question: string): readonly QuestionRow[] {
  return desk.file.coverage.questions
    .filter((q) => q.account !== '' && q.question === question)
    .toSorted(
      (a, b) =>
        a.share - b.share || b.longestGapSeconds - a.longestGapSeconds || (a.account < b.account ? -1 : 1),
    )
    .map((q) => rowOf(desk, q));
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
