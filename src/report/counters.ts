import type { Case } from '../case/case.ts';
import { type Grade, gradeOrder } from '../case/common.ts';

/** How much of a case has one grade. */
export interface GradeCount {
  readonly grade: Grade;
  /** Items that are not only their owner's. */
  readonly items: number;
  readonly accounts: number;
  /** Messages at most that only a count tells of: members of a mailbox's sets that no item names. */
  readonly more: number;
  readonly links: { readonly certain: number; readonly probable: number; readonly possible: number };
  /** Lowest coverage of the accounts of this grade and of those that hold its items, 0 to 1; `null` when there are none. */
  readonly coverage: number | null;
}

/** The counters of a case, one for each grade, strongest first. */
export function countersOf(file: Pick<Case, 'items' | 'accounts' | 'sets'>): readonly GradeCount[] {
  const open = new Map(
    gradeOrder.map((grade) => [
      grade,
      { items: 0, certain: 0, probable: 0, possible: 0, holders: new Set<string>() },
    ]),
  );
  for (const { grade, link, account } of file.items) {
    const one = open.get(grade);
    if (link === 'owner' || one === undefined) continue;
    one.items += 1;
    one[link] += 1;
    one.holders.add(account);
  }
  return gradeOrder.map((grade) => {
    const { items = 0, certain = 0, probable = 0, possible = 0, holders } = open.get(grade) ?? {};
    const accounts = file.accounts.filter((a) => a.grade === grade);
    const bound = file.accounts.filter((a) => a.grade === grade || holders?.has(a.account));
    return {
      grade,
      items,
      accounts: accounts.length,
      more: byCount(file, grade),
      links: { certain, probable, possible },
      coverage: bound.length === 0 ? null : bound.reduce((m, a) => Math.min(m, a.coverage), 1),
    };
  });
}

function byCount(file: Pick<Case, 'items' | 'sets'>, grade: Grade): number {
  const sets = file.sets.filter((s) => s.grade === grade && s.link !== 'owner');
  if (sets.length === 0) return 0;
  const named = new Map<string, number>();
  for (const i of file.items)
    if (i.kind === 'message' && i.grade === grade)
      for (const s of i.sessions) named.set(s, (named.get(s) ?? 0) + 1);
  const most = new Map<string, { readonly sum: number; readonly held: number }>();
  for (const s of sets) {
    const key = `${s.account}\n${s.mailbox}`;
    const before = most.get(key) ?? { sum: 0, held: 0 };
    const known = s.sessions.reduce((n, id) => n + (named.get(id) ?? 0), 0);
    const open = Math.max(0, s.atMost - known);
    most.set(key, { sum: before.sum + open, held: Math.max(before.held, s.candidates, open) });
  }
  return [...most.values()].reduce((n, { sum, held }) => n + Math.min(sum, held), 0);
}
