import { type Html, html } from '../../base/html.ts';
import type { Finding } from '../../case/judgement.ts';
import type { Page } from '../page.ts';
import { table } from '../table.ts';
import type { Section } from './section.ts';

/** What detections saw, the gravest first, each with what would show that it was harmless. */
export const findings: Section = {
  id: 'findings',
  title: 'ui.section.findings',
  render: (page) => {
    if (page.file.findings.length === 0) return html`<p class="empty">${page.ui('ui.findings.none')}</p>`;
    const order = ['critical', 'high', 'medium', 'low'];
    const sorted = page.file.findings.toSorted(
      (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.first < b.first ? -1 : 1),
    );
    const grave = sorted.filter((f) => f.severity !== 'low');
    const low = sorted.filter((f) => f.severity === 'low');
    const count = { count: low.length };
    const folded =
      low.length === 0
        ? undefined
        : html`<details class="card"><summary>${page.ui('ui.findings.low', count)}</summary>${findingTable(page, low, page.label('ui.findings.low', count))}</details>`;
    const first =
      grave.length === 0 ? undefined : findingTable(page, grave, page.label('ui.section.findings'));
    return html`${first}${folded}`;
  },
};

// Scanners come by the hundred; the rest is counted below the table.
const MOST = 300;

function findingTable(page: Page, list: readonly Finding[], caption: string): Html {
  return table(
    page,
    list,
    [
      { head: 'ui.col.kind', cell: (f) => page.sentence('finding', f.detection, f.facts), heads: true },
      { head: 'ui.col.account', size: 'name', cell: (f) => subject(page, f) },
      {
        head: 'ui.findings.severity',
        cell: (f) =>
          html`<span class="s-${f.severity}">${page.ui(`ui.findings.severity.${f.severity}`)}</span><div class="small">${page.evidence(f.technique)}</div>`,
      },
      { head: 'ui.col.span', cell: (f) => html`${page.time(f.first)}<br>${page.time(f.last)}` },
      {
        head: 'ui.findings.refutes',
        size: 'wide',
        cell: (f) => (f.refutes === '' ? page.ui('ui.dash') : page.sentence('refutes', f.refutes, f.facts)),
      },
      { head: 'ui.col.proof', cell: (f) => page.cite(f.refs) },
    ],
    { caption, most: MOST },
  );
}

/** Whom a finding is about: the account, and the address it came from, where the lines name them. */
function subject(page: Page, { facts }: Finding): Html {
  const { account, address } = facts;
  const told = [account, address].filter((x) => typeof x === 'string' && x !== '');
  return told.length === 0
    ? page.ui('ui.dash')
    : html`${told.map((x) => html`<div>${page.evidence(String(x))}</div>`)}`;
}
