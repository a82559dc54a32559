import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { firstRow, rowsAround, scrollHeight, scrollTopOf } from '../logic/scaled.ts';

/** A table that shows only the rows in view, however many there are. */
export interface Scroller {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** Height of what scrolls, below the head. */
  readonly height: number;
  /** Rows to draw, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Where a row stands, in pixels below the head. */
  readonly topOf: (row: number) => number;
  /** How many rows are in view. */
  readonly inView: number;
  /** Scrolls as little as is needed for a row to be in view. */
  readonly show: (row: number) => void;
}

/** Keeps the rows in view; `head` is the height of what sticks to the top. */
export function useScroller(rows: number, rowHeight: number, head: number): Scroller {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState({ top: 0, view: 400 });
  const measure = (): void => {
    const element = box.current;
    if (element === null) return;
    const next = { top: element.scrollTop, view: Math.max(rowHeight, element.clientHeight - head) };
    setState((old) => (old.top === next.top && old.view === next.view ? old : next));
  };
  useLayoutEffect(measure, []);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const table = { rows, rowHeight, view: state.view };
  const first = firstRow(table, state.top);
  const [from, to] = rowsAround(table, first);
  const inView = Math.max(1, Math.floor(state.view / rowHeight));
  return {
    box,
    onScroll: measure,
    height: scrollHeight(table),
    from,
    to,
    topOf: (row) => state.top + (row - first) * rowHeight,
    inView,
    show: (row) => {
      const element = box.current;
      if (element === null) return;
      const now = { ...table, view: Math.max(rowHeight, element.clientHeight - head) };
      const at = firstRow(now, element.scrollTop);
      const fit = Math.floor(now.view / rowHeight);
      if (row < at) element.scrollTop = scrollTopOf(now, row);
      else if (row >= at + fit) element.scrollTop = scrollTopOf(now, row - fit + 1);
    },
  };
}
