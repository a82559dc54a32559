import { readable, visible } from '../../base/text.ts';
import type { Route } from '../route.ts';
import { parseForUse, searcherOf } from '../search/searcher.ts';
import { sigmaRule } from '../search/sigma.ts';
import type { ToldRule } from '../wire/lines.ts';

/** A search as a Sigma rule, with a line that it finds: the first of the parts that are named. */
export const rule: Route = {
  method: 'get',
  path: 'rule',
  rate: 'light',
  answer: async (desk, ask): Promise<ToldRule> => {
    const text = ask.text('q');
    const title = ask.text('title').slice(0, 200);
    const { yaml, left } = sigmaRule(
      parseForUse(text),
      title === '' ? desk.say.text('page.lines.rule.title') : title,
    );
    const from = ask.number('from', 0, 100_000_000, 0);
    const to = ask.number('to', 0, 100_000_256, 0);
    const line = to > from ? await searcherOf(desk).first(text, { from, to }, ask.signal) : undefined;
    return { yaml, left, line: line === undefined ? '' : visible(readable(line)) };
  },
};
