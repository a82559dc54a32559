/** What the drawer asks of a line: the lines around it, and what was understood of it. */

/** A line of evidence with its place. */
export interface ContextLine {
  readonly line: number;
  /** Byte where it begins in the unpacked member; -1 where only a quote of the Case is known that does not say. */
  readonly offset: number;
  /** Bytes of the line without its line end. */
  readonly length: number;
  /** Bytes at its end that the text leaves out. */
  readonly cut: number;
  /** Control, bidirectional and zero-width characters are spelled out. */
  readonly text: string;
  /** Whether it is the line that was asked for. */
  readonly wanted: boolean;
}

/** A column of the line's event that says something. */
export interface ContextField {
  /** Name of the column, as in docs/events.md. */
  readonly name: string;
  /** Its name in the Elastic Common Schema; empty when it has none. */
  readonly ecs: string;
  /** As text; a time is ISO 8601 UTC. */
  readonly text: string;
}

/** Where the value of a column stands in the text of the wanted line: characters `from` up to `to`. */
export interface ContextSpan {
  readonly from: number;
  readonly to: number;
  readonly field: string;
}

/** Lines of a member, in its order. */
export interface Context {
  readonly lines: readonly ContextLine[];
  /** `read`: from the evidence; `quoted`: only what the Case quotes; `gone`: nothing is known of them. */
  readonly state: 'read' | 'quoted' | 'gone';
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  /** Of the wanted line; empty for a line that has no event (blank, or of a file that is no log). */
  readonly fields: readonly ContextField[];
  /** The session of the Case that the wanted line belongs to (`session:S3`); empty when none is known. */
  readonly session: string;
  /** Places within the text of the wanted line, in order, none over another. */
  readonly spans: readonly ContextSpan[];
}
