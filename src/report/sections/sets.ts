import { html } from '../../base/html.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** What a count allows: so many of so many, with the arithmetic. */
export const sets: Section = {
  id: 'sets',
  title: 'ui.section.sets',
  render: (page) => {
    if (page.file.sets.length === 0) return html`<p class="empty">${page.ui('ui.sets.none')}</p>`;
    const rows = table(
      page,
      page.file.sets,
      [
        {
          head: 'ui.col.account',
          heads: true,
          cell: (s) =>
            html`<div>${page.evidence(s.account)}</div><div class="small">${s.mailbox === '' ? page.ui('ui.sets.all-mailboxes') : page.evidence(s.mailbox)}</div>`,
        },
        {
          head: 'ui.col.range',
          size: 'name',
          cell: (s) =>
            page.ui('ui.sets.range', { atLeast: s.atLeast, atMost: s.atMost, candidates: s.candidates }),
        },
        {
          head: 'ui.grade',
          cell: (s) => html`${page.grade(s.grade)}<div class="small">${page.link(s.link)}</div>`,
        },
        { head: 'ui.col.time', cell: (s) => page.time(s.time) },
        { head: 'ui.col.because', size: 'wide', cell: (s) => page.sentence('because', s.because, s.facts) },
        { head: 'ui.col.proof', cell: (s) => page.cite(s.refs) },
      ],
      { caption: page.label('ui.section.sets') },
    );
    return html`<p>${page.ui('ui.sets.intro')}</p>${rows}`;
  },
};
