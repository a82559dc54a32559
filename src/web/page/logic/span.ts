/** A stretch of time, milliseconds since 1970 UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The bounds that a view keeps to: all there is, and the shortest that shows anything. */
export interface Bounds {
  readonly whole: Span;
  readonly least: number;
}

/** A view of another length around a time, kept within the bounds. */
export function zoomed(view: Span, factor: number, around: number, { whole, least }: Bounds): Span {
  const all = whole.to - whole.from;
  const length = Math.min(all, Math.max(Math.min(least, all), (view.to - view.from) * factor));
  const share = Math.min(1, Math.max(0, (around - view.from) / Math.max(1, view.to - view.from)));
  return within({ from: around - share * length, to: around + (1 - share) * length }, whole);
}

/** A view moved by a share of its own length. */
export function panned(view: Span, share: number, { whole }: Bounds): Span {
  const by = (view.to - view.from) * share;
  return within({ from: view.from + by, to: view.to + by }, whole);
}

/** A view between two times in any order, no shorter than anything that can be shown. */
export function between(a: number, b: number, { whole, least }: Bounds): Span {
  const from = Math.min(a, b);
  const length = Math.max(Math.abs(a - b), Math.min(least, whole.to - whole.from));
  return within({ from, to: from + length }, whole);
}

function within({ from, to }: Span, whole: Span): Span {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: Math.round(start), to: Math.round(start + length) };
}

/**
 * An instant as somebody writes it: `2026-11-24 00:41`, `2026-11-24T00:41:30Z`, `2026-11-24`. Read as UTC; another
 * zone is refused, for nobody should guess. `undefined` for anything else.
 */
export function parseUtc(text: string): number | undefined {
  const m = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?\s*(?:Z|UTC)?$/.exec(text.trim());
  if (m === null) return undefined;
  const at = Date.parse(`${m[1]}T${m[2] ?? '00:00'}${m[3] ?? ':00'}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** An instant as it stands in the URL and is asked for: to the second. */
export function isoSecond(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
