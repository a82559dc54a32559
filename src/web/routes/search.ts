import type { Route } from '../route.ts';
import { searcherOf } from '../search/searcher.ts';
import type { SearchStart } from '../wire/lines.ts';

/** What a search is read as, and where to begin. */
export const search: Route = {
  method: 'get',
  path: 'search',
  rate: 'light',
  answer: (desk, ask): Promise<SearchStart> => searcherOf(desk).start(ask.text('q'), ask.signal),
};
