/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Kinds of request by what they cost. A page at work stays far below; what runs wild is held back. */
export const RATES = {
  /** Tries of the token: a wrong one teaches nothing, many are an attack. */
  enter: { burst: 10, perSecond: 0.2 },
  light: { burst: 400, perSecond: 200 },
  /** Questions to the engine or to the evidence that a person wrote. */
  heavy: { burst: 40, perSecond: 8 },
  /** Work that goes on for long, to begin or to end. */
  job: { burst: 6, perSecond: 0.1 },
  /** Entries of the journal. */
  write: { burst: 60, perSecond: 5 },
} as const satisfies Record<string, Rate>;

export type RateName = keyof typeof RATES;

/** A bucket for each kind: {@link Limiter.take} gives the seconds to wait, 0 when the request may go on. */
export interface Limiter {
  readonly take: (name: RateName) => number;
}

/** A limiter; `now` gives microseconds. */
export function limiter(now: () => number): Limiter {
  const buckets = new Map<RateName, { readonly left: number; readonly at: number }>();
  return {
    take: (name) => {
      const { burst, perSecond } = RATES[name];
      const at = now();
      const before = buckets.get(name) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1e6) * perSecond);
      if (left < 1) {
        buckets.set(name, { left, at });
        return Math.ceil((1 - left) / perSecond);
      }
      buckets.set(name, { left: left - 1, at });
      return 0;
    },
  };
}
