import type { CellValue } from '../../wire/actor.ts';

/** What each value adds to the sum of its column. */
const STEPS: Readonly<Record<CellValue, number>> = { '++': 2, '+': 1, '0': 0, '-': -1, '--': -2 };

/** Values of a cell, from what speaks most for a column to what speaks most against it. */
export const CELL_VALUES = ['++', '+', '0', '-', '--'] as const satisfies readonly CellValue[];

/** A matrix as far as sums need it. */
interface Computed {
  readonly columns: readonly unknown[];
  readonly rows: readonly {
    readonly cells: readonly { readonly about: string; readonly computed: CellValue }[];
  }[];
}

/**
 * Whether the columns of a matrix explain the same thing. Ways into different accounts do not: each may be true of its
 * own account, so that neither a sum nor a difference between them says anything.
 */
export function areRivals({
  kind,
  account,
  accounts,
}: {
  readonly kind: 'entry' | 'origin';
  readonly account: string;
  readonly accounts: readonly string[];
}): boolean {
  return kind === 'origin' || account !== '' || accounts.length < 2;
}

/** Sums of a column, as computed and with overrules; `against` counts the steps that speak against it. */
export interface Sums {
  readonly before: number;
  readonly after: number;
  readonly againstBefore: number;
  readonly againstAfter: number;
}

/** A matrix with overrules on top: the value of each cell as it stands, row by row, and the sums of each column. */
export interface Applied {
  readonly values: readonly (readonly CellValue[])[];
  readonly sums: readonly Sums[];
}

/** Puts overrules in the place of what was computed. `overrule` tells a cell's; what is no value of a cell overrules nothing. */
export function applied(matrix: Computed, overrule: (about: string) => string | undefined): Applied {
  const values = matrix.rows.map((row) =>
    row.cells.map(({ about, computed }) => CELL_VALUES.find((v) => v === overrule(about)) ?? computed),
  );
  const sums = matrix.columns.map((_, i) => {
    const before = matrix.rows.flatMap((r) => r.cells[i]?.computed ?? []);
    const after = values.flatMap((row) => row[i] ?? []);
    return {
      before: sumOf(before, (n) => n),
      after: sumOf(after, (n) => n),
      againstBefore: sumOf(before, (n) => Math.max(0, -n)),
      againstAfter: sumOf(after, (n) => Math.max(0, -n)),
    };
  });
  return { values, sums };
}

function sumOf(values: readonly CellValue[], count: (steps: number) => number): number {
  return values.reduce((n, v) => n + count(STEPS[v]), 0);
}

/** Whether the columns differ in a row: only then does it tell them apart. */
export function tellsApart(values: readonly CellValue[]): boolean {
  return new Set(values).size > 1;
}
