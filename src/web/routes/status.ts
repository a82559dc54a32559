import type { Route } from '../route.ts';
import type { Status } from '../wire.ts';

/** How the parts behind the page are. */
export const status: Route = {
  method: 'get',
  path: 'status',
  rate: 'light',
  answer: async ({ records, caseState }): Promise<Status> => ({
    case: await caseState(),
    ...records.state(),
    journal: 0,
    journalBroken: '',
  }),
};
