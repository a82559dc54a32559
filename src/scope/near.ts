import { SECOND } from '../base/time.ts';
import type { BuiltSession } from '../sessions/built.ts';

/** Connections of the session within the time that a request takes; the nearest first. */
export function near(children: readonly BuiltSession[], time: number): readonly BuiltSession[] {
  return children
    .filter((c) => c.start >= time - 3 * SECOND && c.start <= time + 4 * SECOND)
    .sort((a, b) => Math.abs(a.start - time) - Math.abs(b.start - time) || a.start - b.start);
}
