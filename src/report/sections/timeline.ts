import { type Html, html } from '../../base/html.ts';
import { isoTime } from '../../base/time.ts';
import { coverageRows, micros } from '../bands.ts';
import { drawnHtml } from '../draw/drawn.ts';
import { drawTimeline, plotSpan } from '../draw/timeline.ts';
import { overrulesOf } from '../overrules.ts';
import type { Page } from '../page.ts';
import { clockErrors } from '../timeline/clock.ts';
import { hoursHistogram } from '../timeline/hours.ts';
import { type RowGroup, rowsOf } from '../timeline/rows.ts';
import { type Shape, type Shapes, shapesOf } from '../timeline/shapes.ts';
import { type Telling, viewRows } from '../timeline/view.ts';
import { legend } from './legend.ts';
import type { Section } from './section.ts';

const MOST_BANDS = 16;

/** What both drawings show. */
interface Shown {
  readonly page: Page;
  readonly telling: Telling;
  readonly groups: readonly RowGroup[];
}

/** Records, coverage, sessions, attempts and findings over time; a second drawing where all acts lie in a part of the window. */
export const timeline: Section = {
  id: 'timeline',
  title: 'ui.section.timeline',
  render: (page) => {
    const shapes = shapesOf(page.file);
    const telling = {
      file: page.file,
      say: page.say,
      clockOf: clockErrors(page.file),
      items: shapes.items,
      overruled: overrulesOf(page.journal),
    };
    const shown = { page, telling, groups: rowsOf(telling, shapes, 'session') };
    const from = micros(page.file.window.from);
    const to = micros(page.file.window.to);
    return html`<p>${page.ui('ui.timeline.intro')}</p>${legend(page)}${figure(shown, 'whole', from, to)}${closeUp(shown, shapes, from, to)}`;
  },
};

function closeUp(shown: Shown, { sessions }: Shapes, from: number, to: number): Html {
  // Tries go on all day and night; the acts that matter are those of sessions.
  const acts = sessions.filter(({ one }) => one.judgement === 'intruder' || one.judgement === 'suspect');
  if (acts.length === 0) return html``;
  const first = acts.reduce((m, b) => Math.min(m, b.from), Number.POSITIVE_INFINITY);
  const last = acts.reduce((m, b) => Math.max(m, b.to), Number.NEGATIVE_INFINITY);
  const margin = Math.max(1_000_000, Math.round((last - first) * 0.03));
  if (last - first + 2 * margin > 0.6 * (to - from)) return html``;
  return figure(shown, 'close', first - margin, last + margin);
}

function figure({ page, telling, groups }: Shown, id: 'whole' | 'close', from: number, to: number): Html {
  const bands = coverageRows(page).slice(0, MOST_BANDS);
  const { left, right } = plotSpan();
  // The close-up has no lane in which nothing happened meanwhile.
  const within = (s: Shape): boolean =>
    s.from <= to && (s.what === 'session' || s.what === 'attempt' ? s.to : s.from) >= from;
  const near = (to - from) / (right - left);
  const viewed = viewRows(telling, groups, { from, to, keep: within, near });
  const description = page.label('ui.timeline.describe', {
    from: isoTime(from),
    to: isoTime(to),
    lanes: viewed.lanes.shown,
    bars: viewed.bars.shown,
    bands: bands.length,
  });
  const histogram = hoursHistogram(page, from, to);
  const drawing = drawTimeline({
    id: `tl${id}`,
    from,
    to,
    groups: viewed.groups,
    bandsTitle: page.label('ui.timeline.coverage'),
    bands,
    description,
    ...(histogram === undefined ? {} : { histogram }),
  });
  const title = page.label(id === 'whole' ? 'ui.timeline.whole' : 'ui.timeline.close');
  const notes = (['lanes', 'bars'] as const).flatMap((what) => {
    const { shown, count } = viewed[what];
    return count > shown
      ? [html`<p class="note">${page.ui(`ui.timeline.${what}-cut`, { shown, count })}</p>`]
      : [];
  });
  return html`<figure><figcaption>${title}</figcaption><div class="scroll" role="region" tabindex="0" aria-label="${title}">${drawnHtml(drawing)}</div>${notes}</figure>`;
}
