import { citedBy } from '../cited.ts';
import type { Route } from '../route.ts';
import type { ToldCited, ToldCiter } from '../wire/proof.ts';
import { refIn } from './ref.ts';
import { subjectOf } from './subject.ts';

const SHOWN = 24;

/** What of the Case rests on a line. */
export const cited: Route = {
  method: 'get',
  path: 'cited',
  rate: 'light',
  answer: async (desk, ask): Promise<ToldCited> => {
    const all = (await desk.once('cited', () => citedBy(desk.file, desk.proofs))).of(
      refIn(desk, ask.text('ref')),
    );
    const by = all.slice(0, SHOWN).map((of): ToldCiter => {
      const { title, grade, link, judgement } = subjectOf(desk, of);
      return {
        of,
        kind: of.slice(0, of.indexOf(':')),
        title,
        ...(grade === undefined ? {} : { grade }),
        ...(link === undefined ? {} : { link }),
        ...(judgement === undefined ? {} : { judgement }),
      };
    });
    const own = all.find((of) => of.startsWith('session:'));
    // The session as the server calls it, when no session of the Case cites the line.
    const called = desk.lookup.sourceSessions.get(ask.text('session'));
    return { by, count: all.length, session: own ?? (called === undefined ? '' : `session:${called}`) };
  },
};
