import type { Piece, Told } from '../wire.ts';

/** What to do and what was off, for the screen of actions. */
export interface ActionsScreen {
  readonly actions: readonly ToldAction[];
  readonly checks: readonly ToldCheck[];
}

/** Something to do, in its place in the order. */
export interface ToldAction extends Told {
  /** `action:3`. */
  readonly of: string;
  /** What an administrator runs or writes; empty when there is nothing to copy. */
  readonly command: string;
  /** What the command is for: a shell, a database, a file of settings. */
  readonly where: 'shell' | 'sql' | 'settings';
}

/** A setting that decides what the logs can show. */
export interface ToldCheck {
  /** `auth-verbose`, as the gaps of the Case name it. */
  readonly id: string;
  readonly source: string;
  readonly state: 'pass' | 'fail' | 'unknown';
  /** Why that state, with its line where the Case has one. */
  readonly why: Told;
  /** What the setting would make known: questions of the coverage. */
  readonly gain: readonly (readonly Piece[])[];
  /** What to write into which settings; empty when the Case does not give it. */
  readonly fix: string;
}

/** Reports of the case: what lies there, and what is being made. */
export interface ReportsSaid {
  readonly languages: readonly { readonly id: string; readonly name: string }[];
  /** The report in the case folder; `null` when there is none. */
  readonly lying: ToldReport | null;
  readonly job: ReportJob;
  /** What makes the reports of this case in a terminal, wherever that is. */
  readonly command: string;
}

/** A report that can be saved. */
export interface ToldReport {
  readonly bytes: number;
  readonly sha256: string;
  /** ISO time. */
  readonly time: string;
}

/** The making of a report; one at a time. */
export type ReportJob =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly language: string; readonly share: number }
  | {
      readonly state: 'done';
      readonly language: string;
      readonly report: ToldReport;
      readonly kept: boolean;
    }
  | { readonly state: 'failed'; readonly language: string; readonly error: string };
