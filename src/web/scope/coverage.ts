import type { QuestionCoverage } from '../../case/evidence.ts';
import type { ScopeHow } from '../wire/scope.ts';
import { questionOf } from './how.ts';

/** Share that the logs cover, for an account and a way, within what the ways in to the account are covered. */
export type Coverer = (account: string, how: ScopeHow, waysIn: number) => number;

/**
 * A touch of an item could only be seen where both were logged: the ways in to its account, and reading in that way.
 * The smaller share bounds it. NaN when the Case says neither.
 */
export function coverer(questions: readonly QuestionCoverage[]): Coverer {
  const shares = new Map(questions.map((q) => [`${q.question}\n${q.account}`, q.share]));
  return (account, how, waysIn) => {
    const question = questionOf(how);
    const share = shares.get(`${question}\n${account}`) ?? shares.get(`${question}\n`);
    if (share === undefined) return waysIn;
    return Number.isNaN(waysIn) ? share : Math.min(share, waysIn);
  };
}
