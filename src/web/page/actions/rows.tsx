import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';

/**
 * Moves the focus through the rows of a list by keyboard. Rows are elements inside of the list with `data-row`;
 * `act` does what Enter and the space bar are for on the one that has the focus.
 */
export function useRows<T extends HTMLElement>(on: {
  readonly open?: (row: string) => void;
  readonly select?: (row: string) => void;
}): RefObject<T | null> {
  const list = useRef<T>(null);
  const rows = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
  ];
  const focused = (): HTMLElement | null => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;
    return row !== null && list.current?.contains(row) === true ? row : null;
  };
  const move = (to: (at: number, last: number) => number) => (): boolean => {
    const all = rows();
    const now = focused();
    const at = now === null ? -1 : all.indexOf(now);
    const next = all[Math.max(0, Math.min(all.length - 1, to(at, all.length - 1)))];
    next?.focus();
    return next !== undefined;
  };
  const act = (what: ((row: string) => void) | undefined) => (): boolean => {
    const row = focused()?.dataset.row;
    if (row === undefined || what === undefined) return false;
    what(row);
    return true;
  };
  useKeys({
    'row.next': move((at) => at + 1),
    'row.previous': move((at) => (at < 0 ? 0 : at - 1)),
    'row.first': move(() => 0),
    'row.last': move((_, last) => last),
    'row.open': act(on.open),
    'row.select': act(on.select),
  });
  return list;
}
