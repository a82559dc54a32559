import { type Html, html } from '../../base/html.ts';
import { clip, visible } from '../../base/text.ts';
import type { Statement } from '../../case/common.ts';
import { LIMITS, type Page } from '../page.ts';
import { writtenOn } from '../written.ts';
import type { Section } from './section.ts';

/** What to do, in order, with what an administrator would run for it. */
export const actions: Section = {
  id: 'actions',
  title: 'ui.section.actions',
  render: (page) =>
    page.file.actions.length === 0
      ? html`<p class="empty">${page.ui('ui.actions.none')}</p>`
      : html`<ol class="statements">${page.file.actions.map((a, i) => step(page, a, `action:${i + 1}`))}</ol>`,
};

function step(page: Page, { key, facts, refs }: Statement, about: string): Html {
  const done = page.journal?.standing().of.get(about)?.done;
  const tick =
    done === undefined
      ? undefined
      : html`<div class="small">${page.ui('ui.journal.done-by', { who: done.who, time: done.time })}</div>`;
  return html`<li>${page.sentence('action', key, facts)} ${page.cite(refs)}${command(facts.command)}${tick}${writtenOn(page, about)}</li>
`;
}

/** Lines to copy; a line of the file stays one line, and whatever a log brought into it is made visible. */
function command(text: string | number | undefined): Html {
  if (typeof text !== 'string' || text === '') return html``;
  const lines = clip(text, LIMITS.cut).split('\n').map(visible).join('\n');
  return html`<pre class="command"><code>${lines}</code></pre>`;
}
