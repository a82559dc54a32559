import type { Grade, Link } from '../../case/common.ts';
import type { Cited, Piece } from '../wire.ts';

/** What a row of the scope can be, from the outermost to the innermost. */
export type ScopeKind = 'account' | 'mailbox' | 'message' | 'attachment' | 'contacts' | 'file' | 'set';

/** Values that rows can be filtered by. */
export type ScopeDimension = 'grade' | 'link' | 'kind' | 'how' | 'account' | 'mailbox' | 'day';

/** How something was reached, in the order of the facet. */
export type ScopeHow =
  | 'webmail-view'
  | 'webmail-preview'
  | 'webmail-source'
  | 'webmail-part'
  | 'webmail-archive'
  | 'webmail-list'
  | 'webmail-export'
  | 'webmail'
  | 'imap'
  | 'imap-headers'
  | 'pop3'
  | 'pop3-head'
  | 'rule'
  | 'ssh'
  | 'other';

/** So many to so many of the candidates, by the `n`th set of the Case from 1. */
export interface ScopeCount {
  readonly n: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly candidates: number;
  readonly grade: Grade;
}

/** Messages that only counts tell of, beyond those that items of the Case name. */
export interface ScopeByCount {
  readonly least: number;
  /** At most. */
  readonly more: number;
}

/** What of an account or a mailbox has a grade. */
export interface ScopeTally extends ScopeByCount {
  readonly grade: Grade;
  readonly messages: number;
  /** Attachments, address books, files. */
  readonly others: number;
}

/** One row of the tree. */
export interface ScopeRow {
  /** Its number in the tree of this case; the same in every view. */
  readonly id: number;
  /** What the drawer opens: `item:12`, `set:3`, `account:hr@univ.example`; empty for a mailbox. */
  readonly of: string;
  readonly kind: ScopeKind;
  /** 1 for accounts. */
  readonly level: number;
  /** Whether it is unfolded; `null` when nothing is below it in this view. */
  readonly open: boolean | null;
  readonly title: readonly Piece[];
  readonly grade: Grade;
  readonly link: Link;
  readonly account: string;
  readonly mailbox: string;
  readonly bytes: number;
  /** ISO; empty when it has none of its own. */
  readonly time: string;
  readonly how: ScopeHow | '';
  /** Share that the logs cover, 0 to 1; `null` when the Case does not say. */
  readonly coverage: number | null;
  /** What is in an account or a mailbox by grade, without what only its owner touched. */
  readonly tally: readonly ScopeTally[];
  /** Messages that the Case knows there to be; 0 when it does not say. */
  readonly known: number;
  /** Of a set; of an account or a mailbox without messages of its own: its strongest. */
  readonly count: ScopeCount | null;
  readonly cited: Cited;
  /** Place in the view of the row that this one is in; -1 for accounts. */
  readonly up: number;
}

/** Rows of a view. */
export interface ScopePage {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ScopeRow[];
  /** Where the row that was asked for is now, or the one that it is folded into; -1 when it is filtered out. */
  readonly at: number;
}

/** A value of a facet, and the items that it would leave, by grade. */
export interface ScopeFacetValue extends ScopeByCount {
  readonly value: string;
  readonly count: number;
  /** Items by grade, in the order of the ladder. */
  readonly grades: readonly number[];
  /** Accounts that have this grade or link themselves, and counts (sets) that do. */
  readonly accounts: number;
  readonly sets: number;
}

/** What stands beside the table. */
export interface ScopeFacets extends ScopeByCount {
  readonly facets: Readonly<Record<Exclude<ScopeDimension, 'mailbox' | 'day'>, readonly ScopeFacetValue[]>>;
  /** Accounts that the facet leaves out: it has the first by number of items and of what counts allow. */
  readonly moreAccounts: number;
  /** What passes the filter. */
  readonly items: number;
  readonly sets: number;
  readonly accounts: number;
  /** Accounts that pass, or in which something does. */
  readonly inAccounts: number;
  /** All that the case has. */
  readonly ofItems: number;
  /** Personal data was looked for in this case. */
  readonly personalData: boolean;
}

/** Selected rows taken together. */
export interface ScopeUnion {
  /** Distinct messages: one Message-ID is one message, in however many mailboxes it lies. */
  readonly messages: number;
  readonly attachments: number;
  readonly others: number;
  readonly bytes: number;
  readonly accounts: number;
  /** Messages at most that only counts tell of, beside these. */
  readonly more: number;
  /** Rows that are selected, but neither pass the filter nor have anything in them that does. */
  readonly hidden: number;
}
