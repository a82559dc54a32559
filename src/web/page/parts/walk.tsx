import { useRef } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';
import { type Step, stepTo } from '../logic/walk.ts';

interface Walked {
  /** What the rows are in; each row carries `data-row`, and `tabIndex={-1}` so that it can have the focus. */
  readonly box: { readonly current: HTMLElement | null };
  /** Opens a row; without it, its first chip or whatever else opens something is pressed. */
  readonly onOpen?: (row: HTMLElement) => void;
  /** Rows of a page. */
  readonly page?: number;
}

/**
 * Rows walked by keys: j and k from anywhere, arrows, Home, End and the page keys while one of the rows has the focus.
 * For rows that are all in the document; a table of millions is parts/grid.tsx.
 */
export function useWalk({ box, onOpen = press, page = 10 }: Walked): void {
  const last = useRef<HTMLElement | undefined>(undefined);
  const step = (to: Step) => (key?: string) => {
    const inside = box.current?.contains(document.activeElement) ?? false;
    if (elsewhere() || (!inside && (key?.length ?? 1) > 1)) return false;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const now = rowOf(document.activeElement) ?? last.current;
    const next = rows[stepTo(now === undefined ? -1 : rows.indexOf(now), to, rows.length, page)];
    if (next === undefined) return false;
    last.current = next;
    next.focus();
    return true;
  };
  useKeys({
    'row.next': step('next'),
    'row.previous': step('previous'),
    'row.first': step('first'),
    'row.last': step('last'),
    'row.page-down': step('page-down'),
    'row.page-up': step('page-up'),
    'row.open': () => {
      const row = rowOf(document.activeElement);
      if (elsewhere() || row === undefined || !(box.current?.contains(row) ?? false)) return false;
      onOpen(row);
      return true;
    },
  });
}

/** In the drawer, keys that move belong to it. */
function elsewhere(): boolean {
  return document.activeElement?.closest('.drawer') != null;
}

function rowOf(element: Element | null): HTMLElement | undefined {
  return element?.closest<HTMLElement>('[data-row]') ?? undefined;
}

function press(row: HTMLElement): void {
  row.querySelector<HTMLElement>('[data-chip], [data-open], a[href]')?.click();
}
