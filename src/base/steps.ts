import { setImmediate as breathe } from 'node:timers/promises';

/**
 * Work of some seconds, cut into steps of a few milliseconds each: whoever can wait lets others in between, whoever
 * cannot gets what is left of it done at once.
 */
export interface Stepwise<T> {
  /** What it comes to; whatever is left is done now. */
  readonly now: () => T;
  /** The same, when the steps are done between what else there is to do. */
  readonly soon: () => Promise<T>;
}

/** Begins nothing yet: `make` runs when it is first asked for, as far as its next `yield` each time. */
export function stepwise<T>(make: () => Generator<void, T>): Stepwise<T> {
  let running: Generator<void, T> | undefined;
  let made: { readonly value: T } | undefined;
  const step = (): { readonly value: T } | undefined => {
    if (made !== undefined) return made;
    const own = running ?? make();
    // What threw is begun anew, and throws again.
    running = undefined;
    const { done, value } = own.next();
    if (done === true) made = { value };
    else running = own;
    return made;
  };
  return {
    now: () => {
      for (;;) {
        const found = step();
        if (found !== undefined) return found.value;
      }
    },
    soon: async () => {
      for (;;) {
        const found = step();
        if (found !== undefined) return found.value;
        await breathe();
      }
    },
  };
}
