import { type CitedBy, citedBy } from '../cited.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import { scopeSoon } from '../scope/scope.ts';
import type { ToldCited, ToldCiter } from '../wire/proof.ts';
import { proofsOf } from './proof.ts';
import { refIn } from './ref.ts';
import { subjectOf } from './subject.ts';

const SHOWN = 24;

/** What rests on each line of the case that is open; made when it is first asked for. */
export function citedOn({ once, file, proofs }: Pick<Desk, 'once' | 'file' | 'proofs'>): Promise<CitedBy> {
  return once('cited', () => citedBy(file, proofs));
}

/** What of the Case rests on a line; `of` stands for the first line that proves a subject. */
export const cited: Route = {
  method: 'get',
  path: 'cited',
  rate: 'light',
  answer: async (desk, ask): Promise<ToldCited> => {
    const of = ask.text('of');
    const [ref] = of === '' ? [refIn(desk, ask.text('ref'))] : await proofsOf(desk, of);
    const all = ref === undefined ? [] : (await citedOn(desk)).of(ref);
    if (all.slice(0, SHOWN).some((of) => of.startsWith('item:'))) await scopeSoon(desk);
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
    return { by, count: all.length, session: all.find((of) => of.startsWith('session:')) ?? '' };
  },
};
