import { type Html, html } from '../../base/html.ts';
import { type Grade, gradeOrder, type Statement } from '../../case/common.ts';
import type { Account, Item } from '../../case/judgement.ts';
import type { Group } from '../keys.ts';
import { gradeMark, type Page } from '../page.ts';
import type { Section } from './section.ts';

/** What a director reads: the statements, the counters by grade, and what would change the answer. */
export const answer: Section = {
  id: 'answer',
  title: 'ui.section.answer',
  render: (page) => {
    const { statements, wouldChange } = page.file.answer;
    const said =
      statements.length === 0
        ? html`<p class="empty">${page.ui('answer.nothing')}</p>`
        : html`<ol class="statements">${statementItems(page, 'answer', statements)}</ol>`;
    const change =
      wouldChange.length === 0
        ? undefined
        : html`<h3>${page.ui('ui.answer.would-change')}</h3><ul class="plain">${statementItems(page, 'missing', wouldChange)}</ul>`;
    return html`${said}<h3>${page.ui('ui.counters')}</h3>${counters(page)}${change}`;
  },
};

/** Statements as list items, each with its chips. */
export function statementItems(page: Page, group: Group, statements: readonly Statement[]): readonly Html[] {
  return statements.map(
    (s) => html`<li>${page.sentence(group, s.key, s.facts)} ${page.cite(s.refs)}</li>
`,
  );
}

function counters(page: Page): Html {
  const counted = page.file.items.filter((item) => item.link !== 'owner');
  const owners = page.file.items.length - counted.length;
  const tiles = gradeOrder.map((grade) =>
    tile(
      page,
      grade,
      page.file.accounts.filter((a) => a.grade === grade),
      counted.filter((i) => i.grade === grade),
    ),
  );
  const note = owners > 0 ? html` ${page.ui('ui.owner-items', { count: owners })}` : undefined;
  return html`<ul class="tiles">${tiles}</ul><p class="note">${page.ui('ui.counters-note')}${note}</p>`;
}

function tile(page: Page, grade: Grade, accounts: readonly Account[], items: readonly Item[]): Html {
  const by = (link: string): number => items.filter((item) => item.link === link).length;
  const links = { certain: by('certain'), probable: by('probable'), possible: by('possible') };
  const coverage =
    accounts.length === 0
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-coverage', { share: Math.min(...accounts.map((a) => a.coverage)) })}</span>`;
  const split =
    items.length === 0 ? undefined : html`<span class="small">${page.ui('ui.counter-links', links)}</span>`;
  return html`<li class="tile g-${grade}" data-grade="${grade}" data-accounts="${accounts.length}" data-items="${items.length}"><span class="word">${gradeMark(grade)}${page.label(`ui.grade.${grade}`)}</span><span class="big">${page.ui('ui.counter-accounts', { count: accounts.length })}</span><span class="big">${page.ui('ui.counter-items', { count: items.length })}</span>${split}${coverage}<span class="small means">${page.ui(`ui.grade-means.${grade}`)}</span></li>
`;
}
