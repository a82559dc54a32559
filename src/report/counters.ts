import { stepwise } from '../base/steps.ts';
import type { Case } from '../case/case.ts';
import { type Grade, gradeOrder } from '../case/common.ts';
import type { ItemSet } from '../case/judgement.ts';

/** How much of a case has one grade. */
export interface GradeCount {
  readonly grade: Grade;
  /** Items that are not only their owner's. */
  readonly items: number;
  readonly accounts: number;
  /** Messages that only a count tells of: members of a mailbox's sets that no item names, at least and at most. */
  readonly least: number;
  readonly more: number;
  readonly links: { readonly certain: number; readonly probable: number; readonly possible: number };
  /** Lowest coverage of the accounts of this grade and of those that hold its items, 0 to 1; `null` when there are none. */
  readonly coverage: number | null;
}

type Counted = Pick<Case, 'items' | 'accounts' | 'sets'>;

/** Items between two looks at what else there is to do. */
const STEP = 16_384;

/** The counters of a case, one for each grade, strongest first. */
export function countersOf(file: Counted): readonly GradeCount[] {
  return stepwise(() => countingOf(file)).now();
}

/** The same in steps: a case may have millions of items. */
export function* countingOf(file: Counted): Generator<void, readonly GradeCount[]> {
  const open = new Map(
    gradeOrder.map((grade) => [
      grade,
      { items: 0, certain: 0, probable: 0, possible: 0, holders: new Set<string>() },
    ]),
  );
  for (const [at, { grade, link, account }] of file.items.entries()) {
    if (at % STEP === 0) yield;
    const one = open.get(grade);
    if (link === 'owner' || one === undefined) continue;
    one.items += 1;
    one[link] += 1;
    one.holders.add(account);
  }
  const named = yield* namedBySessions(file);
  return gradeOrder.map((grade) => {
    const { items = 0, certain = 0, probable = 0, possible = 0, holders } = open.get(grade) ?? {};
    const accounts = file.accounts.filter((a) => a.grade === grade);
    const bound = file.accounts.filter((a) => a.grade === grade || holders?.has(a.account));
    return {
      grade,
      items,
      accounts: accounts.length,
      ...byCount(file, grade, named.get(grade) ?? new Map()),
      links: { certain, probable, possible },
      coverage: bound.length === 0 ? null : bound.reduce((m, a) => Math.min(m, a.coverage), 1),
    };
  });
}

/** Messages of each grade that the sessions of sets are said to have touched, by session. */
export function* namedBySessions({ items, sets }: Pick<Case, 'items' | 'sets'>): Generator<void, Named> {
  const asked = new Set(sets.map((s) => s.grade));
  const named = new Map([...asked].map((grade) => [grade, new Map<string, number>()]));
  if (asked.size === 0) return named;
  for (const [at, { kind, grade, sessions }] of items.entries()) {
    if (at % STEP === 0) yield;
    const own = kind === 'message' ? named.get(grade) : undefined;
    if (own !== undefined) for (const s of sessions) own.set(s, (own.get(s) ?? 0) + 1);
  }
  return named;
}

/** Messages that items name, by grade and session. */
export type Named = ReadonlyMap<Grade, ReadonlyMap<string, number>>;

function byCount(
  file: Counted,
  grade: Grade,
  named: ReadonlyMap<string, number>,
): Pick<GradeCount, 'least' | 'more'> {
  const boxes = new Map<string, Boxed>();
  for (const s of file.sets.filter((one) => one.grade === grade && one.link !== 'owner')) {
    const key = `${s.account}\n${s.mailbox}`;
    boxes.set(key, withSet(boxes.get(key), s, namedIn(s, named)));
  }
  return [...boxes.values()]
    .map(beyondItems)
    .reduce((n, one) => ({ least: n.least + one.least, more: n.more + one.more }), { least: 0, more: 0 });
}

/** Messages of a set's grade that its sessions are named with. */
export function namedIn({ sessions }: ItemSet, named: ReadonlyMap<string, number> | undefined): number {
  return sessions.reduce((n, id) => n + (named?.get(id) ?? 0), 0);
}

/** Sets of one mailbox and grade together. */
export interface Boxed {
  readonly least: number;
  /** What they leave open, added up. */
  readonly sum: number;
  /** Messages that the mailbox holds. */
  readonly held: number;
}

/** Sets with one more, of whose messages items name so many. */
export function withSet(before: Boxed | undefined, set: ItemSet, named: number): Boxed {
  const { least, sum, held } = before ?? { least: 0, sum: 0, held: 0 };
  const open = Math.max(0, set.atMost - named);
  return {
    least: Math.max(least, set.atLeast - named),
    sum: sum + open,
    held: Math.max(held, set.candidates, open),
  };
}

/** Messages beyond the items, at least and at most: two sets of one mailbox may be of the same messages. */
export function beyondItems({ least, sum, held }: Boxed): Pick<GradeCount, 'least' | 'more'> {
  return { least, more: Math.min(sum, held) };
}
