import { type Session, session } from '../case/judgement.ts';
import type { Journal } from '../journal/journal.ts';

/** The judgement that people put in the place of a session's computed one; `undefined` where nobody did. */
export type Overrules = (id: string) => Session['judgement'] | undefined;

/** The overrules of sessions in force in a journal; none without one. */
export function overrulesOf(journal: Pick<Journal, 'standing'> | undefined): Overrules {
  const stood = journal?.standing().of;
  return (id) => {
    const value = stood?.get(`session:${id}`)?.overrule?.value;
    // A journal can be written by hand: what is no judgement overrules nothing.
    return session.shape.judgement.options.find((one) => one === value);
  };
}

/** How often some sessions were overruled, by what was computed and what was put in its place. */
export interface OverruledCount {
  readonly computed: Session['judgement'];
  readonly value: Session['judgement'];
  readonly count: number;
}

/** Counts the overrules among sessions. */
export function countOverrules(
  sessions: readonly Session[],
  overruled: Overrules,
): readonly OverruledCount[] {
  const counts = new Map<string, OverruledCount>();
  for (const { id, judgement: computed } of sessions) {
    const value = overruled(id);
    if (value === undefined) continue;
    const key = `${computed} ${value}`;
    counts.set(key, { computed, value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
