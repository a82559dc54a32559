import { codesOf } from './codes.ts';
import { type Filtered, filterTree, type ScopeFilter } from './filter.ts';
import { orderOf, type ScopeSort } from './order.ts';
import { type Texts, textsOf } from './texts.ts';
import type { ScopeTree } from './tree.ts';

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
  readonly codes: ReturnType<typeof codesOf>;
  readonly filter: (filter: ScopeFilter) => Filtered;
  readonly view: (filter: ScopeFilter, sort: ScopeSort, folds: ScopeFolds) => ScopeView;
}

/**
 * Views of a tree. The last few are kept, so that scrolling filters and sorts nothing, folding only walks what passed
 * the filter, and going back costs nothing.
 */
export function scopeOf(tree: ScopeTree): Scope {
  const codes = codesOf(tree);
  const orders = new Map<ScopeSort, Int32Array>();
  let texts: Texts | undefined;
  const allTexts = (): Texts => {
    texts ??= textsOf(tree);
    return texts;
  };
  const filtered = recent<Filtered>(6);
  const kept = recent<Int32Array>(6);
  const views = recent<ScopeView>(12);
  const filter = (one: ScopeFilter): Filtered =>
    filtered(JSON.stringify(one), () => filterTree(tree, codes, allTexts, one));
  return {
    tree,
    codes,
    filter,
    view: (one, sort, folds) => {
      const key = `${sort} ${JSON.stringify(one)}`;
      return views(`${folds.depth} ${folds.turned.join()} ${key}`, () => {
        const passed = filter(one);
        const order = orders.get(sort) ?? orderOf(tree, sort);
        orders.set(sort, order);
        const all = kept(key, () => order.filter((row) => passed.mark[row] !== 0));
        return viewOf(tree, passed, all, folds);
      });
    },
  };
}

function viewOf(tree: ScopeTree, filtered: Filtered, kept: Int32Array, folds: ScopeFolds): ScopeView {
  const turned = new Set(folds.turned);
  const level = (at: number): number => tree.level[kept[at] ?? -1] ?? 0;
  const isOpen = (at: number): boolean => level(at) < folds.depth !== turned.has(kept[at] ?? -1);
  const shown = new Int32Array(kept.length);
  let count = 0;
  let hidden = Number.POSITIVE_INFINITY;
  for (let at = 0; at < kept.length; at += 1) {
    if (level(at) > hidden) continue;
    shown[count] = at;
    count += 1;
    hidden = isOpen(at) ? Number.POSITIVE_INFINITY : level(at);
  }
  const places = shown.slice(0, count);
  return {
    rows: places.map((at) => kept[at] ?? 0),
    kept,
    filtered,
    openAt: (index) => {
      const at = places[index] ?? -1;
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
