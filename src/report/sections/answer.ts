import { type Html, html } from '../../base/html.ts';
import { gradeOrder, type Statement } from '../../case/common.ts';
import { countersOf, type GradeCount } from '../counters.ts';
import type { Group } from '../keys.ts';
import { gradeMark, type Page } from '../page.ts';
import { overruledNote, thresholdsNote } from '../written.ts';
import type { Section } from './section.ts';

/** What a director reads: the statements, the counters by grade, and what would change the answer. */
export const answer: Section = {
  id: 'answer',
  title: 'ui.section.answer',
  render: (page) => {
    const { statements, wouldChange } = page.file.answer;
    const [first, second, ...rest] = statements;
    const head = [first, second].filter((one) => one !== undefined);
    const said =
      first === undefined
        ? html`<p class="empty">${page.ui('answer.nothing')}</p>${counters(page)}`
        : html`<ol class="statements">${statementItems(page, 'answer', head)}</ol>${counters(page)}<ol class="statements" start="${head.length + 1}">${statementItems(page, 'answer', rest)}</ol>`;
    const change =
      wouldChange.length === 0
        ? undefined
        : html`<h3>${page.ui('ui.answer.would-change')}</h3><ul class="plain">${statementItems(page, 'missing', wouldChange)}</ul>`;
    return html`${thresholdsNote(page)}${overruledNote(page)}${said}${change}${meanings(page)}`;
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
  const owners = page.file.items.filter((item) => item.link === 'owner').length;
  const tiles = countersOf(page.file).map((one) => tile(page, one));
  const note =
    owners > 0 ? html`<p class="note">${page.ui('ui.owner-items', { count: owners })}</p>` : undefined;
  return html`<ul class="tiles" aria-label="${page.label('ui.counters')}">${tiles}</ul>${note}`;
}

function tile(page: Page, { grade, items, accounts, least, more, links, coverage }: GradeCount): Html {
  const share =
    coverage === null
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-coverage', { share: coverage })}</span>`;
  const counted =
    more === 0
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-more', { named: items, least, most: more, exact: String(least === more) })}</span>`;
  // Where all is certain the split says nothing more.
  const split =
    links.certain === items
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-links', links)}</span>`;
  return html`<li class="tile g-${grade}" data-grade="${grade}" data-accounts="${accounts}" data-items="${items}"><span class="word">${gradeMark(grade)}${page.label(`ui.grade.${grade}`)}</span><span class="big">${page.ui('ui.counter-items', { count: items + least, exact: String(least === more) })}</span>${counted}<span class="small">${page.ui('ui.counter-accounts', { count: accounts })}</span>${split}${share}</li>
`;
}

/** What the words of the counters mean, folded away for those who know. */
function meanings(page: Page): Html {
  const rows = gradeOrder.map(
    (grade) =>
      html`<li class="g-${grade}"><span class="grade">${gradeMark(grade)}${page.label(`ui.grade.${grade}`)}</span> <span class="means">${page.ui(`ui.grade-means.${grade}`)}</span></li>`,
  );
  return html`<details class="meanings"><summary>${page.ui('ui.grades-mean')}</summary><ul class="plain tight">${rows}</ul><p class="note">${page.ui('ui.counters-note')}</p></details>`;
}
