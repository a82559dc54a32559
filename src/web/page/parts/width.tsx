import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const STEP = 20;
const NARROWEST = 320;
const WIDEST = 4000;

/** The width that a drawing has, in steps, so that not every pixel asks anew; 0 until it is known. */
export function useWidth(): {
  readonly box: { readonly current: HTMLDivElement | null };
  readonly width: number;
} {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      const wide = Math.floor(element.clientWidth / STEP) * STEP;
      if (wide > 0) setWidth(Math.min(WIDEST, Math.max(NARROWEST, wide)));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}
