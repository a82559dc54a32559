import { type Html, html } from '../../base/html.ts';
import { subjectText } from '../../base/subject-text.ts';
import type { Grade } from '../../case/common.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Account, Item } from '../../case/judgement.ts';
import { gradeMark, LIMITS, type Page } from '../page.ts';
import { type Column, table } from '../table.ts';
import { writtenOn } from '../written.ts';
import type { Section } from './section.ts';

/** What was touched: accounts, and below them mailboxes, messages and attachments. */
export const scope: Section = {
  id: 'scope',
  title: 'ui.section.scope',
  render: (page) => {
    const items = heaviest(page.file.items, LIMITS.items);
    const cut =
      items.length < page.file.items.length
        ? html`<p class="note">${page.ui('ui.rows-cut', { shown: items.length, count: page.file.items.length })}</p>`
        : undefined;
    const list =
      items.length === 0
        ? html`<p class="empty">${page.ui('ui.scope.no-items')}</p>`
        : html`${tools(page, items)}<div id="items">${byAccount(page, items)}</div>${cut}`;
    return html`<p>${page.ui('ui.scope.intro')}</p>${accountTable(page)}<h3>${page.ui('ui.scope.items')}</h3>${list}`;
  },
};

/** So many items at most: those of the heaviest consequence, in the order of the Case. */
function heaviest(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const weights = items.map((item, at) => ({ at, weight: weightOf(item) }));
  const kept = weights.toSorted((a, b) => a.weight - b.weight || a.at - b.at).slice(0, most);
  return kept.toSorted((a, b) => a.at - b.at).flatMap(({ at }) => items[at] ?? []);
}

/** The further it went and the surer it was somebody else, the less; what only the owner did comes last. */
function weightOf({ grade, link }: Item): number {
  return (
    (link === 'owner' ? 100 : 0) + gradeOrder.indexOf(grade) * linkOrder.length + linkOrder.indexOf(link)
  );
}

/** What the script searches, filters, sorts and folds with; without it none of it is in sight. */
function tools(page: Page, items: readonly Item[]): Html {
  const grades = gradeOrder
    .map((grade) => ({ grade, count: items.filter((i) => i.grade === grade).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ grade, count }) =>
        html`<label class="choice"><input type="checkbox" name="scope-grade" value="${grade}"> ${page.grade(grade)} ${count}</label>`,
    );
  const sorts = (['mailbox', 'weight', 'time', 'size', 'name'] as const).map(
    (sort) => html`<option value="${sort}">${page.label(`ui.scope.sort.${sort}`)}</option>`,
  );
  const button = (id: 'notify' | 'clear' | 'unfold' | 'fold'): Html =>
    html`<button type="button" id="scope-${id}"${id === 'notify' ? html` aria-pressed="false"` : undefined}>${page.label(`ui.scope.${id}`)}</button>`;
  // The marks stand for what the script fills in: the language decides where they go.
  const shown = page.label('ui.scope.filtered', { shown: '%n', count: String(items.length) });
  return html`<div class="search" hidden><div class="tools"><label for="scope-search">${page.ui('ui.scope.search')}</label><input type="search" id="scope-search" autocomplete="off" spellcheck="false"><label for="scope-sort">${page.ui('ui.scope.sort')}</label><select id="scope-sort">${sorts}</select>${button('unfold')}${button('fold')}</div><fieldset class="tools"><legend>${page.ui('ui.scope.only')}</legend>${grades}${button('notify')}${button('clear')}</fieldset></div><p id="scope-hits" class="note" role="status" data-shown="${shown}"></p><p id="scope-words" hidden>${page.label('ui.scope.hits', { count: 0 })}</p>`;
}

