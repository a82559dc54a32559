import type { EventRow } from '../wire/timeline.ts';

/** Rows in which those that say the same one after the other are one, with their number. */
export function foldRows(rows: readonly EventRow[]): readonly EventRow[] {
  const out: EventRow[] = [];
  for (const row of rows) {
    const before = out.at(-1);
    if (before !== undefined && saysTheSame(before, row))
      out[out.length - 1] = { ...before, count: before.count + row.count, last: row.last };
    else out.push(row);
  }
  return out;
}

function saysTheSame(a: EventRow, b: EventRow): boolean {
  return (
    a.account === b.account &&
    a.address === b.address &&
    a.session === b.session &&
    JSON.stringify(a.what) === JSON.stringify(b.what)
  );
}
