import { useMemo, useState } from 'preact/hooks';

const STEP = 20;
const NARROWEST = 320;
const WIDEST = 4000;

/** What a drawing of some name was wide in a window of some width: most likely it is so again. */
const last = new Map<string, number>();

/**
 * The width that a drawing has, in steps, so that not every pixel asks anew. Until it is known it is what it was when a
 * drawing of that name was last seen in a window as wide; 0 for the first. `box` goes to the element as its `ref`.
 */
export function useWidth(name: string): {
  readonly box: (element: HTMLDivElement | null) => void;
  readonly width: number;
} {
  const [width, setWidth] = useState(() => last.get(keyOf(name)) ?? 0);
  const box = useMemo(() => {
    let watch: ResizeObserver | undefined;
    return (element: HTMLDivElement | null): void => {
      watch?.disconnect();
      if (element === null) return;
      // Told after each layout, the first one too: to measure it here would cost a layout of its own.
      watch = new ResizeObserver(([entry]) => {
        const wide = Math.floor((entry?.contentRect.width ?? 0) / STEP) * STEP;
        if (wide === 0) return;
        const next = Math.min(WIDEST, Math.max(NARROWEST, wide));
        last.set(keyOf(name), next);
        setWidth(next);
      });
      watch.observe(element);
    };
  }, []);
  return { box, width };
}

function keyOf(name: string): string {
  return `${name} ${innerWidth}`;
}
