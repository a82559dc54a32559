import { linkOrder } from '../../case/common.ts';
import type { ScopeUnion } from '../wire/scope.ts';
import { isItem } from './order.ts';
import { ATTACHMENT, MESSAGE, type ScopeTree, SET } from './tree.ts';
import type { ScopeView } from './views.ts';

const OWNER = linkOrder.indexOf('owner');

/**
 * Rows taken together, each once: a row stands for all that is in it and passes the filter. The same message is told
 * by its Message-ID, else by its place; a file is not counted again where its message is.
 */
export function unionOf(tree: ScopeTree, view: ScopeView, selected: readonly number[]): ScopeUnion {
  const rows = spread(tree, view, selected);
  const messages = new Set<string>();
  const accounts = new Set<number>();
  const sum = { attachments: 0, others: 0, bytes: 0, more: 0 };
  for (const row of rows) {
    if (!isItem(tree, row) && tree.kind[row] !== SET) {
      if (tree.link[row] !== OWNER) accounts.add(tree.account[row] ?? 0);
      continue;
    }
    accounts.add(tree.account[row] ?? 0);
    if (tree.kind[row] === SET) {
      sum.more += tree.file.sets[row - tree.firstSet]?.atMost ?? 0;
      continue;
    }
    if (tree.kind[row] === MESSAGE) {
      const key = messageKey(tree, row);
      if (messages.has(key)) continue;
      messages.add(key);
    } else if (tree.kind[row] === ATTACHMENT) sum.attachments += 1;
    else sum.others += 1;
    if (!rows.has(tree.parent[row] ?? -1) || (tree.parent[row] ?? -1) < tree.firstItem)
      sum.bytes += tree.bytes[row] ?? 0;
  }
  return { messages: messages.size, accounts: accounts.size, ...sum };
}

function messageKey(tree: ScopeTree, row: number): string {
  const i = tree.file.items[row - tree.firstItem];
  if (i === undefined) return '';
  if (i.messageId !== '') return i.messageId;
  return i.uid > 0 ? `${i.uid}\n${i.account}\n${i.mailbox}` : `${row}`;
}

/** The rows that pass the filter, selected or in something that is. */
function spread(tree: ScopeTree, { kept, filtered }: ScopeView, selected: readonly number[]): Set<number> {
  const chosen = new Set(selected);
  const rows = new Set<number>();
  let within = Number.POSITIVE_INFINITY;
  for (const row of kept) {
    const level = tree.level[row] ?? 0;
    if (level <= within) within = chosen.has(row) ? level : Number.POSITIVE_INFINITY;
    if (within < Number.POSITIVE_INFINITY && filtered.mark[row] === 2) rows.add(row);
  }
  return rows;
}
