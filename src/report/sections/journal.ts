import { type Html, html } from '../../base/html.ts';
import type { Kept } from '../../journal/entry.ts';
import type { Page } from '../page.ts';
import { type Column, table } from '../table.ts';
import { computedBeside, judgement, type ReportedJournal, text } from '../written.ts';
import type { Section } from './section.ts';

/** What people wrote on top of what was computed: notes, marks, overrules, who and when. */
export const journal: Section = {
  id: 'journal',
  title: 'ui.section.journal',
  render: (page) => {
    const kept = page.journal;
    if (kept === undefined || kept.entries().length === 0)
      return html`<p class="empty">${page.ui('ui.journal.none')}</p>`;
    const entries = kept.entries();
    return html`<p>${page.ui('ui.journal.intro')}</p>${chain(page, kept)}${table(page, entries, columns(page, kept), { caption: page.label('ui.section.journal') })}`;
  },
};

/** Whether the chain holds, and what to compare it with. */
function chain(page: Page, kept: ReportedJournal): Html {
  const { n, hash } = kept.head();
  const broken = kept.broken();
  const earlier = kept.entries().filter((e) => e.case !== kept.caseHash).length;
  const said = [
    broken === ''
      ? page.ui('ui.journal.whole', { number: String(n), hash })
      : page.ui('ui.journal.broken', { where: broken }),
    ...kept.remarks().map((r) => page.evidence(r)),
    ...(earlier > 0 ? [page.ui('ui.journal.earlier', { count: earlier })] : []),
  ];
  return html`<ul class="plain">${said.map((s) => html`<li>${s}</li>`)}</ul>`;
}

function columns(page: Page, kept: ReportedJournal): readonly Column<Kept>[] {
  const { of } = kept.standing();
  const places = new Map([...of.values()].flatMap((s) => s.entries.map((e) => [e, s] as const)));
  const takenBack = new Map(
    [...of.values()].flatMap((s) => s.withdrawn.map((w) => [w.entry, w.by] as const)),
  );
  return [
    { head: 'ui.col.number', heads: true, cell: (e) => page.ui('ui.plain-number', { number: String(e.n) }) },
    { head: 'ui.col.time', cell: (e) => page.time(e.time) },
    { head: 'ui.col.who', cell: (e) => page.evidence(e.who) },
    { head: 'ui.col.kind', cell: (e) => page.ui(`ui.journal.kind.${e.kind}`) },
    { head: 'ui.col.about', size: 'wide', cell: (e) => about(page, e, places.get(e)?.about) },
    {
      head: 'ui.col.said',
      size: 'wide',
      cell: (e) => {
        const by = takenBack.get(e);
        const back =
          by === undefined
            ? undefined
            : html`<div class="small">${page.ui('ui.journal.taken-back', { who: by.who, number: String(by.n) })}</div>`;
        const doubt = e.proven
          ? undefined
          : html`<div><strong>${page.ui('ui.journal.unproven')}</strong></div>`;
        return html`${said(page, e, places.get(e)?.about)}${back}${doubt}`;
      },
    },
  ];
}

function about(page: Page, e: Kept, now: string | undefined): Html {
  if (now === '') return page.ui('ui.journal.whole-case');
  const lost = now === undefined ? html`<div class="small">${page.ui('ui.journal.lost')}</div>` : undefined;
  return html`${page.evidence(now ?? e.about)}<div class="small">${page.evidence(e.subject)}</div>${lost}`;
}

function said(page: Page, e: Kept, now: string | undefined): Html {
  if (e.kind === 'withdraw') return page.ui('ui.journal.withdraws', { number: e.value });
  if (e.kind !== 'overrule') return text(page, e.text);
  const computed = now === undefined ? undefined : computedBeside(page, now);
  return html`${computed}<div><strong>${page.ui('ui.journal.overruled')} ${judgement(page, e.value)}</strong></div>${text(page, e.text)}`;
}
