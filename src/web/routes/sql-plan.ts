import { readable, visible } from '../../base/text.ts';
import type { Route } from '../route.ts';
import { BOUNDS, failedSql, sqlOf } from '../search/sql-answer.ts';
import type { SqlPlan } from '../wire/lines.ts';

/** How the engine would answer a question in SQL. */
export const sqlPlan: Route = {
  method: 'post',
  path: 'sql/plan',
  rate: 'heavy',
  answer: async ({ records }, ask): Promise<SqlPlan> => {
    const text = sqlOf(ask.body);
    try {
      const lines = await records.plan(text, BOUNDS, ask.signal);
      return { state: 'plan', lines: lines.map((l) => visible(readable(l))) };
    } catch (error) {
      return failedSql(error);
    }
  },
};
