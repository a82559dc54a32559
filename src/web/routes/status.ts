import { UserError } from '../../base/errors.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Route } from '../route.ts';
import type { Status } from '../wire.ts';

/** How the parts behind the page are. */
export const status: Route = {
  method: 'get',
  path: 'status',
  rate: 'light',
  answer: async ({ records, caseState, journal }): Promise<Status> => {
    const state = await caseState();
    // The engine would go on writing where another case lies.
    if (state !== 'there') await records.close();
    return { case: state, ...records.state(), ...(await journalState(journal)) };
  },
};

/** How many entries the journal has by now, whoever wrote them, and what is wrong with it. */
async function journalState(journal: Journal): Promise<Pick<Status, 'journal' | 'journalBroken'>> {
  try {
    await journal.refresh();
    return { journal: journal.entries().length, journalBroken: journal.broken() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { journal: journal.entries().length, journalBroken: error.message };
  }
}