/** Accounts that somebody was in first; the others, often very many, are folded by what is said of them. */
function accountTable(page: Page): Html {
  const sorted = page.file.accounts.toSorted(
    (a, b) => gradeOrder.indexOf(a.grade) - gradeOrder.indexOf(b.grade) || (a.account < b.account ? -1 : 1),
  );
  const others: readonly Grade[] = ['no-trace', 'unknown'];
  const caption = page.label('ui.scope.accounts');
  const first = accountRows(
    page,
    sorted.filter((a) => !others.includes(a.grade)),
    caption,
    true,
  );
  const folds = others.map((grade) => {
    const own = sorted.filter((a) => a.grade === grade);
    if (own.length === 0) return html``;
    const facts = { count: own.length, grade };
    const label = page.label('ui.scope.accounts-other', facts);
    return html`<details class="card"><summary><span class="grade g-${grade}">${gradeMark(grade)}</span>${page.ui('ui.scope.accounts-other', facts)}</summary>${accountRows(page, own, label, false)}</details>`;
  });
  return html`${first}${folds}`;
}

/** One table. What is missing for all of its accounts alike is said once below it. */
function accountRows(page: Page, list: readonly Account[], caption: string, shown: boolean): Html {
  if (list.length === 0) return html``;
  const shared = new Set(list.map((a) => a.missing.join('\n'))).size === 1;
  const columns: readonly Column<Account>[] = [
    { head: 'ui.col.account', cell: (a) => page.evidence(a.account), heads: true },
    {
      head: 'ui.grade',
      cell: (a) => html`${page.grade(a.grade)}${writtenOn(page, `account:${a.account}`)}`,
    },
    {
      head: 'ui.link',
      cell: (a) => (a.entered || touched(a.grade) ? page.link(a.link) : page.ui('ui.dash')),
    },
    { head: 'ui.scope.tried', cell: (a) => page.ui(a.tried ? 'ui.yes' : 'ui.no') },
    { head: 'ui.scope.entered', cell: (a) => page.ui(a.entered ? 'ui.yes' : 'ui.no') },
    { head: 'ui.col.coverage', cell: (a) => share(page, a.coverage), numeric: true },
  ];
  const missing: Column<Account> = {
    head: 'ui.coverage.missing',
    size: 'wide',
    cell: (a) => missingList(page, a.missing),
  };
  const rows = table(page, list, shared ? columns : [...columns, missing], { caption, captionShown: shown });
  const [first] = list;
  const note =
    shared && first !== undefined && first.missing.length > 0
      ? html`<div class="note"><p>${page.ui('ui.scope.missing-all')}</p>${missingList(page, first.missing)}</div>`
      : undefined;
  return html`${rows}${note}`;
}

/** Grades that say that somebody did something; the others have nobody behind them. */
function touched(grade: Grade): boolean {
  return grade === 'taken' || grade === 'served' || grade === 'opened' || grade === 'listed';
}

/** A share as a percentage that is never rounded up. */
export function share(page: Page, value: number): Html {
  return html`${page.say.text('ui.share', { share: value })}`;
}

/** What is missing, each as its sentence. */
export function missingList(page: Page, missing: readonly string[]): Html {
  if (missing.length === 0) return page.ui('ui.dash');
  return html`<ul class="plain tight">${missing.map((m) => html`<li>${page.sentence('missing', m, {})}</li>`)}</ul>`;
}

