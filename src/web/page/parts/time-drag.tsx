import { useRef, useState } from 'preact/hooks';
import type { Span } from '../logic/window.ts';

// A press that moves less is a click.
const LEAST_DRAG = 4;

/** Where a pointer is: its time, and what is drawn there. */
export interface Pointed {
  readonly at: number;
  readonly on: EventTarget | null;
}

/** A pointer over a drawing of time: where it is, and the span that it drags. */
export interface TimeDrag {
  readonly drag: Span | undefined;
  readonly hover: Pointed | undefined;
  /** For the element around the drawing. */
  readonly handlers: Readonly<Record<string, (event: PointerEvent) => void>>;
}

/** Follows a pointer; `done` has the span that was dragged. A press without a move stays a click of what is drawn there. */
export function useTimeDrag(at: (event: PointerEvent) => number, done: (span: Span) => void): TimeDrag {
  const begun = useRef<{ readonly x: number; readonly at: number } | undefined>(undefined);
  const [drag, setDrag] = useState<Span | undefined>(undefined);
  const [hover, setHover] = useState<Pointed | undefined>(undefined);
  const move = (event: PointerEvent): void => {
    const now = at(event);
    setHover({ at: now, on: event.target });
    const start = begun.current;
    if (start === undefined || (drag === undefined && Math.abs(event.clientX - start.x) < LEAST_DRAG)) return;
    if (drag === undefined) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    setDrag({ from: Math.min(start.at, now), to: Math.max(start.at, now) });
  };
  const end = (isDone: boolean): void => {
    if (isDone && drag !== undefined && drag.from < drag.to) done(drag);
    begun.current = undefined;
    // The click that ends a drag comes after this and opens nothing.
    setTimeout(() => setDrag(undefined));
  };
  return {
    drag,
    hover,
    handlers: {
      onPointerDown: (e) => {
        if (e.button === 0) begun.current = { x: e.clientX, at: at(e) };
      },
      onPointerMove: move,
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
      onPointerLeave: () => setHover(undefined),
      onClickCapture: (e) => {
        if (drag !== undefined) e.stopPropagation();
      },
    },
  };
}
