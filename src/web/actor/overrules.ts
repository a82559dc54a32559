import type { Desk } from '../desk.ts';
import type { CellValue } from '../wire/actor.ts';
import { type Matrix, STEPS } from './matrix.ts';

/** Something that an analyst put in the place of what was computed, as the journal has it. */
export interface Overrule {
  readonly about: string;
  readonly value: string;
  readonly text: string;
  readonly who: string;
  readonly time: string;
}

/** Overrules by what they are about; the last one stands. */
export type Overrules = ReadonlyMap<string, Overrule>;

/** What stands in the journal of a desk. */
export function overrulesOf(_desk: Desk): Overrules {
  return new Map();
}

/** Sums of a column, as computed and with overrules. */
export interface Sums {
  readonly before: number;
  readonly after: number;
  readonly againstBefore: number;
  readonly againstAfter: number;
}

/** Whether a text is a value of a cell. */
export function isCellValue(text: string): text is CellValue {
  return Object.hasOwn(STEPS, text);
}

/** A matrix with overrules on top: the overrule of each cell, and the sums of each column. */
export function applied(
  matrix: Pick<Matrix, 'columns' | 'rows'>,
  overrules: Overrules,
): {
  readonly of: (about: string) => (Overrule & { readonly value: CellValue }) | undefined;
  readonly sums: readonly Sums[];
} {
  const of = (about: string): (Overrule & { readonly value: CellValue }) | undefined => {
    const one = overrules.get(about);
    return one !== undefined && isCellValue(one.value) ? { ...one, value: one.value } : undefined;
  };
  const sums = matrix.columns.map((_, i) => {
    const cells = matrix.rows.flatMap((r) => r.cells[i] ?? []);
    const before = cells.map((c) => STEPS[c.computed]);
    const after = cells.map((c) => STEPS[of(c.about)?.value ?? c.computed]);
    const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
    const against = (list: readonly number[]): number => sum(list.map((n) => Math.max(0, -n)));
    return {
      before: sum(before),
      after: sum(after),
      againstBefore: against(before),
      againstAfter: against(after),
    };
  });
  return { of, sums };
}
