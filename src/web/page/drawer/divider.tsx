import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.tsx';

const LEAST = 20;
const MOST = 80;
const STEPS = [30, 40, 55, 70];
// Beside the screen the drawer takes a share of the width, below it a share of the height; each is kept by itself.
const small = matchMedia('(max-width: 1100px)');
const below = signal(small.matches);
small.addEventListener('change', () => (below.value = small.matches));
const KEPT = { beside: 'constat-drawer', below: 'constat-drawer-below' } as const;
const sizes = { beside: signal(readSize(KEPT.beside, 40)), below: signal(readSize(KEPT.below, 60)) };

function readSize(name: string, usual: number): number {
  const value = Number(localStorage.getItem(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= LEAST && value <= MOST ? value : usual;
}

function sizeNow(): number {
  return sizes[below.value ? 'below' : 'beside'].value;
}

function keep(value: number): void {
  const which = below.value ? 'below' : 'beside';
  sizes[which].value = Math.min(MOST, Math.max(LEAST, Math.round(value)));
  localStorage.setItem(KEPT[which], String(sizes[which].value));
}

/**
 * The edge of the drawer: moved by drag, by arrow keys, Home and End, or from one usual size to the next by a click.
 */
export function Divider() {
  const dragged = useRef(false);
  const size = sizeNow();
  useEffect(() => {
    document.documentElement.style.setProperty('--drawer', String(size));
  }, [size]);
  const moved = (event: PointerEvent): void => {
    const at = event.currentTarget;
    if (!(at instanceof HTMLElement) || !at.hasPointerCapture(event.pointerId)) return;
    dragged.current = true;
    keep(100 * shareAt(event));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the window splitter of ARIA
    <div
      class="divider"
      role="separator"
      tabIndex={0}
      aria-orientation={below.value ? 'horizontal' : 'vertical'}
      aria-label={t('page.drawer.size')}
      title={t('page.drawer.size-means')}
      aria-valuenow={size}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={(e) => {
        dragged.current = false;
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={moved}
      onClick={() => {
        if (!dragged.current) keep(STEPS.find((s) => s > size) ?? STEPS[0] ?? LEAST);
      }}
      onKeyDown={moveByKey}
    />
  );
}

/** The share of the window that the drawer has when its edge is where the pointer is. */
function shareAt({ clientX, clientY }: PointerEvent): number {
  return below.value ? 1 - clientY / window.innerHeight : 1 - clientX / window.innerWidth;
}

function moveByKey(event: KeyboardEvent): void {
  const next = keyed(event.key);
  if (next === undefined) return;
  event.preventDefault();
  keep(next);
}

function keyed(key: string): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return sizeNow() + 2;
    case 'ArrowRight':
    case 'ArrowDown':
      return sizeNow() - 2;
    case 'Home':
      return LEAST;
    case 'End':
      return MOST;
    default:
      return undefined;
  }
}
