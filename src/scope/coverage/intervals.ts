/** A stretch of time, microseconds since 1970 UTC; `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The time that any of the intervals covers: sorted, apart from each other, none empty. */
export function union(list: readonly Interval[]): readonly Interval[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of list.filter((i) => i.to > i.from).toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** The time that intervals of both lists cover. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const left = union(a);
  const right = union(b);
  const out: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [one, other] = [left[i], right[j]];
    if (one === undefined || other === undefined) break;
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    if (to > from) out.push({ from, to });
    if (one.to < other.to) i += 1;
    else j += 1;
  }
  return out;
}

/** How long the intervals are together, microseconds; what several cover counts once. */
export function lengthOf(list: readonly Interval[]): number {
  return union(list).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The longest stretch that the intervals cover without a break, microseconds. */
export function longestOf(list: readonly Interval[]): number {
  return union(list).reduce((most, { from, to }) => Math.max(most, to - from), 0);
}
