import { count, percent } from '../words.tsx';

/**
 * A number of the Case. `of` says what it counts, in a form that a test can count again from case.json:
 * `count items grade=taken link!=owner`, `sum evidence lines`, `least accounts coverage grade=taken`, or a path such as
 * `totals.lines`. It also says so to whoever points at it.
 */
export function N({ value, of }: { readonly value: number; readonly of: string }) {
  return (
    <data class="n" value={String(value)} data-of={of}>
      {count(value)}
    </data>
  );
}

/** The same for a share of 0 to 1. */
export function Share({ value, of }: { readonly value: number; readonly of: string }) {
  return (
    <data class="n" value={String(value)} data-of={of}>
      {percent(value)}
    </data>
  );
}
