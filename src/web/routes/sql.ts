import type { Route } from '../route.ts';
import { answerSql, BOUNDS, failedSql, sqlOf } from '../search/sql-answer.ts';
import type { SqlResult } from '../wire/lines.ts';

/** Rows of a question in SQL: read-only, and within bounds of time, memory and rows. */
export const sql: Route = {
  method: 'post',
  path: 'sql',
  rate: 'heavy',
  answer: async ({ records, now }, ask): Promise<SqlResult> => {
    const text = sqlOf(ask.body);
    const began = now();
    try {
      const answer = await records.ask(text, { ...BOUNDS, rows: BOUNDS.rows + 1 }, ask.signal);
      return { state: 'rows', ...answerSql(answer, Math.round((now() - began) / 1000)) };
    } catch (error) {
      return failedSql(error);
    }
  },
};
