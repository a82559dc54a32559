import { UserError } from '../../base/errors.ts';
import type { Route } from '../route.ts';
import { searcherOf } from '../search/searcher.ts';
import { type Key, parseKey, WIDEST } from '../search/slices.ts';
import type { HitsAnswer } from '../wire/lines.ts';

const MOST_PARTS = 100_000_000;
const MOST_ROWS = 200;

/** Lines that a search found: by their keys, or by their numbers in some parts of the table. */
export const searchHits: Route = {
  method: 'get',
  path: 'search/hits',
  rate: 'light',
  answer: async (desk, ask): Promise<HitsAnswer> => {
    const searcher = searcherOf(desk);
    const keys = ask.list('key').slice(0, MOST_ROWS).map(keyOf);
    if (keys.length > 0) return { hits: await searcher.at(ask.text('q'), keys, ask.signal) };
    const from = ask.number('from', 0, MOST_PARTS, 0);
    const to = ask.number('to', from + 1, from + WIDEST, from + 1);
    const skip = ask.number('skip', 0, 1_000_000_000, 0);
    const take = ask.number('take', 1, MOST_ROWS, MOST_ROWS);
    return { hits: await searcher.hits(ask.text('q'), { from, to, skip, take }, ask.signal) };
  },
};

function keyOf(text: string): Key {
  const key = parseKey(text);
  if (key === undefined) throw new UserError('key', 'is no place of a line', 'give time:file:line');
  return key;
}
