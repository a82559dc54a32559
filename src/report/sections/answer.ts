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
    return html`${said}${change}${meanings(page)}`;
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
      byCount(page, grade),
    ),
  );
  const note =
    owners > 0 ? html`<p class="note">${page.ui('ui.owner-items', { count: owners })}</p>` : undefined;
  return html`<ul class="tiles" aria-label="${page.label('ui.counters')}">${tiles}</ul>${note}`;
}

/** Messages at most that only a count tells of: members of a mailbox's sets that no item names. */
function byCount(page: Page, grade: Grade): number {
  const sets = page.file.sets.filter((s) => s.grade === grade && s.link !== 'owner');
  const named = new Map<string, number>();
  for (const i of page.file.items)
    if (i.kind === 'message' && i.grade === grade)
      for (const s of i.sessions) named.set(s, (named.get(s) ?? 0) + 1);
  const most = new Map<string, { readonly sum: number; readonly held: number }>();
  for (const s of sets) {
    const key = `${s.account}\n${s.mailbox}`;
    const before = most.get(key) ?? { sum: 0, held: 0 };
    const known = s.sessions.reduce((n, id) => n + (named.get(id) ?? 0), 0);
    const open = Math.max(0, s.atMost - known);
    most.set(key, { sum: before.sum + open, held: Math.max(before.held, s.candidates, open) });
  }
  return [...most.values()].reduce((n, { sum, held }) => n + Math.min(sum, held), 0);
}

function tile(
  page: Page,
  grade: Grade,
  accounts: readonly Account[],
  items: readonly Item[],
  more: number,
): Html {
  const by = (link: string): number => items.filter((item) => item.link === link).length;
  const links = { certain: by('certain'), probable: by('probable'), possible: by('possible') };
  const coverage =
    accounts.length === 0
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-coverage', { share: Math.min(...accounts.map((a) => a.coverage)) })}</span>`;
  const counted =
    more === 0 ? undefined : html`<span class="small">${page.ui('ui.counter-more', { count: more })}</span>`;
  // Where all is certain the split says nothing more.
  const split =
    links.certain === items.length
      ? undefined
      : html`<span class="small">${page.ui('ui.counter-links', links)}</span>`;
  return html`<li class="tile g-${grade}" data-grade="${grade}" data-accounts="${accounts.length}" data-items="${items.length}"><span class="word">${gradeMark(grade)}${page.label(`ui.grade.${grade}`)}</span><span class="big">${page.ui('ui.counter-items', { count: items.length })}</span>${counted}<span class="small">${page.ui('ui.counter-accounts', { count: accounts.length })}</span>${split}${coverage}</li>
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
