import type { Store } from '../../store/store.ts';

/** How the records of a case are. */
export interface RecordsState {
  /** `preparing`: the tables for the page are being made; `gone`: the engine ended, the next question starts it again. */
  readonly engine: 'ready' | 'preparing' | 'gone';
  /** Share of the preparing that is done, 0 to 1. */
  readonly prepared: number;
  /** What went wrong; empty when nothing did. */
  readonly complaint: string;
  /** Members of the evidence that have a hash in the Case, by what reading them, or a look at their size and time, said. */
  readonly evidence: Readonly<Record<'unchecked' | 'same' | 'changed' | 'gone' | 'unreadable', number>>;
}

/** A line of evidence. */
export interface StoredLine {
  readonly file: string;
  readonly line: number;
  /** Byte where it begins in the unpacked member; -1 where only a quote is known that does not say. */
  readonly offset: number;
  /** Bytes of the line without its line end. */
  readonly length: number;
  /** Bytes at its end that `text` leaves out. */
  readonly cut: number;
  /** Readable text (base/text.ts): UTF-8, control and bidi characters spelled out. */
  readonly text: string;
}

/**
 * The records of a case in the orders that a page asks for: tables beside `events` in the case's own database, made
 * once, so that no request reads more than it shows. Their columns are in tables.ts.
 *
 * - `moments`: every column of `events`, and `text`, the raw line as a byte string; sorted by `time, file, line`. The
 *   next page after a row is `time >= t AND (time, file, line) > (t, f, l)`: without the plain condition on `time` all
 *   of it is looked at.
 * - `lines`: `file, line, offset, length, time, text`; every line of every log and context file, sorted by
 *   `file, line`. Where there is a record `time` is its time, so that `time, file, line` finds it in `moments`.
 * - `minutes`: `minute, file, action, outcome, protocol, account, address, records`; what histograms add up.
 */
export interface Records {
  readonly state: () => RecordsState;
  /**
   * Rows of a question of the program's own that touches little. Throws UserError while the tables are not there,
   * EngineError when it fails. Such questions wait for one another.
   */
  readonly rows: Store['rows'];
  /** The same for a question that may take long, on a connection of its own; give the signal of the request. */
  readonly scan: Store['rows'];
  /** A question that a person wrote, within limits; over `events`, `files`, `moments`, `lines`, `minutes`. */
  readonly ask: Store['ask'];
  /** How the engine would answer it. */
  readonly plan: Store['plan'];
  /**
   * Lines of a member in file order, `from` to `to` (numbers from 1, both included), each to its first 16 KiB, or to
   * `most` bytes. Quotes of the Case stand in where nothing can be read.
   */
  readonly lines: (file: string, from: number, to: number, most?: number) => Promise<readonly StoredLine[]>;
  /** Whether the lines of a member are those of the evidence; else only quotes of the Case are there. */
  readonly wasRead: (file: string) => boolean;
  readonly close: () => Promise<void>;
}
