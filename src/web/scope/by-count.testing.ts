import type { Case } from '../../case/case.ts';
import type { ItemSet } from '../../case/judgement.ts';

/** Messages at least and at most that some sets tell of, beyond those that items of the case name. */
export function beyondIn(
  file: Case,
  sets: readonly ItemSet[],
): { readonly least: number; readonly more: number } {
  const boxOf = (s: ItemSet): string => JSON.stringify([s.account, s.mailbox, s.grade]);
  const named = (s: ItemSet): number =>
    s.sessions.reduce(
      (n, id) =>
        n +
        file.items.filter((i) => i.kind === 'message' && i.grade === s.grade && i.sessions.includes(id))
          .length,
      0,
    );
  const boxes = [...new Set(sets.map(boxOf))].map((box) => sets.filter((s) => boxOf(s) === box));
  const sums = boxes.map((box) => {
    const open = box.map((s) => Math.max(0, s.atMost - named(s)));
    const sum = open.reduce((a, b) => a + b, 0);
    return {
      least: Math.max(0, ...box.map((s) => s.atLeast - named(s))),
      more: Math.min(sum, Math.max(...open, ...box.map((s) => s.candidates))),
    };
  });
  return {
    least: sums.reduce((n, one) => n + one.least, 0),
    more: sums.reduce((n, one) => n + one.more, 0),
  };
}
