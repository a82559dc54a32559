import { type Html, html } from '../../base/html.ts';
import type { Change } from '../../case/judgement.ts';
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
        { head: 'ui.changes.what', size: 'wide', cell: (c) => page.sentence('change', c.kind, c.detail) },
        {
          head: 'ui.col.account',
          cell: (c) =>
            html`<div>${page.evidence(c.account)}</div><div class="small">${page.link(c.link)}</div>`,
        },
        { head: 'ui.changes.detail', size: 'wide', cell: (c) => factList(page, c) },
        { head: 'ui.col.proof', cell: (c) => page.cite(c.refs) },
      ],
      { caption: page.label('ui.section.changes') },
    );
  },
};

/** Facts by name, for what the sentence does not say; what is empty or nought says nothing. */
function factList(page: Page, change: Change): Html {
  const said = change.kind === 'forwarding-rule' ? ['target', 'messages', 'state'] : [];
  const entries = Object.entries(change.detail).filter(
    ([name, value]) => !said.includes(name) && value !== '' && value !== 0,
  );
  if (entries.length === 0) return page.ui('ui.dash');
  const nameOf = (name: string): string =>
    page.say.has(`detail.${name}`) ? page.say.text(`detail.${name}`) : name;
  return html`<ul class="plain tight">${entries.map(([name, value]) => html`<li>${page.ui('ui.fact', { name: nameOf(name), value })}</li>`)}</ul>`;
}
