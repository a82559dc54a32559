import type { AddressTries } from '../actors/attempts.ts';
import type { Built } from '../actors/build.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';

type Window = World['window'];

/** The time that was asked for; all of it where nobody asked, so that a stray record's finding is told too. */
export function askedFor({
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
}: {
  readonly from: number | undefined;
  readonly to: number | undefined;
}): Window {
  return { from, to };
}

/**
 * Keeps what touches the window. What lies outside it still helps to judge (an address that an account used for
 * months is a habit), but is not reported.
 */
export function signalsIn(window: Window, signals: readonly Signal[]): readonly Signal[] {
  return signals.filter((s) => s.from <= window.to && s.to >= window.from);
}

/** Tries that touch the window. */
export function triesIn(window: Window, tries: readonly AddressTries[]): readonly AddressTries[] {
  return tries.filter((t) => t.first <= window.to && t.last >= window.from);
}

/** Sessions that touch the window, and what webmail sessions among them opened. */
export function sessionsIn(window: Window, built: Built): Built {
  const kept = built.sessions.filter((s) => s.start <= window.to && s.end >= window.from);
  const ids = new Set(kept.map((s) => s.id));
  return { ...built, sessions: kept.filter((s) => s.parent === '' || ids.has(s.parent)) };
}
