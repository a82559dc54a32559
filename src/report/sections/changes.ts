import { type Html, html } from '../../base/html.ts';
import type { Facts } from '../../case/common.ts';
import type { Page } from '../page.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** What was changed, by time. */
export const changes: Section = {
  id: 'changes',
  title: 'ui.section.changes',
  render: (page) => {
    if (page.file.changes.length === 0) return html`<p class="empty">${page.ui('ui.changes.none')}</p>`;
    const sorted = page.file.changes.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    return table(
      page,
      sorted,
      [
        { head: 'ui.col.time', cell: (c) => page.time(c.time), heads: true },
        { head: 'ui.changes.what', cell: (c) => page.sentence('change', c.kind, c.detail) },
        { head: 'ui.col.account', size: 'name', cell: (c) => page.evidence(c.account) },
        { head: 'ui.link', cell: (c) => page.link(c.link) },
        { head: 'ui.changes.detail', size: 'wide', cell: (c) => factList(page, c.detail) },
        { head: 'ui.col.proof', cell: (c) => page.cite(c.refs) },
      ],
      { caption: page.label('ui.section.changes') },
    );
  },
};

/** Facts by name, for what has no sentence of its own. */
function factList(page: Page, facts: Facts): Html {
  const entries = Object.entries(facts);
  if (entries.length === 0) return page.ui('ui.dash');
  return html`<ul class="plain tight">${entries.map(([name, value]) => html`<li>${page.ui('ui.fact', { name, value })}</li>`)}</ul>`;
}
