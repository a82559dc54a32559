import { UserError } from '../../base/errors.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Route } from '../route.ts';
import type { Status } from '../wire.ts';

/** How the parts behind the page are. */
export const status: Route = {
  method: 'get',
  path: 'status',
  rate: 'light',
  answer: async ({ records, caseState, journal, verifier }): Promise<Status> => {
    const state = await caseState();
    // The engine would go on writing where another case lies.
    if (state !== 'there') await records.close();
    const read = records.state();
    const evidence = worst(read.evidence, verifier.state().counts);
    return { case: state, ...read, evidence, ...(await journalState(journal)) };
  },
};

type Counts = Status['evidence'];

/** Of two looks at the same evidence, what the one that hashed it last and the one that read it say is wrong. */
function worst(read: Counts, hashed: Counts): Counts {
  return {
    ...read,
    changed: Math.max(read.changed, hashed.changed),
    gone: Math.max(read.gone, hashed.gone),
    unreadable: Math.max(read.unreadable, hashed.unreadable),
  };
}

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
