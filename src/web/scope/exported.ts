import { subjectText } from '../../base/subject-text.ts';
import type { Facts, Grade, Link } from '../../case/common.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Desk } from '../desk.ts';
import type { ScopeHow, ScopeKind } from '../wire/scope.ts';
import { HOWS } from './how.ts';
import { scopeOn } from './scope.ts';
import { KINDS, NONE, type ScopeTree } from './tree.ts';
import type { ScopeView } from './views.ts';

/** What lists are made with. */
export type ListDesk = Pick<Desk, 'file' | 'name' | 'say' | 'placeOf' | 'once'>;

/** A list to be handed out: what passes the filter of a view. */
export interface List {
  readonly view: ScopeView;
  /** Selected rows and what of the view is in them; `undefined`: all of it. */
  readonly only: ReadonlySet<number> | undefined;
}

/** How much is on a list. */
export function countsOf(
  { firstItem, firstSet }: ScopeTree,
  { view, only }: List,
): { readonly items: number; readonly sets: number; readonly accounts: number } {
  const { items, sets, accounts } = view.filtered;
  if (only === undefined) return { items, sets, accounts };
  const sums = { items: 0, sets: 0, accounts: 0 };
  for (const row of only) {
    if (row >= firstSet) sums.sets += 1;
    else if (row >= firstItem) sums.items += 1;
    else if (view.filtered.mark[row] === 2) sums.accounts += 1;
  }
  return sums;
}

/** A line of an exported list. Text is the Case's own. */
export interface Exported {
  readonly account: string;
  readonly kind: ScopeKind;
  readonly mailbox: string;
  readonly uid: number;
  readonly messageId: string;
  readonly subject: string;
  readonly part: string;
  readonly name: string;
  readonly bytes: number;
  readonly grade: Grade;
  readonly link: Link;
  readonly how: ScopeHow | '';
  /** ISO. */
  readonly time: string;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly candidates: number | null;
  readonly because: string;
  readonly against: string;
  readonly facts: Facts;
  readonly coverage: number | null;
  readonly sessions: readonly string[];
  /** Where each proof stands: `path!member:line`. */
  readonly proofs: readonly string[];
}

const NEITHER = {
  mailbox: '',
  uid: 0,
  messageId: '',
  subject: '',
  part: '',
  name: '',
  bytes: 0,
  time: '',
  atLeast: null,
  atMost: null,
  candidates: null,
  because: '',
  against: '',
  facts: {},
  sessions: [],
  proofs: [],
} as const;

/**
 * What is on a list, in the order of its view: items, counts, and those accounts of which nothing else passes. The row
 * of an account beside rows of what is in it would only be counted twice.
 */
export function* exportedOf(desk: ListDesk, { view, only }: List): Generator<Exported> {
  const { tree } = scopeOn(desk);
  for (let at = 0; at < view.kept.length; at += 1) {
    const row = view.kept[at] ?? 0;
    if (only === undefined ? view.filtered.mark[row] !== 2 : !only.has(row)) continue;
    const next = view.kept[at + 1] ?? -1;
    const alone = tree.account[next] !== row;
    if (row >= tree.firstItem || alone) yield lineOf(desk, tree, row);
  }
}

function lineOf(desk: ListDesk, tree: ScopeTree, row: number): Exported {
  const { file, firstItem, firstSet } = tree;
  const coverage = tree.coverage[row] ?? Number.NaN;
  const line = {
    ...NEITHER,
    account: tree.accountNames[tree.account[row] ?? 0] ?? '',
    kind: KINDS[tree.kind[row] ?? 0] ?? 'account',
    grade: gradeOrder[tree.grade[row] ?? 0] ?? 'unknown',
    link: linkOrder[tree.link[row] ?? 0] ?? 'owner',
    how: HOWS[tree.how[row] ?? NONE] ?? ('' as const),
    coverage: Number.isNaN(coverage) ? null : coverage,
  };
  const places = (refs: readonly string[]): readonly string[] =>
    [...new Set(refs)].map((ref) => `${desk.placeOf(ref).path}:${desk.placeOf(ref).line}`);
  const item = row < firstSet ? file.items[row - firstItem] : undefined;
  if (item !== undefined) {
    const { mailbox, uid, messageId, subject, part, name, bytes, time, because, against, facts, sessions } =
      item;
    const own = { mailbox, uid, messageId, subject: subjectText(subject), part, name, bytes, time };
    return { ...line, ...own, because, against, facts, sessions, proofs: places(item.refs) };
  }
  const set = file.sets[row - firstSet];
  if (set === undefined) return line;
  const { mailbox, bytes, time, atLeast, atMost, candidates, because, facts, sessions } = set;
  const own = { mailbox, bytes, time, atLeast, atMost, candidates };
  return { ...line, ...own, because, facts, sessions, proofs: places(set.refs) };
}
