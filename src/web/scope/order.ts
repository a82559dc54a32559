import { linkOrder } from '../../case/common.ts';
import { titleName } from '../subjects/touched.ts';
import { MAILBOX, type ScopeTree, SET } from './tree.ts';

/** What rows can be sorted by; a minus before it turns the order round. */
export const SORTS = ['weight', '-weight', 'time', '-time', 'size', '-size', 'name', '-name'] as const;
export type ScopeSort = (typeof SORTS)[number];

/** What a row is sorted by as `name`. */
function sortName(tree: ScopeTree, row: number): string {
  const { file, firstMailbox, firstItem, firstSet } = tree;
  if (row < firstMailbox) return (tree.accountNames[row] ?? '').toLowerCase();
  if (row < firstItem) return (tree.mailboxNames[row - firstMailbox] ?? '').toLowerCase();
  const item = row < firstSet ? file.items[row - firstItem] : undefined;
  return item === undefined ? '' : titleName(item).toLowerCase();
}

/** How heavy the consequence is, the heaviest first: how far, then who; what only the owner did comes last. */
function weightOf(tree: ScopeTree, row: number): number {
  const link = tree.link[row] ?? 0;
  const owner = linkOrder.length - 1;
  return (link === owner ? 100 : 0) + (tree.grade[row] ?? 0) * linkOrder.length + link;
}

type Compare = (a: number, b: number) => number;

/** Missing values come last, whichever way it goes. */
function byNumber(values: Float64Array, turned: boolean): Compare {
  return (a, b) => {
    const x = values[a] ?? Number.NaN;
    const y = values[b] ?? Number.NaN;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return turned ? y - x : x - y;
  };
}

function byName(tree: ScopeTree, turned: boolean): Compare {
  const names: string[] = Array.from({ length: tree.size }, (_, row) => sortName(tree, row));
  return (a, b) => {
    const x = names[a] ?? '';
    const y = names[b] ?? '';
    if (x === y) return 0;
    if (x === '' || y === '') return x === '' ? 1 : -1;
    return x < y !== turned ? -1 : 1;
  };
}

function comparison(tree: ScopeTree, sort: ScopeSort): Compare {
  const turned = sort.startsWith('-');
  switch (turned ? sort.slice(1) : sort) {
    case 'time':
      return byNumber(tree.time, turned);
    case 'size':
      // The largest first is what one asks for.
      return byNumber(tree.bytes, !turned);
    case 'name':
      return byName(tree, turned);
    default: {
      const weights = Float64Array.from({ length: tree.size }, (_, row) => weightOf(tree, row));
      const heavier = byNumber(weights, turned);
      const earlier = byNumber(tree.time, false);
      return (a, b) => heavier(a, b) || earlier(a, b);
    }
  }
}

/** Every row, each followed by what is in it; siblings sorted, the order of the Case where they are alike. */
export function orderOf(tree: ScopeTree, sort: ScopeSort): Int32Array {
  const { start, child } = childrenOf(tree);
  const compare = comparison(tree, sort);
  const inOrder: Compare = (a, b) => compare(a, b) || a - b;
  for (let at = 0; at <= tree.size; at += 1) {
    const from = start[at] ?? 0;
    const to = start[at + 1] ?? 0;
    if (to - from > 1) child.subarray(from, to).sort(inOrder);
  }
  const order = new Int32Array(tree.size);
  const next = start.slice();
  let done = 0;
  // -1 is above the accounts; its children stand first.
  for (let above = 0; ; ) {
    const at = next[above] ?? 0;
    if (at < (start[above + 1] ?? 0)) {
      const row = child[at] ?? 0;
      next[above] = at + 1;
      order[done] = row;
      done += 1;
      above = row + 1;
    } else if (above === 0) return order;
    else above = (tree.parent[above - 1] ?? -1) + 1;
  }
}

/** The children of each row, shifted by one for the root: those of `row` are from `start[row + 1]`. */
function childrenOf(tree: ScopeTree): { readonly start: Int32Array; readonly child: Int32Array } {
  const start = new Int32Array(tree.size + 2);
  for (const above of tree.parent) start[above + 2] = (start[above + 2] ?? 0) + 1;
  for (let at = 1; at < start.length; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
  const child = new Int32Array(tree.size);
  const next = start.slice();
  for (let row = 0; row < tree.size; row += 1) {
    const above = (tree.parent[row] ?? -1) + 1;
    const at = next[above] ?? 0;
    child[at] = row;
    next[above] = at + 1;
  }
  return { start, child };
}

/** Whether a row is something by itself that a filter asks about; a mailbox only holds others. */
export function isThing(tree: ScopeTree, row: number): boolean {
  return tree.kind[row] !== MAILBOX;
}

/** Whether a row is an item: something that a record identifies. */
export function isItem(tree: ScopeTree, row: number): boolean {
  return row >= tree.firstItem && tree.kind[row] !== SET;
}
