import type { Statement } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import type { Group } from '../../report/keys.ts';
import { likelihoodKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { ToldReason } from '../wire.ts';
import { BARE, type Find, reasons, row, type Subject, worded } from './subject.ts';

const nth = <T>(list: readonly T[], id: string): T | undefined =>
  /^[1-9]\d{0,8}$/.test(id) ? list[Number(id) - 1] : undefined;

/** Reasons that a statement is given at most; each kind once. */
const MOST_REASONS = 8;
/** A statement of the answer cites so many lines at most (`answer/say.ts`). */
const MOST_CITED = 12;

/** A statement with the sessions that its lines are of: why they count, and what speaks against them. */
function statement(desk: Desk, group: Group, one: Statement | undefined): Subject | undefined {
  if (one === undefined) return undefined;
  const own = new Set(one.refs);
  const sessions = desk.file.sessions.filter(
    (s) => s.judgement !== 'legitimate' && s.refs.some((r) => own.has(r)),
  );
  return {
    title: desk.tell.pieces(group, one.key, one.facts),
    facts: [
      ...sessions.slice(0, MOST_REASONS).flatMap(({ id }) => row('session', id, `session:${id}`)),
      ...(one.refs.length < MOST_CITED ? [] : worded('cited', desk.say.text('page.subject.cited-first'))),
    ],
    because: heaviest(desk, 'reason', sessions),
    against: heaviest(desk, 'against', sessions),
    account: '',
    refs: one.refs,
  };
}

/** The heaviest reasons of sessions, each kind once. */
function heaviest(
  desk: Desk,
  group: 'reason' | 'against',
  sessions: readonly Session[],
): readonly ToldReason[] {
  const all = sessions.flatMap((session) =>
    (group === 'reason' ? session.because : session.against).map((reason) => ({ session, reason })),
  );
  const kinds = new Set<string>();
  return all
    .toSorted((a, b) => Math.abs(b.reason.weight) - Math.abs(a.reason.weight))
    .filter(({ reason }) => !kinds.has(reason.reason) && kinds.add(reason.reason))
    .slice(0, MOST_REASONS)
    .flatMap(({ session, reason }) => reasons(desk, group, `session:${session.id}`, [reason], session.refs));
}

/** A statement of the answer. */
export const answer: Find = (desk, id) => statement(desk, 'answer', nth(desk.file.answer.statements, id));

/** Something that would change the answer: nothing speaks for or against it but the coverage. */
export const would: Find = (desk, id) => {
  const one = nth(desk.file.answer.wouldChange, id);
  if (one === undefined) return undefined;
  return { ...BARE, title: desk.tell.pieces('missing', one.key, one.facts), refs: one.refs, account: '' };
};

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
