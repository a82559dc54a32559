import { html } from '../../base/html.ts';
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
    return table(
      page,
      sorted,
      [
        { head: 'ui.col.kind', cell: (f) => page.sentence('finding', f.detection, f.facts), heads: true },
        {
          head: 'ui.findings.severity',
          cell: (f) =>
            html`<span class="s-${f.severity}">${page.ui(`ui.findings.severity.${f.severity}`)}</span>`,
        },
        { head: 'ui.findings.technique', cell: (f) => page.evidence(f.technique) },
        { head: 'ui.col.span', cell: (f) => html`${page.time(f.first)}<br>${page.time(f.last)}` },
        {
          head: 'ui.findings.events',
          cell: (f) => page.ui('ui.number', { number: f.events }),
          numeric: true,
        },
        {
          head: 'ui.findings.refutes',
          size: 'wide',
          cell: (f) => (f.refutes === '' ? page.ui('ui.dash') : page.sentence('refutes', f.refutes, f.facts)),
        },
        { head: 'ui.col.proof', cell: (f) => page.cite(f.refs) },
      ],
      { caption: page.label('ui.section.findings') },
    );
  },
};
