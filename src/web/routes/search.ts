import type { Route } from '../route.ts';
import type { SearchStart } from '../wire/lines.ts';

/** What a search is read as, and where to begin. */
export const search: Route = {
  method: 'get',
  path: 'search',
  rate: 'light',
  answer: ({ searcher }, ask): Promise<SearchStart> => searcher.start(ask.text('q')),
};
