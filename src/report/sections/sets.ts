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
        { head: 'ui.col.account', cell: (s) => page.evidence(s.account), heads: true },
        { head: 'ui.col.mailbox', cell: (s) => page.evidence(s.mailbox) },
        {
          head: 'ui.col.range',
          cell: (s) =>
            page.ui('ui.sets.range', { atLeast: s.atLeast, atMost: s.atMost, candidates: s.candidates }),
        },
        { head: 'ui.col.bytes', cell: (s) => page.ui('ui.bytes', { bytes: s.bytes }), numeric: true },
        { head: 'ui.grade', cell: (s) => page.grade(s.grade) },
        { head: 'ui.link', cell: (s) => page.link(s.link) },
        { head: 'ui.col.time', cell: (s) => page.time(s.time) },
        { head: 'ui.col.because', size: 'wide', cell: (s) => page.sentence('because', s.because, s.facts) },
        { head: 'ui.col.proof', cell: (s) => page.cite(s.refs) },
      ],
      { caption: page.label('ui.section.sets') },
    );
    return html`<p>${page.ui('ui.sets.intro')}</p>${rows}`;
  },
};
