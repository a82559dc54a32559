/** What the server and screen 6 say to each other. */

/** A condition of a search, as a chip shows it. */
export interface ToldTerm {
  /** As it was typed, control characters spelled out. */
  readonly text: string;
  /** The same in one spelling: times in UTC, addresses in one form. */
  readonly read: string;
  readonly not: boolean;
  /** Where it stands in the typed text. */
  readonly from: number;
  readonly to: number;
}

/** A search that cannot be understood, and where. */
export interface ToldWrong {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** Whole searches that may have been meant. */
  readonly meant: readonly string[];
}

/** Hits of a stretch of time: minutes since 1970 UTC at which it begins, and how many. */
export type TimeCount = readonly [minute: number, count: number];

/** What a search is read as, and what there is to search. */
export type SearchStart =
  | { readonly state: 'wrong'; readonly wrong: ToldWrong }
  /** The records are being prepared; `prepared` is the share that is done. */
  | { readonly state: 'waiting'; readonly terms: readonly ToldTerm[]; readonly prepared: number }
  | {
      readonly state: 'ready';
      readonly terms: readonly ToldTerm[];
      /** Parts of the table that may hold hits, from `first` on and before `last`. */
      readonly first: number;
      readonly last: number;
      /** The minutes since 1970 UTC that those may lie in, from and to; `null` when no record has a time. */
      readonly span: readonly [from: number, to: number] | null;
      /** Minutes of a stretch of time that hits are counted by: as short as the span allows. */
      readonly unit: number;
      /** Records in them, and in all. */
      readonly rows: number;
      readonly all: number;
      /** The exact answer where it is known without reading lines. */
      readonly known: { readonly count: number; readonly times: readonly TimeCount[] } | null;
      /** Parts of which every record is a hit, from `from` on, each with its number of them: they need not be asked for. */
      readonly whole: { readonly from: number; readonly rows: readonly number[] } | null;
      /** The first hits, where they lie in those: as many as are in view, or all of the first part. */
      readonly hits: readonly LineRow[] | null;
      /** What was found in the parts from `first` on, as far as it got; `null` where nothing need be looked for there. */
      readonly slice: SliceAnswer | null;
      /** Files and lines that are no logs (configuration, listings) and are not searched. */
      readonly beside: { readonly files: number; readonly lines: number };
      /** Whether the text of some lines could not be read again: only their fields are searched. */
      readonly textGone: boolean;
    };

/** What was found in some parts of the table; parts without hits before `from` are counted in `rows`. */
export interface SliceAnswer {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly times: readonly TimeCount[];
  /** Records that were looked at. */
  readonly rows: number;
  /** Where the hits stand, when they are few: `time:file:line`, in order. Else they are asked for by number. */
  readonly keys: readonly string[] | null;
  /** The first hits, where they were wanted: as many as are in view. */
  readonly hits: readonly LineRow[];
  /** How many parts to ask for next, so that an answer takes no longer than it should. */
  readonly next: number;
}

/** Lines that were asked for. */
export interface HitsAnswer {
  readonly hits: readonly LineRow[];
}

/** A run of a raw line: of a parsed field, found by the search, or neither. */
export interface LinePiece {
  readonly text: string;
  readonly column?: string;
  readonly hit?: true;
}

/** A value that was parsed from a line. */
export interface LineField {
  readonly column: string;
  /** Control characters spelled out; long values are cut. */
  readonly value: string;
  /** What searches for it: `account:"hr"`. */
  readonly term: string;
}

/** A line that was found. */
export interface LineRow {
  readonly ref: string;
  readonly path: string;
  readonly line: number;
  /** Empty when the line has no time. */
  readonly iso: string;
  readonly pieces: readonly LinePiece[];
  /** Bytes of the line that are not in `pieces`. */
  readonly cut: number;
  /** What stands around the first hit behind the cut; none where one stands before it. */
  readonly later: readonly LinePiece[];
  readonly fields: readonly LineField[];
}

/** Rows of a question in SQL. */
export interface SqlRows {
  readonly state: 'rows';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns whose values are numbers. */
  readonly numeric: readonly boolean[];
  /** Whether there are more rows than were taken. */
  readonly more: boolean;
  /** Cells that were cut. */
  readonly cut: number;
  readonly milliseconds: number;
}

/** A question in SQL that was refused or failed: what was said, and which kind of help to give. */
export interface SqlFailure {
  readonly state: 'failed';
  readonly error: string;
  readonly hint:
    | 'shape'
    | 'syntax'
    | 'column'
    | 'table'
    | 'function'
    | 'aggregate'
    | 'time'
    | 'memory'
    | 'type'
    | 'other';
}

export type SqlResult = SqlRows | SqlFailure;

/** How the engine would answer. */
export type SqlPlan = { readonly state: 'plan'; readonly lines: readonly string[] } | SqlFailure;

/** A table that SQL may ask. */
export interface ToldTable {
  readonly name: string;
  readonly means: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly means: string;
    readonly ecs: string;
  }[];
}

/** What can be asked: tables for SQL, fields for a search. */
export interface Schema {
  readonly tables: readonly ToldTable[];
  readonly examples: readonly { readonly means: string; readonly sql: string }[];
}

/** A search as a Sigma rule. */
export interface ToldRule {
  readonly yaml: string;
  /** A line that the rule finds, as raw text; empty when there is none yet. */
  readonly line: string;
  /** Conditions that Sigma cannot say, left out of the rule. */
  readonly left: readonly string[];
}

/** A line's ref, found by its file and number. */
export interface FoundLine {
  readonly ref: string;
}
