import { useLayoutEffect } from 'preact/hooks';
import { type Handlers, useKeys } from '../keyboard.tsx';
import { type Step, stepped } from '../logic/grid.ts';
import type { GridProps } from './grid.tsx';
import type { Sighted } from './grid-sight.tsx';
import type { Rows } from './rows.tsx';

/** What keys do in a table: rows and cells, folds, selection, opening. */
export function useGridKeys<R>(
  props: GridProps<R>,
  sighted: Sighted,
  box: { readonly current: HTMLDivElement | null },
): void {
  const { rows, onSelect } = props;
  const { focus, table, moveTo } = sighted;
  const row = rows.row(focus.row);
  const step =
    (to: Step) =>
    (key?: string): unknown => {
      const inside = box.current?.contains(document.activeElement) === true;
      // Letters walk the rows from anywhere; arrows scroll what has the focus, where that is something else.
      const idle = document.activeElement === document.body || document.activeElement?.id === 'main';
      if (isAway(rows) || (!inside && !idle && (key?.length ?? 1) > 1)) return false;
      return moveTo(inside || to !== 'next' ? stepped(table, focus.row, to) : focus.row, focus.cell);
    };
  const onRow = (act: (one: R) => unknown) => (): unknown =>
    isAway(rows) || row === undefined ? false : act(row);
  useKeys({
    'row.next': step('next'),
    'row.previous': step('previous'),
    'row.first': step('first'),
    'row.last': step('last'),
    'row.page-down': step('page-down'),
    'row.page-up': step('page-up'),
    'row.expand': onRow((one) => goRight(one, props, sighted)),
    'row.fold': onRow((one) => goLeft(one, props, sighted)),
    'row.open': onRow((one) => props.onOpen(one)),
    ...(onSelect === undefined ? {} : { 'row.select': onRow((one) => onSelect([one], false)) }),
    ...filterKeys(props, focus.cell, row),
  });
  useShiftArrows(props, sighted, box);
}

/** Keys that move belong to the drawer while it has the focus. */
function isAway<R>({ total }: Rows<R>): boolean {
  return document.activeElement?.closest('.drawer, dialog') != null || total === 0;
}

/** Unfolds the row that has the focus; where nothing is folded, on into its cells. */
function goRight<R>(row: R, { tree, columns }: GridProps<R>, { focus, moveTo }: Sighted): unknown {
  if (focus.cell < 0 && tree?.open(row) === false) return tree.onFold(row, true);
  return moveTo(focus.row, Math.min(columns.length - 1, focus.cell + 1));
}

/** Back through the cells to the row; then folds it, or goes up to the row that it is in. */
function goLeft<R>(row: R, { tree }: GridProps<R>, { focus, moveTo }: Sighted): unknown {
  if (focus.cell >= 0) return moveTo(focus.row, focus.cell - 1);
  if (tree?.open(row) === true) return tree.onFold(row, false);
  const up = tree?.up(row) ?? -1;
  return up < 0 ? false : moveTo(up, -1);
}

/** Keys that filter by the cell that has the focus, where the table can be filtered. */
function filterKeys<R>({ onFilter, columns }: GridProps<R>, cell: number, row: R | undefined): Handlers {
  const column = columns[Math.max(0, cell)];
  if (onFilter === undefined || column === undefined) return {};
  const by = (id: string, exclude: boolean) => (): unknown =>
    row === undefined ? false : onFilter(row, id, exclude);
  return {
    'filter.include': by(column.id, false),
    'filter.exclude': by(column.id, true),
    'filter.same': by('grade', false),
  };
}

/** Shift with an arrow key selects rows while it moves. */
function useShiftArrows<R>(
  { rows, onSelect }: GridProps<R>,
  { focus, table, moveTo }: Sighted,
  box: { readonly current: HTMLDivElement | null },
): void {
  useLayoutEffect(() => {
    const element = box.current;
    const press = (e: KeyboardEvent): void => {
      if (!e.shiftKey || (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') || onSelect === undefined) return;
      e.preventDefault();
      const to = stepped(table, focus.row, e.key === 'ArrowDown' ? 'next' : 'previous');
      const both = [rows.row(focus.row), rows.row(to)].filter((r) => r !== undefined);
      onSelect(both, true);
      moveTo(to, -1);
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  });
}