function groupBy<T>(
  list: readonly T[],
  key: (one: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function byAccount(page: Page, items: readonly Item[]): readonly Html[] {
  return groupBy(items, (i) => i.account).map(([account, own]) => {
    const boxes = groupBy(own, (i) => i.mailbox).map(([mailbox, list]) => mailboxFold(page, mailbox, list));
    return html`<details class="account" open><summary><h4>${page.evidence(account)}</h4> ${tally(page, own)}</summary>${boxes}</details>
`;
  });
}

function mailboxFold(page: Page, mailbox: string, items: readonly Item[]): Html {
  const name = mailbox === '' ? page.ui('ui.scope.no-mailbox') : page.ui('ui.scope.mailbox', { mailbox });
  const caption =
    mailbox === '' ? page.label('ui.scope.no-mailbox') : page.label('ui.scope.mailbox', { mailbox });
  const rows = items.toSorted(
    (a, b) => a.uid - b.uid || rank(a) - rank(b) || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0),
  );
  return html`<details class="mailbox"><summary>${name} ${tally(page, items)}</summary>${table(page, rows, itemColumns(page), { caption, most: LIMITS.items, rowClass: (i) => (i.kind === 'attachment' ? 'part' : ''), rowData })}</details>
`;
}

/** What a row is sorted and filtered by. */
function rowData(i: Item): Readonly<Record<string, string | number>> {
  return { grade: i.grade, link: i.link, weight: weightOf(i), size: i.bytes };
}

function rank(item: Item): number {
  return item.kind === 'message' ? 0 : 1;
}

/** How many items of each grade, strongest first; what only the owner touched is not among them. */
function tally(page: Page, items: readonly Item[]): Html {
  const counted = items.filter((i) => i.link !== 'owner');
  const parts = gradeOrder
    .map((grade) => ({ grade, count: counted.filter((i) => i.grade === grade).length }))
    .filter(({ count }) => count > 0)
    .map(({ grade, count }) => html`<span class="count">${page.grade(grade)} ${count}</span>`);
  return html`<span class="tally">${parts}</span>`;
}

function itemColumns(page: Page): readonly Column<Item>[] {
  const written = onItems(page);
  return [
    { head: 'ui.col.item', cell: (i) => itemName(page, i), heads: true },
    { head: 'ui.grade', cell: (i) => html`${page.grade(i.grade)}${written(i)}` },
    { head: 'ui.link', cell: (i) => page.link(i.link) },
    { head: 'ui.col.time', cell: (i) => page.time(i.time) },
    {
      head: 'ui.col.bytes',
      cell: (i) => (i.bytes > 0 ? page.ui('ui.bytes', { bytes: i.bytes }) : page.ui('ui.dash')),
      numeric: true,
    },
    { head: 'ui.col.because', size: 'wide', cell: (i) => why(page, i) },
    { head: 'ui.col.proof', cell: (i) => page.cite(i.refs) },
  ];
}

/** What people wrote about items, which the journal knows by their place in the Case. */
function onItems(page: Page): (item: Item) => Html {
  const about = new Map<Item, string>();
  for (const key of page.journal?.standing().of.keys() ?? []) {
    const item = key.startsWith('item:') ? page.file.items[Number(key.slice('item:'.length)) - 1] : undefined;
    if (item !== undefined) about.set(item, key);
  }
  return (item) => writtenOn(page, about.get(item) ?? 'item:0');
}

function why(page: Page, item: Item): Html {
  const against =
    item.against === ''
      ? undefined
      : html`<div class="against"><div class="small">${page.ui('ui.scope.against')}</div>${page.sentence('against', item.against, item.facts)}</div>`;
  return html`${page.sentence('because', item.because, item.facts)}${against}`;
}

function itemName(page: Page, item: Item): Html {
  switch (item.kind) {
    case 'message':
      return messageName(page, item);
    case 'attachment':
      return page.ui('ui.scope.attachment', { part: item.part, name: item.name });
    case 'contacts':
      return page.ui('ui.scope.contacts', { name: item.name });
    case 'file':
      return page.ui('ui.scope.file', { name: item.name });
  }
}

function messageName(page: Page, item: Item): Html {
  const title =
    item.uid === 0
      ? page.ui('ui.scope.message-no-uid')
      : page.ui('ui.scope.message', { uid: String(item.uid) });
  const subject =
    item.subject === ''
      ? undefined
      : html`<div class="subject">${page.evidence(subjectText(item.subject))}</div>`;
  const id =
    item.messageId === '' ? undefined : html`<div class="small mono">${page.evidence(item.messageId)}</div>`;
  const by = html`<div class="small">${page.sentence('ui.scope.message-id-by', item.messageIdBy, {})}</div>`;
  return html`${title}${subject}${id}${by}`;
}
