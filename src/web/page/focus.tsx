import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { keysOf } from './logic/keys.ts';
import { keySettings } from './state.tsx';

// The key that was pressed last; none when the last thing that a person did was not pressing a key.
let pressed: string | undefined;
document.addEventListener('keydown', (event) => (pressed = event.key), true);
document.addEventListener('pointerdown', () => (pressed = undefined), true);

/** Whether the key that was pressed last opens things; others only move about, and a part goes along with them. */
function isOpening(): boolean {
  return (
    pressed === ' ' || pressed === 'Enter' || keysOf('row.open', keySettings.value).some((k) => k === pressed)
  );
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body || element.id === 'main';
}

/** Gives the focus to a part whose rows move by the keys of the page (`at` names the row), when nothing else has it. */
export function useFocusAlong(part: { readonly current: HTMLElement | null }, at: string | undefined): void {
  useEffect(() => {
    if (at !== undefined && pressed !== undefined && isNowhere(document.activeElement))
      part.current?.focus({ preventScroll: true });
  }, [at]);
}

/**
 * Moves the focus into a part when a key outside of it opens it or shows something else in it (`what`), and back to
 * where it was when the part goes. A part that was opened with the mouse leaves the focus where it is.
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
    if (part.current?.contains(now) ?? false) return;
    // What a key was pressed on opens a proof: a chip, or a row that says so; else the key itself opens what is chosen.
    const opens = now?.matches('a[data-chip], [data-open], [data-row]') ?? false;
    const byKey = pressed !== undefined && (opens || isOpening());
    if (opens || byKey) opener.current = now === document.body ? null : now;
    if (byKey) target.current?.focus({ preventScroll: true });
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
