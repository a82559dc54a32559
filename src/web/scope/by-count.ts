import { gradeOrder, linkOrder } from '../../case/common.ts';
import { type Boxed, beyondItems, namedBySessions, namedIn, withSet } from '../../report/counters.ts';
import type { ScopeTree } from './tree.ts';

/** Messages that only counts tell of, beyond those that items name: at least and at most, by code. */
export interface ByCount {
  readonly least: Float64Array;
  readonly more: Float64Array;
}

const GRADES = gradeOrder.length;
const OWNER = linkOrder.length - 1;

/** Messages of each set that items name. */
export function* namedOfSets(file: ScopeTree['file']): Generator<void, Float64Array> {
  const named = yield* namedBySessions(file);
  return Float64Array.from(file.sets, (set) => namedIn(set, named.get(set.grade)));
}

/** What sets allow, by a code of their rows. Two of one mailbox and grade may be of the same messages. */
export function byCountOf(
  tree: ScopeTree,
  rows: readonly number[],
  codeOf: (row: number) => number,
  codes: number,
): ByCount {
  const boxes = new Map<number, Boxed>();
  const own = (tree.firstItem + 1) * GRADES;
  for (const row of rows) {
    const set = tree.file.sets[row - tree.firstSet];
    if (set === undefined) continue;
    const key = codeOf(row) * own + (tree.parent[row] ?? 0) * GRADES + (tree.grade[row] ?? 0);
    boxes.set(key, withSet(boxes.get(key), set, tree.named[row - tree.firstSet] ?? 0));
  }
  const sums = { least: new Float64Array(codes), more: new Float64Array(codes) };
  for (const [key, box] of boxes) {
    const code = Math.floor(key / own);
    const { least, more } = beyondItems(box);
    sums.least[code] = (sums.least[code] ?? 0) + least;
    sums.more[code] = (sums.more[code] ?? 0) + more;
  }
  return sums;
}

/** The same of accounts and mailboxes by grade, seven to a row, without what only the owner touched. */
export function addByCount(tree: ScopeTree): void {
  const rows = Array.from(tree.file.sets, (_, i) => tree.firstSet + i).filter(
    (row) => tree.link[row] !== OWNER,
  );
  const cellOf = (row: number): number => (tree.parent[row] ?? 0) * GRADES + (tree.grade[row] ?? 0);
  const boxes = byCountOf(tree, rows, cellOf, tree.firstItem * GRADES);
  for (const cell of new Set(rows.map(cellOf))) {
    const grade = cell % GRADES;
    for (let up = Math.floor(cell / GRADES); up >= 0; up = tree.parent[up] ?? -1) {
      const at = up * GRADES + grade;
      tree.byCount.least[at] = (tree.byCount.least[at] ?? 0) + (boxes.least[cell] ?? 0);
      tree.byCount.more[at] = (tree.byCount.more[at] ?? 0) + (boxes.more[cell] ?? 0);
    }
  }
}
