import { actions } from '../answer/actions.ts';
import { covered } from '../answer/covered.ts';
import { entered, suspects } from '../answer/entered.ts';
import { wouldChange } from '../answer/gain.ts';
import { type Draft, intrusions } from '../answer/say.ts';
import { contacts, deleted, forwarding, sent, touched } from '../answer/touched.ts';
import { triesOnly, waysIn } from '../answer/way-in.ts';
import type { Case } from '../case/case.ts';
import type { Statement } from '../case/common.ts';

const MOST_STATEMENTS = 10;

/** What a director reads and what to do: in the order of questions, each with its lines. */
export function answerOf(one: Draft): Pick<Case, 'answer' | 'actions'> {
  return {
    answer: { statements: [...statements(one)], wouldChange: [...wouldChange(one)] },
    actions: [...actions(one)],
  };
}

/** Statements with how much the answer would lose without them: what has rank 0 stays, high ranks go first. */
function statements(one: Draft): readonly Statement[] {
  const nobody = intrusions(one).length === 0;
  const rank = (least: number, list: readonly Statement[]): readonly (readonly [number, Statement])[] =>
    list.map((s, i) => [least + i / 10, s]);
  const all = [
    ...rank(0, entered(one)),
    ...rank(1, touched(one)),
    ...rank(5, contacts(one)),
    ...rank(1, forwarding(one)),
    ...rank(2, sent(one)),
    ...rank(6, deleted(one)),
    ...rank(2, waysIn(one)),
    ...rank(nobody ? 0 : 3, suspects(one)),
    ...rank(4, triesOnly(one)),
    ...rank(0, nobody ? [] : covered(one)),
  ];
  const kept = new Set(all.toSorted(([a], [b]) => a - b).slice(0, MOST_STATEMENTS));
  return all.filter((entry) => kept.has(entry)).map(([, statement]) => statement);
}
