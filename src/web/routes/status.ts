import type { Route } from '../route.ts';
import type { Status } from '../wire.ts';

/** How the parts behind the page are. */
export const status: Route = {
  method: 'get',
  path: 'status',
  rate: 'light',
  answer: async ({ records, caseState }): Promise<Status> => {
    const state = await caseState();
    // The engine would go on writing where another case lies.
    if (state !== 'there') await records.close();
    return { case: state, ...records.state(), journal: 0, journalBroken: '' };
  },
};
