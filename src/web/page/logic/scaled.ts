/**
 * Scaled scrolling. A browser cannot make an element of more than some 33 million pixels, and a table of millions of
 * rows would need more. So the element that scrolls is at most so high, and the place of its scroll bar is scaled.
 */
export interface Scaled {
  readonly rows: number;
  readonly rowHeight: number;
  /** Height of the view, pixels. */
  readonly view: number;
}

/** Height of the element that scrolls: the true one, or the highest that browsers make with some room to spare. */
export const HIGHEST = 8_000_000;

export function scrollHeight({ rows, rowHeight, view }: Scaled): number {
  return Math.max(view, Math.min(HIGHEST, rows * rowHeight));
}

/** The first row in view at a scroll position, with the part of it that lies above the view (0 to 1 exclusive). */
export function firstRow(table: Scaled, scrollTop: number): number {
  const whole = table.rows * table.rowHeight;
  const room = scrollHeight(table) - table.view;
  if (room <= 0) return 0;
  const share = Math.min(1, Math.max(0, scrollTop / room));
  return (share * Math.max(0, whole - table.view)) / table.rowHeight;
}

/** The scroll position at which `row` is the first in view; the reverse of {@link firstRow}. */
export function scrollTopOf(table: Scaled, row: number): number {
  const room = scrollHeight(table) - table.view;
  const hidden = table.rows * table.rowHeight - table.view;
  if (room <= 0 || hidden <= 0) return 0;
  return Math.min(room, Math.max(0, ((row * table.rowHeight) / hidden) * room));
}

/** The rows to have at hand for a first row: those in view and as many again around them, [from, to). */
export function rowsAround(table: Scaled, first: number): readonly [number, number] {
  const inView = Math.ceil(table.view / table.rowHeight) + 1;
  const from = Math.max(0, Math.floor(first) - Math.ceil(inView / 2));
  return [from, Math.min(table.rows, from + 2 * inView)];
}
