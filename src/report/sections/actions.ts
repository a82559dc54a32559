import { html } from '../../base/html.ts';
import { statementItems } from './answer.ts';
import type { Section } from './section.ts';

/** What to do, in order. */
export const actions: Section = {
  id: 'actions',
  title: 'ui.section.actions',
  render: (page) =>
    page.file.actions.length === 0
      ? html`<p class="empty">${page.ui('ui.actions.none')}</p>`
      : html`<ol class="statements">${statementItems(page, 'action', page.file.actions)}</ol>`,
};
