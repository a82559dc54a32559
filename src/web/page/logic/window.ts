/** A part of time, whole microseconds; `from` before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The shortest span that is drawn: a millisecond. */
const SHORTEST = 1000;

/** A span moved and cut so that it lies in `whole`; no shorter than what shows anything. */
export function within(span: Span, whole: Span, shortest = SHORTEST): Span {
  const room = Math.max(SHORTEST, whole.to - whole.from);
  const length = Math.round(Math.min(room, Math.max(shortest, span.to - span.from)));
  const from = Math.round(Math.min(whole.from + room - length, Math.max(whole.from, span.from)));
  return { from, to: from + length };
}

/** A span `factor` times as long, in which `centre` keeps its place. */
export function zoomed(span: Span, factor: number, centre: number, whole: Span, shortest = SHORTEST): Span {
  const at = Math.min(span.to, Math.max(span.from, centre));
  const share = (at - span.from) / Math.max(1, span.to - span.from);
  const length = Math.max(shortest, (span.to - span.from) * factor);
  return within({ from: at - share * length, to: at + (1 - share) * length }, whole, shortest);
}

/** A span moved by a part of its length. */
export function panned(span: Span, share: number, whole: Span): Span {
  const by = (span.to - span.from) * share;
  return within({ from: span.from + by, to: span.to + by }, whole);
}

/** The span itself where it holds the instant, else the same length around it. */
export function showing(span: Span, at: number, whole: Span): Span {
  if (at >= span.from && at <= span.to) return span;
  const half = (span.to - span.from) / 2;
  return within({ from: at - half, to: at + half }, whole);
}

/** A selection grown by a step of the view: to the left its start moves, to the right its end; from `at` where there is none. */
export function grown(selected: Span | undefined, step: -1 | 1, view: Span, at: number): Span {
  const by = Math.round((view.to - view.from) / 40);
  const base = selected ?? { from: at, to: at };
  const next = step < 0 ? { from: base.from - by, to: base.to } : { from: base.from, to: base.to + by };
  return { from: Math.max(view.from, next.from), to: Math.min(view.to, next.to) };
}
