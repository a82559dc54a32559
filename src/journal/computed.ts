import type { Case } from '../case/case.ts';
import { gradeOrder } from '../case/common.ts';
import { session } from '../case/judgement.ts';

/**
 * Judgements that can be put in the place of a computed one, for what is judged at all; none for other things,
 * `undefined` where anything may be said (a cell of the hypotheses).
 */
export function judgementsOf(about: string): readonly string[] | undefined {
  const kind = kindOf(about);
  if (kind === 'session') return session.shape.judgement.options;
  if (kind === 'item' || kind === 'account' || kind === 'set') return gradeOrder;
  return kind === 'cell' ? undefined : [];
}

/** The judgement of a session, or the grade of an account, an item or a set, as it was computed; empty for others. */
export function computedOf(file: Case, about: string): string {
  const id = about.slice(about.indexOf(':') + 1);
  const at = Number(id) - 1;
  switch (kindOf(about)) {
    case 'session':
      return file.sessions.find((s) => s.id === id)?.judgement ?? '';
    case 'account':
      return file.accounts.find((a) => a.account === id)?.grade ?? '';
    case 'item':
      return file.items[at]?.grade ?? '';
    case 'set':
      return file.sets[at]?.grade ?? '';
    default:
      return '';
  }
}

function kindOf(about: string): string {
  return about.slice(0, Math.max(0, about.indexOf(':')));
}
