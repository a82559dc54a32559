import type { Grade, Link } from '../case/common.ts';
import type { Drawn } from '../report/draw/drawn.ts';

/**
 * What the server and the page say to each other: plain data. Text of evidence never comes as markup; it comes as a
 * piece of its own, its control characters spelled out, and the page writes it as text.
 */

/** A run of text: words of the program, or text of evidence. */
export type Piece = { readonly words: string } | { readonly evidence: string };

/** A proof: its number in the whole Case (0: the Case cites it nowhere) and the line it stands for. */
export interface Chip {
  readonly n: number;
  readonly ref: string;
}

/** Proofs of something said: the first of them, and how many there are. */
export interface Cited {
  /** What is proved, as the drawer asks for it: `answer:1`, `session:S3`. */
  readonly of: string;
  readonly chips: readonly Chip[];
  /** The first line without a chip; empty when all have one. */
  readonly next: string;
  readonly count: number;
}

/** A sentence with its proofs. */
export interface Told {
  readonly pieces: readonly Piece[];
  readonly cited: Cited;
}

/** A reason for or against, with its weight in steps of 0.05. */
export interface ToldReason extends Told {
  readonly weight: number;
}

/** How many items and accounts have a grade, and how far the logs could have shown them. */
export interface Counter {
  readonly grade: Grade;
  readonly items: number;
  readonly accounts: number;
  /** Messages that only a count tells of, at least and at most. */
  readonly least: number;
  readonly more: number;
  readonly links: Readonly<Record<Exclude<Link, 'owner'>, number>>;
  /** Lowest coverage of the accounts of this grade, 0 to 1; `null` when there are none. */
  readonly coverage: number | null;
}

/** What every screen needs: the frame. */
export interface Frame {
  /** Name of the case's folder. */
  readonly name: string;
  readonly constat: string;
  readonly language: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly window: { readonly from: string; readonly to: string };
  /** The zone that most lines of the evidence were written in: IANA name or offset; empty when it is UTC. */
  readonly zone: string;
  /** Share of the window in which every way in was logged, 0 to 1; `null` when the Case does not say. */
  readonly coverage: number | null;
  readonly readOnly: boolean;
  /** Proofs that the Case cites. */
  readonly proofs: number;
  /** The shapes of the grades, as symbols `mark-taken` … to use. */
  readonly marks: readonly Drawn[];
}

/** How the parts behind the page are; asked for every few seconds. */
export interface Status {
  /** `moved`: no case lies in the folder any more; `replaced`: another one does. */
  readonly case: 'there' | 'moved' | 'replaced';
  readonly engine: 'ready' | 'preparing' | 'gone';
  /** 0 to 1 while preparing; what the engine said when it is gone. */
  readonly prepared: number;
  readonly complaint: string;
  /** Files of evidence by state. */
  readonly evidence: Readonly<Record<'unchecked' | 'same' | 'changed' | 'gone' | 'unreadable', number>>;
  /** Entries of the journal. */
  readonly journal: number;
  /** Where the journal's chain is broken; empty when it is whole. */
  readonly journalBroken: string;
}

/** What the token is exchanged for, beside a cookie: the first part of the path of everything else. */
export interface Entered {
  readonly way: string;
}

/** What the server says when it cannot do something: `where: what; what to do`. */
export interface Trouble {
  readonly error: string;
}

/** Something said, with the gap that it rests on where no line does: `gap:3`, else empty. */
export interface ToldOfGap extends Told {
  readonly gap: string;
}

/** The answer screen. */
export interface CaseScreen {
  /** Thresholds that somebody set by hand, as text; empty without any. */
  readonly thresholds: string;
  readonly statements: readonly ToldOfGap[];
  readonly counters: readonly Counter[];
  /** Items that only their owner touched; they are in no counter. */
  readonly ownerItems: number;
  readonly entry: readonly ToldEntry[];
  /** What was touched, account by account, strongest first. */
  readonly touched: readonly ToldAccount[];
  readonly accountsTouched: number;
  /** Decisive facts: reasons of sessions, heaviest first. */
  readonly facts: readonly ToldFact[];
  readonly origin: readonly { readonly pieces: readonly Piece[]; readonly likelihood: string }[];
  readonly wouldChange: readonly ToldOfGap[];
  /** First and last act of an intruder. */
  readonly first?: ToldMoment;
  readonly last?: ToldMoment;
  /** Ways in beyond those that are told. */
  readonly moreEntries: number;
  readonly questions: readonly ToldQuestion[];
}

/** A time with its proof. */
export interface ToldMoment {
  readonly time: string;
  readonly cited: Cited;
}

/** A line that the answer cites, for a paper that has no drawer. */
export interface EndNote {
  readonly n: number;
  readonly citation: string;
  /** Empty when the Case does not quote it. */
  readonly text: string;
}

/** What a print of the answer carries besides. */
export interface CasePrint {
  /** Of case.json, hex; empty when it cannot be read any more. */
  readonly sha256: string;
  readonly notes: readonly EndNote[];
}

/** A way in, weighed. */
export interface ToldEntry {
  /** As the drawer asks for it. */
  readonly of: string;
  readonly title: readonly Piece[];
  readonly likelihood: string;
  readonly account: string;
  readonly for: readonly Told[];
  readonly against: readonly Told[];
}

/** How much of an account has a grade. */
export interface ToldAmount {
  readonly grade: Grade;
  /** Items that a record names. */
  readonly named: number;
  /** Messages that only a count tells of, at least and at most. */
  readonly least: number;
  readonly most: number;
}

/** An account that somebody other than its owner touched. */
export interface ToldAccount {
  readonly account: string;
  readonly grade: Grade;
  readonly link: Link;
  readonly coverage: number;
  /** How much has each grade, the strongest first; what only the owner touched is left out. */
  readonly amounts: readonly ToldAmount[];
  readonly cited: Cited;
}

/** A decisive fact: a reason, and the session it speaks about. */
export interface ToldFact extends ToldReason {
  readonly session: string;
  readonly account: string;
}

/** How much of the window the logs could have shown, for one question over all accounts. */
export interface ToldQuestion {
  /** Its key, and whose it is; `''` for everybody's. */
  readonly question: string;
  readonly account: string;
  readonly pieces: readonly Piece[];
  readonly share: number;
  readonly longestGapSeconds: number;
  readonly missing: readonly (readonly Piece[])[];
}

/** What the drawer says of what was opened: what it is, what speaks for and against it, what bounds it. */
export interface ToldSubject {
  /** As it was asked for: `session:S3`. */
  readonly of: string;
  readonly title: readonly Piece[];
  readonly grade?: Grade;
  readonly link?: Link;
  /** Judgement of a session as it was computed. */
  readonly judgement?: string;
  readonly facts: readonly ToldFactRow[];
  readonly because: readonly ToldReason[];
  readonly against: readonly ToldReason[];
  /** What the logs could have shown, for its account and for all. */
  readonly coverage: readonly ToldQuestion[];
  /** Lines that prove it. */
  readonly count: number;
  readonly first: string;
}

/** A label and what it says. */
export interface ToldFactRow {
  /** Key of the label's words: `page.fact.account`. */
  readonly label: string;
  readonly value: readonly Piece[];
  /** An ISO time, to be shown on both clocks. */
  readonly time?: string;
  /** A number of the Case, and what it counts. */
  readonly number?: { readonly value: number; readonly of: string };
  /** What a click on it opens: `session:S3`. */
  readonly open?: string;
}
