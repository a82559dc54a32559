import { ownOf } from '../evidence/questions.ts';
import { shelfOf } from '../evidence/shelf.ts';
import type { Route } from '../route.ts';
import type { QuestionRow } from '../wire/evidence.ts';

const PAGE = 200;

/** Accounts with an answer of their own to a question, worst first, from `offset` on. */
export const evidenceAccounts: Route = {
  method: 'get',
  path: 'evidence/accounts',
  rate: 'light',
  answer: (desk, ask): { readonly rows: readonly QuestionRow[]; readonly count: number } => {
    const question = ask.text('question');
    const offset = ask.number('offset', 0, 10_000_000, 0);
    return {
      rows: ownOf(desk, question, offset, PAGE),
      count: shelfOf(desk).own().get(question)?.length ?? 0,
    };
  },
};
