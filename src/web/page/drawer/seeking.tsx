import { useRef, useState } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';
import { set } from '../state.tsx';
import { drawer } from './open.tsx';

/** Finding a text in the lines that are shown: whether it goes on, and at which hit one is. */
export interface Seeking {
  readonly isOpen: boolean;
  readonly takesFocus: boolean;
  readonly at: number;
  readonly toggle: () => void;
  readonly step: (by: number) => void;
  readonly close: () => void;
}

/** Keeps at which of the `hits` in the box one is, and hears the keys for it. */
export function useSeeking(box: { readonly current: HTMLElement | null }, hits: number): Seeking {
  const { sought } = drawer.value;
  const [isOpen, setOpen] = useState(sought !== '');
  const [at, setAt] = useState(0);
  // What the address alone opened takes no focus.
  const wasOpened = useRef(sought !== '');
  const inside = (): boolean => box.current?.closest('.drawer')?.contains(document.activeElement) ?? false;
  const step = (by: number): void => {
    const next = hits === 0 ? 0 : (at + by + hits) % hits;
    setAt(next);
    box.current?.querySelector(`[data-hit="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    find: () => (inside() ? setOpen(true) : false),
    'hit.next': () => (isOpen && inside() ? step(1) : false),
    'hit.previous': () => (isOpen && inside() ? step(-1) : false),
  });
  return {
    isOpen,
    takesFocus: !wasOpened.current,
    at,
    toggle: () => setOpen(!isOpen),
    step,
    close: () => {
      wasOpened.current = false;
      setOpen(false);
      set({ dq: '' }, true);
    },
  };
}
