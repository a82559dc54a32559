import { useEffect, useRef } from 'preact/hooks';

/**
 * Does what is wished at once when nothing was wished in the last `ms`; of wishes that follow each other more quickly
 * the first is done at once and the last when they rest.
 */
export function useRest(ms: number): (act: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (act) => {
    clearTimeout(timer.current);
    const now = performance.now();
    const isQuick = now - last.current < ms;
    last.current = now;
    if (isQuick) timer.current = setTimeout(act, ms);
    else act();
  };
}
