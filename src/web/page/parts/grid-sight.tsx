import { type Dispatch, type StateUpdater, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isScaled, ROW_HEIGHT, type Sight, scrolled, sightAt, sightOf } from '../logic/grid.ts';
import { type Scaled, scrollHeight } from '../logic/scaled.ts';
import type { Rows } from './rows.tsx';

/** What of a table is in sight, and where its focus is. */
export interface Sighted {
  readonly table: Scaled;
  readonly sight: Sight;
  /** The row that has the focus, by its place, and the cell in it; -1 for the row itself. */
  readonly focus: { readonly row: number; readonly cell: number };
  /** Raised while the element that has the focus is yet to be drawn. */
  readonly taken: { current: boolean };
  readonly onScroll: () => void;
  /** Moves the focus, and the row into sight; `take` gives it the keyboard too. */
  readonly moveTo: (row: number, cell: number, take?: boolean) => void;
}

const HEAD_HEIGHT = 32;

/** What the place of a table is kept in. */
interface Kept {
  readonly box: { readonly current: HTMLDivElement | null };
  readonly now: { readonly current: { readonly table: Scaled; readonly sight: Sight } };
  readonly taken: { current: boolean };
  readonly setSight: (sight: Sight) => void;
  readonly setFocus: Dispatch<StateUpdater<Sighted['focus']>>;
}

/** Keeps the place of a table: it never jumps but to where somebody sent it. */
export function useSight<R>(
  box: { readonly current: HTMLDivElement | null },
  rows: Rows<R>,
  idOf: (row: R) => number,
): Sighted {
  const view = useViewHeight(box);
  const [sight, setSight] = useState<Sight>({ first: 0, scrollTop: 0 });
  const [focus, setFocus] = useState<Sighted['focus']>({ row: 0, cell: -1 });
  const taken = useRef(false);
  const table = { rows: rows.total, rowHeight: ROW_HEIGHT, view };
  const now = useRef({ table, sight });
  now.current = { table, sight };
  const kept = { box, now, taken, setSight, setFocus };
  useAnotherList(kept, rows);
  useScaledWheel(kept);

  // The row that has the focus, while it is in sight; else the first one in sight: where the next list begins.
  const inSight = focus.row >= sight.first - 1 && focus.row <= sight.first + view / ROW_HEIGHT;
  const anchor = inSight ? focus.row : Math.ceil(sight.first);
  const row = rows.row(anchor);
  if (row !== undefined) rows.keep(idOf(row), Math.max(0, Math.round(anchor - sight.first)));

  return {
    table,
    sight,
    focus,
    taken,
    onScroll: () => {
      if (box.current !== null) setSight(scrolled(table, now.current.sight, box.current.scrollTop));
    },
    moveTo: (to, cell, take = true) => moveTo(kept, to, cell, take),
  };
}

/** Pixels of the view below the head. */
function useViewHeight(box: Kept['box']): number {
  const [view, setView] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setView(Math.max(ROW_HEIGHT, element.clientHeight - HEAD_HEIGHT));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return view;
}

/** Another list: the row that was kept stays where it was in the view; without it, from the top. */
function useAnotherList<R>({ box, now, taken, setSight, setFocus }: Kept, rows: Rows<R>): void {
  useLayoutEffect(() => {
    if (rows.key === '') return;
    const { table } = now.current;
    const row = Math.max(0, rows.at);
    if (document.activeElement !== null && box.current?.contains(document.activeElement))
      taken.current = true;
    setFocus((before) => ({ row, cell: before.cell }));
    const next = sightOf(table, sightAt(table, rows.at < 0 ? 0 : row - rows.back), row);
    setSight(next);
    if (box.current !== null) box.current.scrollTop = next.scrollTop;
  }, [rows.key]);
}

function moveTo(
  { box, now, taken, setSight, setFocus }: Kept,
  row: number,
  cell: number,
  take: boolean,
): void {
  const { table, sight } = now.current;
  const next = sightOf(table, sight, row);
  taken.current = take;
  setFocus({ row, cell });
  setSight(next);
  if (box.current !== null && next !== sight) box.current.scrollTop = next.scrollTop;
}

/** Where one pixel of the bar is many rows, the wheel moves rows, not the bar. */
function useScaledWheel({ box, now, setSight }: Kept): void {
  useEffect(() => {
    const element = box.current;
    const turn = (e: WheelEvent): void => {
      const { table, sight } = now.current;
      if (element === null || !isScaled(table) || e.deltaY === 0 || e.ctrlKey || e.shiftKey) return;
      e.preventDefault();
      const unit = e.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : ROW_HEIGHT;
      const next = sightAt(table, sight.first + (e.deltaY * unit) / ROW_HEIGHT);
      setSight(next);
      element.scrollTop = Math.min(next.scrollTop, scrollHeight(table));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
}
