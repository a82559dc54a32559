/** Lines of a file of evidence in its own order, with the wanted one marked. */
export interface ContextLines {
  /** Id of the file or member: `f1`. */
  readonly file: string;
  readonly lines: readonly ContextLine[];
  /** `read` from the evidence; `quoted`: the case's own quote stands in; `gone`: there is not even that. */
  readonly state: 'read' | 'quoted' | 'gone';
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  /** What was read out of the wanted line. */
  readonly fields: readonly ContextField[];
  readonly format: string;
  readonly host: string;
  /** ISO UTC; empty when the line says no time of its own. */
  readonly time: string;
  /** Resolution of the time in microseconds; 0 when unknown. */
  readonly precision: number;
  /** Where in the wanted line's text its fields stand. */
  readonly spans: readonly ContextSpan[];
}

/** One line. */
export interface ContextLine {
  readonly line: number;
  /** Byte at which it begins in the unpacked member. */
  readonly offset: number;
  /** Bytes without the line end. */
  readonly length: number;
  readonly text: string;
  readonly wanted: boolean;
}

/** A value that a line says. */
export interface ContextField {
  readonly name: string;
  /** Its name in the Elastic Common Schema; empty when it has none. */
  readonly ecs: string;
  readonly text: string;
}

/** Units `from` to `to` (exclusive) of the line's text say the field. */
export interface ContextSpan {
  readonly from: number;
  readonly to: number;
  readonly field: string;
}
