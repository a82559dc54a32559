import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.tsx';

const KEPT = 'constat-drawer';
const LEAST = 20;
const MOST = 75;
const STEPS = [30, 40, 55, 70];
const SMALL = '(max-width: 1100px)';

/** Share of the window that the drawer takes, in percent: of the width beside the screen, of the height below it. */
const size = signal(readSize(localStorage.getItem(KEPT)));

function readSize(text: string | null): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= LEAST && value <= MOST ? value : 40;
}

function keep(value: number): void {
  size.value = Math.min(MOST, Math.max(LEAST, Math.round(value)));
  localStorage.setItem(KEPT, String(size.value));
}

/**
 * The edge of the drawer: moved by drag, by arrow keys, Home and End, or from one usual size to the next by a click.
 */
export function Divider() {
  const dragged = useRef(false);
  const small = matchMedia(SMALL).matches;
  useEffect(() => {
    document.documentElement.style.setProperty('--drawer', String(size.value));
  }, [size.value]);
  const moved = (event: PointerEvent): void => {
    const at = event.currentTarget;
    if (!(at instanceof HTMLElement) || !at.hasPointerCapture(event.pointerId)) return;
    dragged.current = true;
    const share = matchMedia(SMALL).matches
      ? 1 - event.clientY / window.innerHeight
      : 1 - event.clientX / window.innerWidth;
    keep(share * 100);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the window splitter of ARIA
    <div
      class="divider"
      role="separator"
      tabIndex={0}
      aria-orientation={small ? 'horizontal' : 'vertical'}
      aria-label={t('page.drawer.size')}
      title={t('page.drawer.size-means')}
      aria-valuenow={size.value}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={(e) => {
        dragged.current = false;
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={moved}
      onClick={() => {
        if (!dragged.current) keep(STEPS.find((s) => s > size.value) ?? STEPS[0] ?? LEAST);
      }}
      onKeyDown={(e) => {
        const next = keyed(e.key);
        if (next === undefined) return;
        e.preventDefault();
        keep(next);
      }}
    />
  );
}

function keyed(key: string): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return size.value + 2;
    case 'ArrowRight':
    case 'ArrowDown':
      return size.value - 2;
    case 'Home':
      return LEAST;
    case 'End':
      return MOST;
    default:
      return undefined;
  }
}
