import { UserError } from '../base/errors.ts';
import type { Case } from '../case/case.ts';
import { judgementsOf } from './computed.ts';
import { type Draft, draft, type Kept } from './entry.ts';
import { canWithdraw } from './standing.ts';
import { subjectOf } from './subject.ts';

/** Why a draft cannot be taken down; `undefined` when it can. */
export function complaint(one: Draft, file: Case, entries: readonly Kept[]): UserError | undefined {
  const parsed = draft.safeParse(one);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return new UserError(issue?.path.join('.') || 'entry', issue?.message ?? 'is none', 'mend it');
  }
  if (one.who.trim() === '') return new UserError('who', 'is empty', 'say who writes');
  if (one.kind === 'withdraw') return withdrawComplaint(one, entries);
  if (subjectOf(file, one.about) === undefined) {
    return new UserError(one.about.slice(0, 100), 'names nothing in this case', 'open it from a screen');
  }
  if (one.kind === 'note' && one.text.trim() === '')
    return new UserError('text', 'is empty', 'write the note');
  return one.kind === 'overrule' ? overruleComplaint(one) : undefined;
}

function overruleComplaint({ about, value, text }: Draft): UserError | undefined {
  const allowed = judgementsOf(about);
  if (allowed?.length === 0) {
    return new UserError(about, 'has no judgement', 'overrule a session, an account, an item or a cell');
  }
  if (allowed !== undefined && !allowed.includes(value))
    return new UserError('value', 'is no such judgement', `choose from ${allowed.join(', ')}`);
  if (value.trim() === '') return new UserError('value', 'is empty', 'say what is to stand instead');
  if (text.trim() === '') return new UserError('text', 'an overrule needs a reason', 'say why');
  return undefined;
}

function withdrawComplaint({ value }: Draft, entries: readonly Kept[]): UserError | undefined {
  const target = entries.find((e) => String(e.n) === value);
  if (target === undefined) return new UserError('value', 'no such entry', 'give the number of an entry');
  if (!canWithdraw(target))
    return new UserError('value', `entry ${target.n} cannot be taken back`, 'give a note or an overrule');
  const taken = entries.some((e) => e.kind === 'withdraw' && e.value === value);
  return taken ? new UserError('value', `entry ${target.n} was taken back already`, 'do nothing') : undefined;
}
