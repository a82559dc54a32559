import { useLayoutEffect, useRef } from 'preact/hooks';

// Whether the last thing that a person did was pressing a key.
let byKey = false;
document.addEventListener('keydown', () => (byKey = true), true);
document.addEventListener('pointerdown', () => (byKey = false), true);

/**
 * Moves the focus into a part when a key on something outside of it opens it or shows something else in it (`what`),
 * and back to that when the part goes. A part that was opened with the mouse leaves the focus where it is.
 */
export function useFocusInto(what: string): {
  /** The part. */
  readonly part: { readonly current: HTMLElement | null };
  /** What in it takes the focus. */
  readonly target: { readonly current: HTMLElement | null };
  /** Gives the focus back now. */
  readonly giveBack: () => void;
} {
  const part = useRef<HTMLElement>(null);
  const target = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const now = document.activeElement;
    if (now === null || now === document.body || (part.current?.contains(now) ?? false)) return;
    // What a key was pressed on opens a proof: a chip, or a row that says so.
    const opens = now.matches('a[data-chip], [data-open], [data-row]');
    if (opens) opener.current = now;
    if (opens && byKey) target.current?.focus({ preventScroll: true });
  }, [what]);
  const giveBack = (): void => {
    const back = opener.current;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    else document.getElementById('main')?.focus();
  };
  const last = useRef<HTMLElement | null>(null);
  last.current = part.current;
  useLayoutEffect(
    () => () => {
      // When the part goes with the focus in it, the browser has none left.
      const now = document.activeElement;
      if (now === null || now === document.body || (last.current?.contains(now) ?? false)) giveBack();
    },
    [],
  );
  return { part, target, giveBack };
}
