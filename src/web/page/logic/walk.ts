/** A step among rows. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

/** The row that a step from `now` (-1: from none) leads to, of `count`; -1 when there is none. */
export function stepTo(now: number, step: Step, count: number, page: number): number {
  if (count <= 0) return -1;
  const last = count - 1;
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'next':
      return Math.min(last, now + 1);
    case 'previous':
      return Math.max(0, now - 1);
    case 'page-down':
      return Math.min(last, now + page);
    case 'page-up':
      return Math.max(0, now - page);
  }
}
