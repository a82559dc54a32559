import type { Drawn } from '../../report/draw/drawn.ts';
import type { Cited, Piece, Told } from '../wire.ts';

/** How a file of evidence is now: hashed again and the same, changed, gone, unreadable; or not hashed yet. */
export type FileState = 'unchecked' | 'same' | 'changed' | 'gone' | 'unreadable';

/** A job that hashes the evidence again. */
export interface VerifyState {
  readonly stage: 'never' | 'running' | 'done' | 'cancelled' | 'failed';
  /** ISO; empty before. */
  readonly started: string;
  readonly ended: string;
  readonly bytes: number;
  readonly doneBytes: number;
  /** The file that is read now. */
  readonly current: string;
  readonly complaint: string;
  readonly files: number;
  readonly counts: Readonly<Record<FileState, number>>;
  /** Files that lie in the folder and are not in the Case. */
  readonly added: { readonly count: number; readonly first: readonly string[] };
}

/** What a file is to the Case: a log, configuration or a listing, or something that nothing reads. */
export type FileKind = 'log' | 'context' | 'other';

/** A file of evidence, or a member of an archive. */
export interface FileRow {
  readonly id: string;
  readonly path: string;
  readonly member: string;
  readonly kind: FileKind;
  readonly format: string;
  readonly host: string;
  readonly lines: number;
  readonly unread: number;
  /** ISO; empty when no line has a time. */
  readonly first: string;
  readonly last: string;
  /** What is said of its clock: zone and year, each with its reason, and how far it was off. */
  readonly clock: readonly (readonly Piece[])[];
  /** Whether its zone or its year is an assumption, or its clock was off. */
  readonly doubt: boolean;
  readonly sha256: string;
  readonly bytes: number;
  readonly problems: readonly (readonly Piece[])[];
  readonly state: FileState;
  /** Another file with the same bytes, or with the same records. */
  readonly twin: string;
}

/** A page of the table of files. */
export interface FilesView {
  readonly rows: readonly FileRow[];
  /** Files that the filters leave, and the first of them shown, from 0. */
  readonly count: number;
  readonly offset: number;
  readonly all: number;
  readonly formats: readonly string[];
  readonly hosts: readonly string[];
}

/** Lines of every source over time, as a drawing and in numbers. */
export interface HeatView {
  /** The time in question; the cells of the map go beyond it. */
  readonly window: { readonly from: string; readonly to: string };
  /** What is shown, on bounds of cells; ISO. */
  readonly from: string;
  readonly to: string;
  readonly whole: { readonly from: string; readonly to: string };
  readonly cellSeconds: number;
  readonly drawn: Drawn;
  /** Where the time lies in the drawing, in its own units. */
  readonly plot: { readonly width: number; readonly left: number; readonly right: number };
  /** Least lines per hour of each shade, faintest first, with its opacity. */
  readonly shades: readonly { readonly least: number; readonly opacity: number }[];
  readonly rows: readonly HeatSource[];
  /** Rows in all, and the first of them shown, from 0. */
  readonly count: number;
  readonly offset: number;
  /** Numbers of the gaps in view, by time. */
  readonly gaps: readonly number[];
  /** The same in numbers; empty unless it was asked for. */
  readonly periods: readonly HeatPeriod[];
}

/** A source on a host within the view. */
export interface HeatSource {
  readonly source: string;
  readonly host: string;
  readonly lines: number;
}

/** Lines of every source in one stretch of time. */
export interface HeatPeriod {
  readonly from: string;
  readonly to: string;
  readonly cells: readonly {
    readonly lines: number;
    readonly state: 'data' | 'quiet' | 'gap' | 'doubt';
    /** Number of the gap that makes it so; 0 for none. */
    readonly gap: number;
  }[];
}

/** A time in which a source could not have shown something. */
export interface ToldGap {
  /** Number in the Case, from 1. */
  readonly n: number;
  readonly kind: 'gap' | 'never-enabled' | 'rotation' | 'drop' | 'suspect';
  readonly source: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
  readonly why: readonly Piece[];
  readonly cited: Cited;
  /** Questions that it takes something from. */
  readonly questions: readonly (readonly Piece[])[];
  /** Statements of the Case about what it would change. */
  readonly changes: readonly Told[];
  /** Sessions of intruders and suspects that fall into it. */
  readonly sessions: number;
}

/** A question of the coverage, for everybody or for one account. */
export interface QuestionRow {
  readonly question: string;
  readonly account: string;
  readonly share: number;
  readonly longestGapSeconds: number;
  readonly missing: readonly (readonly Piece[])[];
}

/** A question for everybody, with the accounts that fare otherwise. */
export interface QuestionView extends QuestionRow {
  readonly title: readonly Piece[];
  /** Accounts with an answer of their own; all others fare as everybody. */
  readonly own: number;
}

/** Lines of one shape that nothing reads. */
export interface UnreadView {
  /** Number in the Case, from 1. */
  readonly n: number;
  readonly program: string;
  readonly shape: string;
  readonly count: number;
  readonly cited: Cited;
}

/** Files that hold the same. */
export interface TwinView {
  /** `bytes`: the same hash. `records`: the same first and last record and as many lines. `span`: times overlap. */
  readonly kind: 'bytes' | 'records' | 'span';
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Seconds that two files of one log overlap; 0 for the other kinds. */
  readonly seconds: number;
  /** Files beyond these. */
  readonly more: number;
}

/** How times were read: a sentence, and how many files it holds for. */
export interface ClockView {
  readonly pieces: readonly Piece[];
  readonly files: number;
  /** What a test counts: `count evidence zone="Etc/UTC" zoneSource="timezone-file"`. */
  readonly of: string;
  readonly assumed: boolean;
}

/** All of the screen but what is paged: heat map and files. */
export interface EvidenceScreen {
  readonly files: Readonly<Record<FileKind, number>>;
  readonly lines: number;
  readonly unread: number;
  readonly bytes: number;
  readonly gaps: readonly ToldGap[];
  readonly gapsInAll: number;
  readonly questions: readonly QuestionView[];
  readonly shapes: readonly UnreadView[];
  readonly shapesInAll: number;
  readonly twins: readonly TwinView[];
  readonly twinsInAll: number;
  readonly clocks: readonly ClockView[];
  readonly clockGaps: readonly ToldGap[];
  readonly clockGapsInAll: number;
  readonly asks: readonly AskView[];
  readonly askText: string;
}

/** Something to ask an administrator for. */
export interface AskView {
  readonly title: readonly Piece[];
  readonly host: string;
  readonly because: readonly Told[];
  /** Reasons beyond these. */
  readonly more: number;
}
