import type { TimelineScreen } from '../../wire/timeline.ts';
import { isoOf, microsOf } from '../logic/instant.ts';
import { visible } from '../logic/visible.ts';
import { type Span, within } from '../logic/window.ts';
import { frame, place, set } from '../state.tsx';

/** The whole time of the case. */
export function wholeSpan(): Span {
  const { from, to } = frame.value?.window ?? { from: '', to: '' };
  const start = microsOf(from) ?? 0;
  return { from: start, to: Math.max(start + 1000, microsOf(to) ?? 0) };
}

/** What of it is in view, as the address says. */
export function viewSpan(): Span {
  const whole = wholeSpan();
  const { from, to } = place.value.params;
  const span = { from: microsOf(from ?? '') ?? whole.from, to: microsOf(to ?? '') ?? whole.to };
  return span.from < span.to ? within(span, whole) : whole;
}

/** What of the address is no time, or no span that begins before it ends; empty where all is. */
export function unreadTimes(): string {
  const { from = '', to = '' } = place.value.params;
  const unread = [from, to].filter((text) => text !== '' && microsOf(text) === undefined);
  if (unread.length > 0) return unread.map(visible).join(', ');
  const [start, end] = [microsOf(from), microsOf(to)];
  return start !== undefined && end !== undefined && start >= end ? `${from} – ${to}` : '';
}

/** Where the whole span that is asked for, or the time at which the list begins, lies outside of the case's time; else empty. */
export function outsideTimes(): string {
  const { from = '', to = '', ev } = place.value.params;
  const whole = wholeSpan();
  const [start, end, begins] = [microsOf(from), microsOf(to), keyTime(ev)];
  const isOutside = (start !== undefined && start > whole.to) || (end !== undefined && end < whole.from);
  if (isOutside) return [from, to].filter((text) => text !== '').join(' – ');
  return begins === undefined || !isBeyond(begins) ? '' : isoOf(begins);
}

/** Whether an instant lies before or after the time of the case. */
export function isBeyond(micros: number): boolean {
  const { from, to } = wholeSpan();
  return micros < from || micros > to;
}

/** Values of the address for a view; all of it has none. */
export function spanValues(span: Span): Readonly<Record<'from' | 'to' | 'ev' | 'before', string>> {
  const whole = wholeSpan();
  const isWhole = span.from <= whole.from && span.to >= whole.to;
  // A list that began somewhere begins anew: the place may not be in view any more.
  const anew = { ev: '', before: '' };
  return isWhole ? { from: '', to: '', ...anew } : { from: isoOf(span.from), to: isoOf(span.to), ...anew };
}

/** Shows a span. Small steps leave none for the back button. */
export function look(span: Span, isStep = false): void {
  set(spanValues(span), isStep);
}

/** The span that is selected. */
export function selection(): Span | undefined {
  const { s1, s2 } = place.value.params;
  const from = microsOf(s1 ?? '');
  const to = microsOf(s2 ?? '');
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** Selects a span, or nothing. */
export function select(span: Span | undefined): void {
  set(span === undefined ? { s1: '', s2: '' } : { s1: isoOf(span.from), s2: isoOf(span.to) }, true);
}

/** The time of the record that is chosen in the list. */
export function chosenTime(): number | undefined {
  return keyTime(place.value.params.row);
}

/** The time of a key of the list; `undefined` for what is none. */
export function keyTime(key: string | undefined): number | undefined {
  const at = /^(-?\d{1,16})-\d+-\d+$/.exec(key ?? '');
  return at === null ? undefined : Number(at[1]);
}

/** Where keys act: the chosen record where it is in view, else the middle. */
export function actingTime(): number {
  const { from, to } = viewSpan();
  const at = chosenTime();
  return at !== undefined && at >= from && at <= to ? at : Math.round((from + to) / 2);
}

/** Filters that stand in the address, as the server is asked. */
export function filters(): { readonly account: string; readonly actor: string } {
  const { account = '', actor = '' } = place.value.params;
  return { account, actor };
}

/** Share of the drawing's width at which an instant lies; outside of 0 to 1 when it is not in it. */
export function shareOf({ plot, from, to }: TimelineScreen, micros: number): number {
  const [start, end] = [microsOf(from) ?? 0, microsOf(to) ?? 1];
  const within01 = (micros - start) / (end - start);
  return within01 < 0 || within01 > 1
    ? Number.NaN
    : (plot.left + within01 * (plot.right - plot.left)) / plot.width;
}

/** The instant at a share of the drawing's width; the nearest end beside the plot. */
export function instantAt({ plot, from, to }: TimelineScreen, share: number): number {
  const [start, end] = [microsOf(from) ?? 0, microsOf(to) ?? 1];
  const inPlot = (share * plot.width - plot.left) / (plot.right - plot.left);
  return Math.round(start + Math.min(1, Math.max(0, inPlot)) * (end - start));
}
