import { useEffect } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';
import { type Step, stepped } from '../logic/grid.ts';
import type { GridProps } from './grid.tsx';
import type { Sighted } from './grid-sight.tsx';

/** What keys do in a table: rows and cells, folds, selection, opening. */
export function useGridKeys<R>(
  props: GridProps<R>,
  sighted: Sighted,
  box: { readonly current: HTMLDivElement | null },
): void {
  const { rows, columns, tree } = props;
  const { focus, table, moveTo } = sighted;
  const row = rows.row(focus.row);
  // Keys that move belong to the drawer while it has the focus.
  const away = (): boolean => document.activeElement?.closest('.drawer, dialog') != null || rows.total === 0;
  const step =
    (to: Step) =>
    (key?: string): unknown => {
      const inside = box.current?.contains(document.activeElement) === true;
      // Letters walk the rows from anywhere; arrows scroll what has the focus, where that is something else.
      const idle = document.activeElement === document.body || document.activeElement?.id === 'main';
      if (away() || (!inside && !idle && (key?.length ?? 1) > 1)) return false;
      return moveTo(inside || to !== 'next' ? stepped(table, focus.row, to) : focus.row, focus.cell);
    };
  const right = (): unknown => {
    if (away() || row === undefined) return false;
    if (focus.cell < 0 && tree?.open(row) === false) return tree.onFold(row, true);
    return moveTo(focus.row, Math.min(columns.length - 1, focus.cell + 1));
  };
  const left = (): unknown => {
    if (away() || row === undefined) return false;
    if (focus.cell >= 0) return moveTo(focus.row, focus.cell - 1);
    if (tree?.open(row) === true) return tree.onFold(row, false);
    const up = tree?.up(row) ?? -1;
    return up < 0 ? false : moveTo(up, -1);
  };
  const onRow = (act: (one: R) => unknown) => (): unknown => (row === undefined ? false : act(row));
  const column = columns[Math.max(0, focus.cell)];
  useKeys({
    'row.next': step('next'),
    'row.previous': step('previous'),
    'row.first': step('first'),
    'row.last': step('last'),
    'row.page-down': step('page-down'),
    'row.page-up': step('page-up'),
    'row.expand': right,
    'row.fold': left,
    'row.open': onRow((one) => (away() ? false : props.onOpen(one))),
    ...(props.onSelect === undefined
      ? {}
      : { 'row.select': onRow((one) => (away() ? false : props.onSelect?.([one], false))) }),
    ...(props.onFilter === undefined || column === undefined
      ? {}
      : {
          'filter.include': onRow((one) => props.onFilter?.(one, column.id, false)),
          'filter.exclude': onRow((one) => props.onFilter?.(one, column.id, true)),
          'filter.same': onRow((one) => props.onFilter?.(one, 'grade', false)),
        }),
  });
  useShiftArrows(props, sighted, box);
}

/** Shift with an arrow key selects rows while it moves. */
function useShiftArrows<R>(
  { rows, onSelect }: GridProps<R>,
  { focus, table, moveTo }: Sighted,
  box: { readonly current: HTMLDivElement | null },
): void {
  useEffect(() => {
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
