import type { Drawn } from '../../report/draw/drawn.ts';
import type { LaneKind } from '../../report/timeline/rows.ts';
import type { Piece } from '../wire.ts';

/** The time line of a part of the time, drawn. */
export interface TimelineScreen {
  /** What is drawn, ISO. */
  readonly from: string;
  readonly to: string;
  readonly lanes: LaneKind;
  readonly drawing: Drawn;
  /** Where time begins and ends in the drawing, and its width, in its own units. */
  readonly plot: { readonly left: number; readonly right: number; readonly width: number };
  readonly bins: Bins;
  /** Records in what is drawn, to the bin; `null` when only the Case's own count of lines is at hand. */
  readonly records: { readonly all: number; readonly actors: number } | null;
  /** Why records are not counted; empty when they are. */
  readonly without: string;
  readonly drawn: {
    readonly lanes: Part;
    readonly bars: Part;
    readonly bands: Part;
  };
  /** Names that can be asked for alone; of accounts the first some hundred. */
  readonly actors: readonly string[];
  readonly accounts: readonly string[];
  /** From the first to the last act of an intruder's session, ISO; `null` when there is none. */
  readonly acts: { readonly from: string; readonly to: string } | null;
  /** The drawing as tables, when it was asked for. */
  readonly tables?: TimelineTables;
}

/** So many of so many. */
export interface Part {
  readonly shown: number;
  readonly count: number;
}

/** Columns of the histogram. */
export interface Bins {
  /** Start of the first, and length; microseconds. */
  readonly from: number;
  readonly binMicros: number;
  readonly all: readonly number[];
  readonly actors: readonly number[];
}

/** What the drawing shows, in rows. */
export interface TimelineTables {
  readonly lanes: readonly LaneRow[];
  readonly bands: readonly BandRow[];
}

/** A bar or a tick. */
export interface LaneRow {
  readonly group: string;
  readonly lane: string;
  /** What it is, whose, from when to when: evidence among it is already made visible. */
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** Seconds by which the clock may be off, before and after. */
  readonly early: number;
  readonly late: number;
  /** What it opens; empty for nothing. */
  readonly open: string;
}

/** A stretch of a source's coverage. */
export interface BandRow {
  readonly source: string;
  readonly kind: 'data' | 'gap' | 'doubt';
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly open: string;
}

/** Records of a part of the time, one row each or one for several that say the same. */
export interface TimelineEvents {
  readonly rows: readonly EventRow[];
  /** Where the next page begins; empty at the end. */
  readonly next: string;
  /** Where the page before ends; empty at the start. */
  readonly previous: string;
  /** How far was looked, ISO: filters look through a bounded number of records at a time. */
  readonly searched: string;
}

/** A record, or a run of records that say the same. */
export interface EventRow {
  /** Its place in time: `micros-file-line`. */
  readonly key: string;
  readonly time: string;
  readonly ref: string;
  readonly what: readonly Piece[];
  readonly account: string;
  readonly address: string;
  /** The session it belongs to; empty when the Case has none. */
  readonly session: string;
  /** Whether it is an act of an actor's session. */
  readonly isActors: boolean;
  /** How many records say the same, one after the other; the last of them. */
  readonly count: number;
  readonly last: string;
}

/** The act that was asked for; `null` when there is none further. */
export interface TimelineAct {
  readonly act: {
    readonly key: string;
    readonly time: string;
    readonly ref: string;
    readonly session: string;
  } | null;
}

/** What the shapes mean. */
export type TimelineLegend = readonly { readonly words: string; readonly picture: Drawn }[];
