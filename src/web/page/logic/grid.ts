import { firstRow, type Scaled, scrollHeight, scrollTopOf } from './scaled.ts';

/** Pixels of a row of a table. */
export const ROW_HEIGHT = 30;

/** Where a view of rows is: the first row in sight (with a part of it above), and where its scroll bar stands. */
export interface Sight {
  readonly first: number;
  readonly scrollTop: number;
}

/** Rows that fit into the view wholly. */
function rowsInView({ view, rowHeight }: Scaled): number {
  return Math.max(1, Math.floor(view / rowHeight));
}

/** The last place that the first row can have. */
export function lastFirst({ rows, rowHeight, view }: Scaled): number {
  return Math.max(0, rows - view / rowHeight);
}

/** The sight with `first` as the first row, as far as there is room. */
export function sightAt(table: Scaled, first: number): Sight {
  const bounded = Math.min(lastFirst(table), Math.max(0, first));
  return { first: bounded, scrollTop: scrollTopOf(table, bounded) };
}

/** The sight moved as little as is needed for a row to be wholly in it. */
export function sightOf(table: Scaled, sight: Sight, row: number): Sight {
  if (row < sight.first) return sightAt(table, row);
  const most = table.view / table.rowHeight;
  return row + 1 > sight.first + most ? sightAt(table, row + 1 - most) : sight;
}

/**
 * The sight after the scroll bar moved. A table that is scaled keeps its exact place until the bar is somewhere else:
 * one pixel of the bar may be many rows.
 */
export function scrolled(table: Scaled, sight: Sight, scrollTop: number): Sight {
  if (Math.abs(scrollTop - sight.scrollTop) < 1 && isScaled(table)) return sight;
  return { first: firstRow(table, scrollTop), scrollTop };
}

/** Whether the bar stands for more pixels than there are. */
export function isScaled(table: Scaled): boolean {
  return table.rows * table.rowHeight > scrollHeight(table);
}

/** Where a row is drawn in the element that scrolls. Rows far out of sight are kept near, so that they make no room. */
export function topOf(table: Scaled, sight: Sight, row: number): number {
  const offset = (row - sight.first) * table.rowHeight;
  const near = 40 * table.rowHeight;
  const top = sight.scrollTop + Math.max(-near, Math.min(table.view + near, offset));
  return Math.min(scrollHeight(table) - table.rowHeight, top);
}

/** A step of the focus. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

/** The row after a step, within the table. */
export function stepped(table: Scaled, row: number, step: Step): number {
  const last = Math.max(0, table.rows - 1);
  const page = Math.max(1, rowsInView(table) - 1);
  const to = {
    next: row + 1,
    previous: row - 1,
    first: 0,
    last,
    'page-down': row + page,
    'page-up': row - page,
  }[step];
  return Math.min(last, Math.max(0, to));
}

export const NARROWEST = 48;
const WIDEST = 1600;

/** Widths of columns from the URL, `item:320,grade:90`; what is no width of a column is left out. */
export function readWidths(text: string, ids: readonly string[]): Readonly<Record<string, number>> {
  const widths: Record<string, number> = {};
  for (const one of text.split(',')) {
    const [id = '', size = ''] = one.split(':', 2);
    if (ids.includes(id) && /^\d{1,4}$/.test(size)) widths[id] = boundedWidth(Number(size));
  }
  return widths;
}

export function writeWidths(widths: Readonly<Record<string, number>>): string {
  return Object.entries(widths)
    .map(([id, size]) => `${id}:${Math.round(size)}`)
    .join(',');
}

export function boundedWidth(size: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(size)));
}

/** A column as far as its width goes. */
export interface Sized {
  readonly id: string;
  readonly width: number;
  /** Takes the room that is left. */
  readonly grows?: boolean;
}

/** Pixels of a column: as somebody set it, else as it is. */
export function widthIn(widths: Readonly<Record<string, number>>, column: Sized): number {
  return widths[column.id] ?? column.width;
}

/** The columns side by side as CSS, and the pixels that they take at least. */
export function layoutOf(
  columns: readonly Sized[],
  widths: Readonly<Record<string, number>>,
): { readonly template: string; readonly least: number } {
  const template = columns
    .map((c) =>
      c.grows && widths[c.id] === undefined ? `minmax(${c.width}px, 1fr)` : `${widthIn(widths, c)}px`,
    )
    .join(' ');
  return { template, least: columns.reduce((sum, c) => sum + widthIn(widths, c), 0) };
}

/** Places of the rows to draw: those from `from` up to `to`, and the one that has the focus, wherever it is. */
export function drawnPlaces(from: number, to: number, total: number, focus: number): readonly number[] {
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  return total > 0 && (focus < from || focus >= to) ? [...places, focus] : places;
}
