import { type Html, html } from '../../base/html.ts';
import type { Statement } from '../../case/common.ts';
import type { Entry } from '../../case/judgement.ts';
import { type Group, likelihoodKey } from '../keys.ts';
import type { MessageKey } from '../languages/en.ts';
import type { Page } from '../page.ts';
import { statementItems } from './answer.ts';
import type { Section } from './section.ts';

/** How somebody got in: each way, weighed, with what speaks for and against it. */
export const entry: Section = {
  id: 'entry',
  title: 'ui.section.entry',
  render: (page) =>
    page.file.entry.length === 0
      ? html`<p class="empty">${page.ui('ui.entry.none')}</p>`
      : html`${page.file.entry.map((e) => way(page, e))}`,
};

function way(page: Page, e: Entry): Html {
  const likelihood = page.say.text(likelihoodKey(e.likelihood));
  return html`<article class="card"><h3>${page.sentence('entry', e.vector, {})}</h3><div class="under">${page.ui('ui.entry.heading', { account: e.account, likelihood })}</div><div class="pair">${side(page, 'ui.entry.for', 'reason', e.for)}${side(page, 'ui.entry.against', 'against', e.against)}</div></article>
`;
}

function side(page: Page, title: MessageKey, group: Group, statements: readonly Statement[]): Html {
  const list =
    statements.length === 0
      ? html`<p class="empty">${page.ui('ui.none')}</p>`
      : html`<ul class="plain">${statementItems(page, group, statements)}</ul>`;
  return html`<div><h4>${page.ui(title)}</h4>${list}</div>`;
}
