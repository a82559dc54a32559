import type { Statement } from '../../case/common.ts';
import type { Group } from '../../report/keys.ts';
import { likelihoodKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import { BARE, type Find, row, type Subject, worded } from './subject.ts';

const nth = <T>(list: readonly T[], id: string): T | undefined =>
  /^[1-9]\d{0,8}$/.test(id) ? list[Number(id) - 1] : undefined;

function statement(desk: Desk, group: Group, one: Statement | undefined): Subject | undefined {
  if (one === undefined) return undefined;
  return { ...BARE, title: desk.tell.pieces(group, one.key, one.facts), refs: one.refs, account: '' };
}

/** A statement of the answer. */
export const answer: Find = (desk, id) => statement(desk, 'answer', nth(desk.file.answer.statements, id));

/** Something that would change the answer. */
export const would: Find = (desk, id) => statement(desk, 'missing', nth(desk.file.answer.wouldChange, id));

/** Something to do. */
export const action: Find = (desk, id) => statement(desk, 'action', nth(desk.file.actions, id));

/** A way in. */
export const entry: Find = (desk, id) => {
  const e = nth(desk.file.entry, id);
  if (e === undefined) return undefined;
  const told = (group: Group, list: readonly Statement[]) =>
    list.map((s) => ({ ...desk.tell.statement(group, `entry:${id}`, s), weight: 0 }));
  return {
    title: desk.tell.pieces('entry', e.vector, {}),
    facts: [
      ...row('account', e.account, `account:${e.account}`),
      ...worded('likelihood', desk.say.text(likelihoodKey(e.likelihood))),
    ],
    because: told('reason', e.for),
    against: told('against', e.against),
    account: e.account,
    refs: [...e.for, ...e.against].flatMap((s) => s.refs),
  };
};
