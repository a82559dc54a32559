import { visible } from '../../base/text.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Desk } from '../desk.ts';
import { itemTitle } from '../subjects/touched.ts';
import type { ScopeHow, ScopeRow } from '../wire/scope.ts';
import { HOWS } from './how.ts';
import { scopeOn } from './scope.ts';
import { KINDS, NONE, type ScopeTree } from './tree.ts';
import type { ScopeView } from './views.ts';

const NOTHING = { of: '', chips: [], count: 0, next: '' } as const;

/** Rows of a view, from one place on. */
export function rowsOfView(desk: Desk, view: ScopeView, from: number, most: number): readonly ScopeRow[] {
  return Array.from(view.rows.subarray(from, from + most), (row, i) => rowOf(desk, view, row, from + i));
}

function rowOf(desk: Desk, view: ScopeView, row: number, at: number): ScopeRow {
  const { tree } = scopeOn(desk);
  const above = tree.parent[row] ?? -1;
  const coverage = tree.coverage[row] ?? Number.NaN;
  const how = tree.how[row] ?? NONE;
  return {
    id: row,
    level: tree.level[row] ?? 1,
    kind: KINDS[tree.kind[row] ?? 0] ?? 'account',
    open: view.openAt(at),
    up: above < 0 ? -1 : view.rows.lastIndexOf(above, at),
    grade: gradeOrder[tree.grade[row] ?? 0] ?? 'unknown',
    link: linkOrder[tree.link[row] ?? 0] ?? 'owner',
    account: tree.accountNames[tree.account[row] ?? 0] ?? '',
    bytes: tree.bytes[row] ?? 0,
    how: howName(how),
    coverage: Number.isNaN(coverage) ? null : coverage,
    ...(row < tree.firstItem ? container(desk, tree, row) : touched(desk, tree, row)),
  };
}

function countAt(tree: ScopeTree, row: number): ScopeRow['count'] {
  const set = tree.file.sets[row - tree.firstSet];
  if (set === undefined) return null;
  const { atLeast, atMost, candidates, grade } = set;
  return { n: row - tree.firstSet + 1, atLeast, atMost, candidates, grade };
}

function howName(how: number): ScopeHow | '' {
  return HOWS[how] ?? '';
}

function cite(desk: Desk, of: string, account: string): ScopeRow['cited'] {
  return desk.tell.cite(
    of,
    desk.lookup.intrusions(account).flatMap((s) => s.refs),
  );
}

type Own = 'of' | 'title' | 'mailbox' | 'time' | 'tally' | 'known' | 'count' | 'cited';

function container(desk: Desk, tree: ScopeTree, row: number): Pick<ScopeRow, Own> {
  const name = tree.accountNames[row] ?? '';
  const mailbox = row < tree.firstMailbox ? '' : (tree.mailboxNames[row - tree.firstMailbox] ?? '');
  const shown = row < tree.firstMailbox ? name : mailbox;
  const bare =
    row < tree.firstMailbox ? ('page.scope.no-account' as const) : ('page.scope.no-mailbox' as const);
  const of = row < tree.firstMailbox ? `account:${name}` : '';
  return {
    of,
    title: shown === '' ? desk.say.pieces(bare) : [{ evidence: visible(shown) }],
    mailbox,
    time: '',
    tally: tallyOf(tree, row),
    known: tree.known[row] ?? 0,
    count: countAt(tree, tree.strongestSet[row] ?? -1),
    cited: of === '' ? NOTHING : cite(desk, of, name),
  };
}

function tallyOf(tree: ScopeTree, row: number): ScopeRow['tally'] {
  return gradeOrder.flatMap((grade, i) => {
    const at = row * gradeOrder.length + i;
    const [messages, others] = [tree.tally[at] ?? 0, tree.others[at] ?? 0];
    const [least, more] = [tree.byCount.least[at] ?? 0, tree.byCount.more[at] ?? 0];
    return messages + others + more === 0 ? [] : [{ grade, messages, others, least, more }];
  });
}

function touched(desk: Desk, tree: ScopeTree, row: number): Pick<ScopeRow, Own> {
  const { file, firstItem, firstSet } = tree;
  const item = row < firstSet ? file.items[row - firstItem] : undefined;
  if (item !== undefined) {
    const of = `item:${row - firstItem + 1}`;
    return {
      of,
      title: itemTitle(desk, item),
      mailbox: item.mailbox,
      time: item.time,
      tally: [],
      known: 0,
      count: null,
      cited: desk.tell.cite(of, item.refs),
    };
  }
  const set = file.sets[row - firstSet];
  if (set === undefined) throw new RangeError(`no row ${row}`);
  const of = `set:${row - firstSet + 1}`;
  const { atLeast, atMost, candidates } = set;
  return {
    of,
    title: desk.say.pieces('page.scope.count-sentence', { atLeast, atMost, candidates }),
    mailbox: set.mailbox,
    time: set.time,
    tally: [],
    known: 0,
    count: countAt(tree, row),
    cited: desk.tell.cite(of, set.refs),
  };
}
