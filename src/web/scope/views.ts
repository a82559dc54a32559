import { type Stepwise, stepwise } from '../../base/steps.ts';
import type { Case } from '../../case/case.ts';
import type { ScopeDimension } from '../wire/scope.ts';
import { type Codes, codesOf } from './codes.ts';
import { type Filtered, filterTree, type ScopeFilter } from './filter.ts';
import { orderOf, type ScopeSort } from './order.ts';
import { textsOf } from './texts.ts';
import { type ScopeTree, treeOf } from './tree.ts';

/** Which rows are folded: all from a level on, but for those that were turned the other way. */
export interface ScopeFolds {
  /** Rows above this level are unfolded: 1 folds every account. */
  readonly depth: number;
  readonly turned: readonly number[];
}

/** A view: what passes a filter, sorted, without what is folded away. */
export interface ScopeView {
  /** Rows of the tree in the order that they are shown. */
  readonly rows: Int32Array;
  /** What passes, in order, folded or not. */
  readonly kept: Int32Array;
  readonly filtered: Filtered;
  /** Whether a row of the view is unfolded; `null` when nothing is below it. */
  readonly openAt: (index: number) => boolean | null;
}

/** The scope of a Case as it is asked for. */
export interface Scope {
  readonly tree: ScopeTree;
  readonly codes: Readonly<Record<ScopeDimension, Codes>>;
  readonly filter: (filter: ScopeFilter) => Filtered;
  readonly view: (filter: ScopeFilter, sort: ScopeSort, folds: ScopeFolds) => ScopeView;
  /** Does what the two above need, between what else there is to do; they are quick then. */
  readonly ready: (filter: ScopeFilter, sort?: ScopeSort) => Promise<void>;
  /** Makes what is searched for words. */
  readonly texts: () => Promise<unknown>;
}

/**
 * Views of the tree of a Case. The last few are kept, so that scrolling filters and sorts nothing, folding only walks
 * what passed the filter, and going back costs nothing.
 */
export function* scopeOf(file: Case): Generator<void, Scope> {
  const tree = yield* treeOf(file);
  const codes = yield* codesOf(tree);
  const orders = new Map<ScopeSort, Stepwise<Int32Array>>();
  const texts = stepwise(() => textsOf(tree));
  const filtered = recent<Stepwise<Filtered>>(6);
  const kept = recent<Int32Array>(6);
  const views = recent<ScopeView>(12);
  const filter = (one: ScopeFilter): Stepwise<Filtered> =>
    filtered(JSON.stringify(one), () => stepwise(() => filterTree(tree, codes, texts, one)));
  const order = (sort: ScopeSort): Stepwise<Int32Array> => {
    const known = orders.get(sort) ?? stepwise(() => orderOf(tree, sort));
    orders.set(sort, known);
    return known;
  };
  return {
    tree,
    codes,
    filter: (one) => filter(one).now(),
    view: (one, sort, folds) => {
      const key = `${sort} ${JSON.stringify(one)}`;
      return views(`${folds.depth} ${folds.turned.join()} ${key}`, () => {
        const passed = filter(one).now();
        const all = kept(key, () => keptOf(order(sort).now(), passed.mark));
        return viewOf(tree, passed, all, folds);
      });
    },
    texts: texts.soon,
    ready: async (one, sort) => {
      if (one.text !== '') await texts.soon();
      await filter(one).soon();
      if (sort !== undefined) await order(sort).soon();
    },
  };
}

function keptOf(order: Int32Array, mark: Uint8Array): Int32Array {
  const kept = new Int32Array(order.length);
  let count = 0;
  for (const row of order) {
    if (mark[row] === 0) continue;
    kept[count] = row;
    count += 1;
  }
  return kept.subarray(0, count);
}

function viewOf(tree: ScopeTree, filtered: Filtered, kept: Int32Array, folds: ScopeFolds): ScopeView {
  const turned = new Set(folds.turned);
  const level = (at: number): number => tree.level[kept[at] ?? -1] ?? 0;
  const isOpen = (at: number): boolean => level(at) < folds.depth !== turned.has(kept[at] ?? -1);
  // Places in `kept`, and the rows that stand there.
  const places = new Int32Array(kept.length);
  const rows = new Int32Array(kept.length);
  let count = 0;
  let hidden = Number.POSITIVE_INFINITY;
  for (let at = 0; at < kept.length; at += 1) {
    const own = level(at);
    if (own > hidden) continue;
    places[count] = at;
    rows[count] = kept[at] ?? 0;
    count += 1;
    hidden = isOpen(at) ? Number.POSITIVE_INFINITY : own;
  }
  return {
    rows: rows.subarray(0, count),
    kept,
    filtered,
    openAt: (index) => {
      const at = index < count ? (places[index] ?? -1) : -1;
      return level(at + 1) > level(at) ? isOpen(at) : null;
    },
  };
}

/** Makes a thing or gives the one that was made for the key; keeps the last few. */
function recent<T>(most: number): (key: string, make: () => T) => T {
  const held = new Map<string, T>();
  return (key, make) => {
    const before = held.get(key);
    const value = before ?? make();
    held.delete(key);
    held.set(key, value);
    const [oldest] = held.keys();
    if (held.size > most && oldest !== undefined) held.delete(oldest);
    return value;
  };
}
