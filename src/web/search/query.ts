import type { ColumnName } from '../../event/columns.ts';

/** What a search asks for, as plain data: every term must hold. Text is a byte string (base/text.ts). */
export interface Query {
  readonly terms: readonly Term[];
}

/** One condition, and where it stands in the text that was typed. */
export interface Term {
  readonly not: boolean;
  readonly match: Match;
  /** From and to in the typed text, UTF-16 units, `to` excluded. */
  readonly at: Span;
}

export type Span = readonly [number, number];

/** What must hold of a line: its raw text has something, or one of some columns has. */
export type Match =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly ignoreCase: boolean }
  | {
      readonly kind: 'field';
      /** The name as it was typed. */
      readonly field: string;
      /** One of these must pass the test. */
      readonly columns: readonly ColumnName[];
      readonly test: Test;
    };

export type Comparison = '<' | '<=' | '>' | '>=';

/** What a column is tested for. Letters A to Z match in either case, but in a `regex` without `ignoreCase`. */
export type Test =
  | { readonly test: 'any' }
  | { readonly test: 'is' | 'starts' | 'ends' | 'has'; readonly value: string }
  | { readonly test: 'regex'; readonly pattern: string; readonly ignoreCase: boolean }
  /** A number or a time (microseconds). */
  | { readonly test: 'compare'; readonly op: Comparison; readonly value: number }
  /** From `from` on and before `to`: a day, an hour, a minute. */
  | { readonly test: 'within'; readonly from: number; readonly to: number }
  /** First and last address of a range, in one spelling; both of one family. */
  | { readonly test: 'range'; readonly first: string; readonly last: string; readonly network: string };

/** A text to put in the place of another. */
export interface Fix {
  readonly at: Span;
  readonly text: string;
}

/** A search that cannot be understood: what, what to do, and where in the typed text. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly at: Span;
  /** Texts that may stand in the place of others, to mend it. */
  readonly fixes: readonly Fix[];
  constructor(what: string, whatToDo: string, at: Span, fixes: readonly Fix[] = []) {
    super(`${what}; ${whatToDo}`);
    this.at = at;
    this.fixes = fixes;
  }
}
