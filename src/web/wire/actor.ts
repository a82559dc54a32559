import type { Link } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import type { Drawn } from '../../report/draw/drawn.ts';
import type { LineKind } from '../../report/draw/graph-line.ts';
import type { OverruledCount } from '../../report/overrules.ts';
import type { Cited, Piece, Told, ToldReason } from '../wire.ts';

/** What the actor screen and the server say to each other. Text of evidence is visible already (base/text.ts). */

/** Somebody in the list; with an empty id all sessions that are nobody's. */
export interface ToldActor {
  readonly id: string;
  /** Place in the Case's list, for numbers that a test counts again; -1 for nobody. */
  readonly at: number;
  readonly addressCount: number;
  readonly accounts: readonly string[];
  readonly accountCount: number;
  readonly first: string;
  readonly last: string;
  readonly sessions: number;
  /** Sessions by judgement; those without are left out. */
  readonly judged: Readonly<Partial<Record<Session['judgement'], number>>>;
  /** What people judged otherwise, by what was computed. */
  readonly overruled: readonly OverruledCount[];
  readonly tries: number;
  readonly bonds: number;
  /** How strongly the place that hangs on least is held; `null` with one place, or for nobody. */
  readonly weakest: number | null;
  readonly cited: Cited;
}

/** A page of the list of actors; {@link next} is the id to go on after, empty at the end. */
export interface ActorList {
  readonly actors: readonly ToldActor[];
  readonly count: number;
  /** Whether there are sessions that are nobody's. */
  readonly hasNobody: boolean;
  readonly next: string;
}

/** A session in the list of an actor. */
export interface ToldSession {
  readonly id: string;
  readonly account: string;
  readonly protocol: Session['protocol'];
  readonly address: string;
  readonly start: string;
  readonly end: string;
  readonly startLogged: boolean;
  readonly endLogged: boolean;
  readonly judgement: Session['judgement'];
  readonly link: Link;
  /** Connections that webmail opened in it. */
  readonly opened: number;
  /** Other sessions of the actor from the same place. */
  readonly siblings: number;
  /** What ties it to other sessions, heaviest first. */
  readonly binds: readonly ToldReason[];
  /** The other reasons for its judgement. */
  readonly because: readonly ToldReason[];
  readonly against: readonly ToldReason[];
  readonly cited: Cited;
}

/** A page of an actor's sessions. */
export interface SessionPage {
  readonly sessions: readonly ToldSession[];
  /** Sessions that the filter lets through, without the connections that webmail opened. */
  readonly count: number;
  readonly next: string;
}

/** A bond between two places of an actor. */
export interface ToldBond extends Told {
  readonly a: string;
  readonly b: string;
  readonly kind: LineKind;
  readonly weight: number;
  /** Number of the link in its actor, from 1. */
  readonly link: number;
  readonly dropped: boolean;
}

/** A node of the graph as a row of its table. */
export interface NodeRow {
  /** `session:S3` opens the session; `list:S3` lists the sessions that were folded, of which it is the first. */
  readonly open: string;
  readonly first: string;
  readonly protocol: Session['protocol'];
  readonly place: string;
  readonly accounts: readonly string[];
  readonly accountCount: number;
  readonly sessions: number;
  readonly from: string;
  readonly to: string;
  readonly judgement: Session['judgement'];
  /** What people judged otherwise, by what was computed. */
  readonly overruled: readonly OverruledCount[];
  readonly leaves: boolean;
}

/** The graph of an actor, and what a threshold makes of it. */
export interface ActorGraphAnswer {
  readonly id: string;
  /** What it was asked for, in steps of 0.05. */
  readonly threshold: number;
  readonly drawn: Drawn;
  readonly legend: readonly { readonly kind: LineKind; readonly drawn: Drawn }[];
  readonly rows: readonly NodeRow[];
  readonly bonds: readonly ToldBond[];
  readonly bondCount: number;
  readonly left: { readonly sessions: number; readonly places: number; readonly bonds: number };
  /** Place that the threshold is measured from. */
  readonly anchor: string;
  readonly sessions: number;
  readonly leaving: number;
  readonly staying: number;
  /** So many somebodies it would be. */
  readonly groups: number;
  /** Where something leaves: the first sessions of each place, strongest held last. */
  readonly steps: readonly LeavingStep[];
  readonly attempts: readonly ToldAttempt[];
  /** Tries against the accounts of these sessions from addresses that are not the actor's: most first, and all counted. */
  readonly others: { readonly attempts: readonly ToldAttempt[]; readonly count: number };
}

/** Places that leave above a strength. */
export interface LeavingStep {
  readonly strength: number;
  readonly places: readonly string[];
  readonly placeCount: number;
  readonly sessions: number;
}

/** Tries that belong to an actor. */
export interface ToldAttempt {
  readonly at: number;
  readonly kind: 'spray' | 'guess' | 'stuffing' | 'scan' | 'exploit';
  readonly addresses: readonly string[];
  readonly addressCount: number;
  readonly accountCount: number;
  readonly tries: number;
  readonly first: string;
  readonly last: string;
  readonly entered: boolean;
  readonly cited: Cited;
}

/** An address of an actor, as far as the Case knows it. */
export interface ToldAddress {
  readonly address: string;
  /** First and last session or try from it. */
  readonly first: string;
  readonly last: string;
  readonly accounts: readonly string[];
  readonly accountCount: number;
  /** Sessions, and the connections that webmail opened in them. */
  readonly sessions: number;
  readonly opened: number;
  readonly tries: number;
  readonly side: 'inside' | 'outside' | 'unknown';
  readonly cited: Cited;
}

/** A page of addresses. */
export interface AddressPage {
  readonly addresses: readonly ToldAddress[];
  readonly count: number;
  readonly next: string;
}

/** Values of a cell, from what speaks most for a column to what speaks most against it. */
export type CellValue = '++' | '+' | '0' | '-' | '--';

/** A cell of evidence against hypotheses. */
export interface ToldCell {
  /** What an overrule is about: `cell:<row>/<column>`. */
  readonly about: string;
  readonly computed: CellValue;
  readonly cited: Cited;
}

/** Evidence against hypotheses. */
export interface ToldMatrix {
  /** Whose: an account, or empty for all of them. */
  readonly account: string;
  /** Accounts with a way in that was weighed. */
  readonly accounts: readonly string[];
  readonly kind: 'entry' | 'origin';
  readonly columns: readonly {
    readonly key: string;
    readonly title: readonly Piece[];
    readonly likelihood: string;
    /** Accounts that it was weighed for. */
    readonly accounts: number;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly pieces: readonly Piece[];
    /** Accounts that it was said of. */
    readonly accounts: number;
    readonly cells: readonly ToldCell[];
  }[];
  /** Whether the Case names hypotheses of origin. */
  readonly hasOrigin: boolean;
}
