import { countersOf } from '../../report/counters.ts';
import type { ScopeUnion } from '../wire/scope.ts';
import { isItem } from './order.ts';
import { ATTACHMENT, MESSAGE, type ScopeTree } from './tree.ts';
import type { ScopeView } from './views.ts';

/**
 * Rows taken together, each once: a row stands for itself and for all that is in it and passes the filter. The same message is told
 * by its Message-ID, else by its place; a file is not counted again where its message is.
 */
export function unionOf(tree: ScopeTree, view: ScopeView, selected: readonly number[]): ScopeUnion {
  const rows = rowsWithin(tree, view, selected);
  const messages = new Set<string>();
  const accounts = new Set<number>();
  const sum = { attachments: 0, others: 0, bytes: 0 };
  for (const row of rows) {
    accounts.add(tree.account[row] ?? 0);
    if (!isItem(tree, row)) continue;
    if (tree.kind[row] === MESSAGE) {
      const key = messageKey(tree, row);
      if (messages.has(key)) continue;
      messages.add(key);
    } else if (tree.kind[row] === ATTACHMENT) sum.attachments += 1;
    else sum.others += 1;
    if (!rows.has(tree.parent[row] ?? -1) || (tree.parent[row] ?? -1) < tree.firstItem)
      sum.bytes += tree.bytes[row] ?? 0;
  }
  const hidden = selected.filter((row) => (view.filtered.mark[row] ?? 0) === 0).length;
  return { messages: messages.size, accounts: accounts.size, ...sum, more: beyond(tree, rows), hidden };
}

/** What counts allow beside the items that are selected too; each grade by itself, as on the first screen. */
function beyond(tree: ScopeTree, rows: ReadonlySet<number>): number {
  const { file, firstItem, firstSet } = tree;
  const sets = [...rows].flatMap((row) => file.sets[row - firstSet] ?? []);
  if (sets.length === 0) return 0;
  const items = [...rows].flatMap((row) => file.items[row - firstItem] ?? []);
  return countersOf({ items, sets, accounts: [] }).reduce((n, c) => n + c.more, 0);
}

function messageKey(tree: ScopeTree, row: number): string {
  const i = tree.file.items[row - tree.firstItem];
  if (i === undefined) return '';
  if (i.messageId !== '') return i.messageId;
  return i.uid > 0 ? `${i.uid}\n${i.account}\n${i.mailbox}` : `${row}`;
}

/** The rows that pass the filter, selected or in something that is. */
export function rowsWithin(
  tree: ScopeTree,
  { kept, filtered }: ScopeView,
  selected: readonly number[],
): ReadonlySet<number> {
  const chosen = new Set(selected);
  const rows = new Set<number>();
  let within = Number.POSITIVE_INFINITY;
  for (const row of kept) {
    const level = tree.level[row] ?? 0;
    if (level <= within) within = chosen.has(row) ? level : Number.POSITIVE_INFINITY;
    const asked = filtered.mark[row] === 2 || chosen.has(row);
    if (within < Number.POSITIVE_INFINITY && asked) rows.add(row);
  }
  return rows;
}
