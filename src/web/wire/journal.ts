import type { Draft, EntryKind } from '../../journal/entry.ts';
import type { Piece } from '../wire.ts';

/** An entry of the journal. Text of people is made visible like text of evidence, and shown as text. */
export interface ToldJournalEntry {
  /** Its place in the file, from 1; the page knows it by that. */
  readonly at: number;
  /** Its own number. */
  readonly n: number;
  readonly time: string;
  readonly kind: EntryKind;
  /** What it is about as the page opens it; empty for the whole case, and for what the case has no longer. */
  readonly about: string;
  readonly subject: readonly Piece[];
  /** Whether the case no longer has what it is about. */
  readonly lost: boolean;
  /** Whether it was written about an earlier computation of the case. */
  readonly earlier: boolean;
  readonly value: string;
  /** Lines of text. */
  readonly text: string;
  readonly who: string;
  readonly proven: boolean;
}

/** What stands of one subject, as places of entries; 0 for none. */
export interface ToldStood {
  readonly about: string;
  readonly notes: readonly number[];
  readonly mark: number;
  readonly overrule: number;
  readonly done: number;
  readonly withdrawn: readonly { readonly entry: number; readonly by: number }[];
  /** The computed judgement, which no overrule changes; empty where nothing is judged. */
  readonly computed: string;
}

/** The journal from an entry on. */
export interface JournalSaid {
  /** Entries after the place that was asked from, not necessarily all. */
  readonly entries: readonly ToldJournalEntry[];
  /** Entries in all. */
  readonly count: number;
  /** How the subjects of these entries stand now. */
  readonly stood: readonly ToldStood[];
  /** Number and hash of the last entry of all. */
  readonly last: number;
  readonly head: string;
  /** Where the chain is broken; empty when it is whole. */
  readonly broken: string;
  readonly remarks: readonly string[];
}

/** What the page sends to be taken down; `after`: how many entries it knows. */
export interface JournalWrite extends Draft {
  readonly after: number;
}

/** What of a subject can be overruled. */
export interface Judged {
  /** Empty when nothing was computed. */
  readonly computed: string;
  /** None when it has no judgement. */
  readonly choices: readonly string[];
}
