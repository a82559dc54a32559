import type { TimelineScreen } from '../../wire/timeline.ts';
import { microsOf } from '../logic/instant.ts';
import { panned, zoomed } from '../logic/window.ts';
import { t } from '../words.tsx';
import { actingTime, look, viewSpan, wholeSpan } from './view.tsx';

interface MovesProps {
  readonly acts: TimelineScreen['acts'];
  readonly onGo: () => void;
}

/** Buttons that zoom and move the view. */
export function Moves({ acts, onGo }: MovesProps) {
  const view = viewSpan();
  const whole = wholeSpan();
  const isFirst = view.from <= whole.from;
  const isLast = view.to >= whole.to;
  const step = (text: string, does: () => void, disabled = false) => (
    <button type="button" onClick={does} disabled={disabled}>
      {text}
    </button>
  );
  const zoom = (factor: number): void => look(zoomed(view, factor, actingTime(), whole), true);
  const pan = (share: number): void => look(panned(view, share, whole), true);
  return (
    <div class="tl-group">
      {step(t('page.timeline.zoom-in'), () => zoom(0.5))}
      {step(t('page.timeline.zoom-out'), () => zoom(2), isFirst && isLast)}
      {step(t('page.timeline.earlier'), () => pan(-0.25), isFirst)}
      {step(t('page.timeline.later'), () => pan(0.25), isLast)}
      {step(t('page.timeline.all'), () => look(whole), isFirst && isLast)}
      {acts !== null && step(t('page.timeline.acts'), () => look(actsSpan(acts)))}
      {step(t('page.timeline.go'), onGo)}
    </div>
  );
}

/** The intruders' time with a little room around it. */
function actsSpan(acts: { readonly from: string; readonly to: string }): {
  readonly from: number;
  readonly to: number;
} {
  const from = microsOf(acts.from) ?? 0;
  const to = microsOf(acts.to) ?? 0;
  const room = Math.max(1_000_000, Math.round((to - from) * 0.04));
  const whole = wholeSpan();
  return { from: Math.max(whole.from, from - room), to: Math.min(whole.to, to + room) };
}
