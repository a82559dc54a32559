import { html } from '../../base/html.ts';
import { likelihoodKey } from '../keys.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** Hypotheses about who is behind it, as a ranking with words of probability. */
export const origin: Section = {
  id: 'origin',
  title: 'ui.section.origin',
  render: (page) => {
    const { hypotheses } = page.file.origin;
    if (hypotheses.length === 0) return html`<p class="empty">${page.ui('ui.origin.none')}</p>`;
    return table(
      page,
      hypotheses,
      [
        { head: 'ui.origin.hypothesis', cell: (h) => page.sentence('origin', h.hypothesis, {}), heads: true },
        {
          head: 'ui.origin.likelihood',
          cell: (h) => page.sentence('ui.likelihood', likelihoodKey(h.likelihood), {}),
        },
      ],
      { caption: page.label('ui.section.origin') },
    );
  },
};
