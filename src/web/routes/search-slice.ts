import type { Route } from '../route.ts';
import { searcherOf } from '../search/searcher.ts';
import { WIDEST } from '../search/slices.ts';
import type { SliceAnswer } from '../wire/lines.ts';

const MOST_PARTS = 100_000_000;

/** What a search finds in some parts of the table; `hits=1`: with the first lines. */
export const searchSlice: Route = {
  method: 'get',
  path: 'search/slice',
  rate: 'light',
  answer: (desk, ask): Promise<SliceAnswer> => {
    const from = ask.number('from', 0, MOST_PARTS, 0);
    const to = ask.number('to', from + 1, from + WIDEST, from + 1);
    const unit = ask.number('unit', 1, 1440, 60);
    const withHits = ask.text('hits') === '1';
    return searcherOf(desk).slice(ask.text('q'), { from, to, unit, withHits }, ask.signal);
  },
};
