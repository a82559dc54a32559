import { UserError } from '../../base/errors.ts';
import type { Route } from '../route.ts';
import type { FoundLine } from '../wire/lines.ts';

/** The ref of a line that a row of SQL names by the number of its file and its own. */
export const lineRef: Route = {
  method: 'get',
  path: 'line-ref',
  rate: 'light',
  answer: async ({ records, lookup }, ask): Promise<FoundLine> => {
    const file = `f${ask.number('file', 0, 4_294_967_295, 0)}`;
    const line = ask.number('line', 1, 4_294_967_295, 1);
    const [found] = lookup.files.has(file) ? await records.lines(file, line, line) : [];
    if (found === undefined || found.offset < 0)
      throw new UserError(
        `${file}:${line}`,
        'is no line of a log of this case',
        'select the columns file and line',
      );
    return { ref: `${file}:${line}:${found.offset}` };
  },
};
