import { stepwise } from '../base/steps.ts';
import type { Case } from '../case/case.ts';
import { type Grade, gradeOrder } from '../case/common.ts';

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
function* namedBySessions({ items, sets }: Counted): Generator<void, Named> {
  const asked = new Set(sets.filter((s) => s.link !== 'owner').map((s) => s.grade));
  const named = new Map([...asked].map((grade) => [grade, new Map<string, number>()]));
  if (asked.size === 0) return named;
  for (const [at, { kind, grade, sessions }] of items.entries()) {
    if (at % STEP === 0) yield;
    const own = kind === 'message' ? named.get(grade) : undefined;
    if (own !== undefined) for (const s of sessions) own.set(s, (own.get(s) ?? 0) + 1);
  }
  return named;
}

type Named = ReadonlyMap<Grade, ReadonlyMap<string, number>>;

function byCount(
  file: Counted,
  grade: Grade,
  named: ReadonlyMap<string, number>,
): Pick<GradeCount, 'least' | 'more'> {
  const sets = file.sets.filter((s) => s.grade === grade && s.link !== 'owner');
  const boxes = new Map<string, { readonly least: number; readonly sum: number; readonly held: number }>();
  for (const s of sets) {
    const key = `${s.account}\n${s.mailbox}`;
    const before = boxes.get(key) ?? { least: 0, sum: 0, held: 0 };
    const known = s.sessions.reduce((n, id) => n + (named.get(id) ?? 0), 0);
    const open = Math.max(0, s.atMost - known);
    boxes.set(key, {
      // Two sets of one mailbox may be of the same messages.
      least: Math.max(before.least, s.atLeast - known),
      sum: before.sum + open,
      held: Math.max(before.held, s.candidates, open),
    });
  }
  return [...boxes.values()].reduce(
    (n, { least, sum, held }) => ({ least: n.least + least, more: n.more + Math.min(sum, held) }),
    { least: 0, more: 0 },
  );
}
