import { type Html, html } from '../../base/html.ts';
import type { MessageKey } from '../languages/en.ts';
import type { Page } from '../page.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** Who tried to get in, and whether any of them did. */
export const attempts: Section = {
  id: 'attempts',
  title: 'ui.section.attempts',
  render: (page) => {
    if (page.file.attempts.length === 0) return html`<p class="empty">${page.ui('ui.attempts.none')}</p>`;
    return table(
      page,
      page.file.attempts,
      [
        { head: 'ui.col.kind', cell: (a) => page.ui(`ui.attempts.kind.${a.kind}`), heads: true },
        { head: 'ui.col.span', cell: (a) => html`${page.time(a.first)}<br>${page.time(a.last)}` },
        { head: 'ui.attempts.tries', cell: (a) => page.ui('ui.number', { number: a.tries }), numeric: true },
        {
          head: 'ui.col.addresses',
          size: 'name',
          cell: (a) => folded(page, 'ui.attempts.addresses', a.addresses),
        },
        {
          head: 'ui.col.accounts',
          size: 'name',
          cell: (a) => folded(page, 'ui.attempts.accounts', a.accounts),
        },
        { head: 'ui.attempts.entered', cell: (a) => page.ui(a.entered ? 'ui.yes' : 'ui.no') },
        { head: 'ui.col.actor', cell: (a) => (a.actor === '' ? page.ui('ui.dash') : page.evidence(a.actor)) },
        { head: 'ui.col.proof', cell: (a) => page.cite(a.refs) },
      ],
      { caption: page.label('ui.section.attempts') },
    );
  },
};

/** One or two as they are; more folded behind their count. */
function folded(page: Page, count: MessageKey, list: readonly string[]): Html {
  const all = html`<ul class="plain tight">${list.slice(0, 300).map((one) => html`<li>${page.evidence(one)}</li>`)}</ul>`;
  if (list.length <= 2) return list.length === 0 ? page.ui('ui.dash') : all;
  const cut =
    list.length > 300
      ? html`<p class="note">${page.ui('ui.rows-cut', { shown: 300, count: list.length })}</p>`
      : undefined;
  return html`<details><summary>${page.ui(count, { count: list.length })}</summary>${all}${cut}</details>`;
}
