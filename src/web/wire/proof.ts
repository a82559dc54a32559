import type { Grade, Link } from '../../case/common.ts';
import type { Piece } from '../wire.ts';

/** A line among those that prove a subject: which one it is, where it lies, how it is cited. */
export interface ToldProof {
  readonly ref: string;
  /** Its number in the whole Case; 0 when the Case cites it nowhere. */
  readonly number: number;
  /** Which of the subject's proofs it is, from 1; 0 when it is none of them. */
  readonly nth: number;
  readonly count: number;
  /** Proofs before and after it; empty at the ends. */
  readonly previous: string;
  readonly next: string;
  readonly first: string;
  readonly last: string;
  readonly place: ToldPlace;
  /** For a report or a command: `mx1.tar.gz!var/log/mail.log:81233 (byte 9182331, sha256 ab12…)`. */
  readonly citation: string;
}

/** Where a line lies, and by what its time is known. */
export interface ToldPlace {
  /** Id of the file or member. */
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly offset: number;
  readonly sha256: string;
  readonly format: string;
  readonly host: string;
  /** Zone that its stamps were read in; empty when they say it themselves. */
  readonly zone: string;
  /** Why that zone, that year, that clock. */
  readonly clock: readonly (readonly Piece[])[];
}

/** What of the Case rests on a line. */
export interface ToldCited {
  readonly by: readonly ToldCiter[];
  /** How many there are in all. */
  readonly count: number;
  /** The first session among them (`session:S3`); empty when there is none. */
  readonly session: string;
}

/** Something that cites a line. */
export interface ToldCiter {
  /** As the drawer asks for it: `item:12`. */
  readonly of: string;
  readonly kind: string;
  readonly title: readonly Piece[];
  readonly grade?: Grade;
  readonly link?: Link;
  readonly judgement?: string;
}
