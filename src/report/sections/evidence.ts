import { type Html, html } from '../../base/html.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import type { Page } from '../page.ts';
import { type Column, table } from '../table.ts';
import type { Section } from './section.ts';

/** What was handed over: files with hashes, zones, years, clocks and problems; lines that nothing reads. */
export const evidence: Section = {
  id: 'evidence',
  title: 'ui.section.evidence',
  render: (page) => {
    const all = page.file.evidence;
    const logs = all.filter((f) => f.format !== '' && f.format !== 'context');
    const first =
      logs.length === 0
        ? html`<p class="empty">${page.ui('ui.evidence.no-logs')}</p>`
        : files(page, logs, page.label('ui.evidence.logs'));
    const context = fold(
      page,
      'ui.evidence.context',
      all.filter((f) => f.format === 'context'),
    );
    const others = fold(
      page,
      'ui.evidence.others',
      all.filter((f) => f.format === ''),
    );
    return html`${first}${context}${others}${shapes(page)}${totals(page)}`;
  },
};

function files(page: Page, list: readonly EvidenceFile[], caption: string): Html {
  return table(page, list, fileColumns(page), { caption, most: 3000 });
}

/** Files that carry no records of their own: they can be many, and a reader wants the logs first. */
function fold(
  page: Page,
  key: 'ui.evidence.context' | 'ui.evidence.others',
  list: readonly EvidenceFile[],
): Html {
  if (list.length === 0) return html``;
  const count = { count: list.length };
  return html`<details class="card"><summary>${page.ui(key, count)}</summary>${files(page, list, page.label(key, count))}</details>`;
}

function fileColumns(page: Page): readonly Column<EvidenceFile>[] {
  return [
    { head: 'ui.evidence.file', heads: true, cell: (f) => fileName(page, f) },
    { head: 'ui.evidence.lines', cell: (f) => page.ui('ui.number', { number: f.lines }), numeric: true },
    { head: 'ui.evidence.unread', cell: (f) => page.ui('ui.number', { number: f.unread }), numeric: true },
    {
      head: 'ui.evidence.span',
      cell: (f) =>
        f.first === undefined || f.last === undefined
          ? page.ui('ui.dash')
          : html`${page.time(f.first)}<br>${page.time(f.last)}`,
    },
    { head: 'ui.evidence.clock', size: 'wide', cell: (f) => clock(page, f) },
    {
      head: 'ui.evidence.hash',
      cell: (f) =>
        html`<span class="hash mono">${page.evidence(f.sha256)}</span><div class="small">${page.ui('ui.bytes', { bytes: f.bytes })}</div>`,
    },
  ];
}

function fileName(page: Page, f: EvidenceFile): Html {
  const member = f.member === '' ? undefined : html`<div class="small mono">${page.evidence(f.member)}</div>`;
  const host = f.host === '' ? undefined : html`<div class="small">${page.evidence(f.host)}</div>`;
  const format =
    f.format === '' ? page.ui('ui.evidence.not-read') : page.ui('ui.evidence.read-as', { format: f.format });
  const problems =
    f.problems.length === 0
      ? undefined
      : html`<ul class="plain tight small problems">${f.problems.map((p) => html`<li>${page.sentence('problem', p, {})}</li>`)}</ul>`;
  return html`<span class="mono">${page.evidence(f.path)}</span>${member}<div class="small">${format}</div>${host}${problems}`;
}

function clock(page: Page, f: EvidenceFile): Html {
  const source = (word: string): string =>
    page.say.has(`ui.evidence.source.${word}`) ? page.say.text(`ui.evidence.source.${word}`) : word;
  const zone =
    f.zone === ''
      ? page.ui('ui.evidence.zone-in-line')
      : page.ui('ui.evidence.zone', { zone: f.zone, source: source(f.zoneSource) });
  const year =
    f.year === 0
      ? undefined
      : html`<div class="small">${page.ui('ui.evidence.year', { year: String(f.year), source: source(f.yearSource) })}</div>`;
  const offset =
    f.clockOffsetSeconds === 0
      ? undefined
      : html`<div class="small">${page.ui('ui.evidence.offset', { seconds: f.clockOffsetSeconds })}</div>`;
  return html`<div class="small">${zone}</div>${year}${offset}`;
}

function shapes(page: Page): Html {
  const list = page.file.unread;
  const rows =
    list.length === 0
      ? html`<p class="empty">${page.ui('ui.evidence.no-shapes')}</p>`
      : table(
          page,
          list,
          [
            { head: 'ui.evidence.program', cell: (s) => page.evidence(s.program), heads: true },
            {
              head: 'ui.evidence.shape',
              cell: (s) => html`<span class="mono">${page.evidence(s.shape)}</span>`,
            },
            { head: 'ui.col.count', cell: (s) => page.ui('ui.number', { number: s.count }), numeric: true },
            { head: 'ui.col.proof', cell: (s) => page.cite([s.ref]) },
          ],
          { caption: page.label('ui.evidence.shapes') },
        );
  return html`<h3>${page.ui('ui.evidence.shapes')}</h3>${rows}`;
}

function totals(page: Page): Html {
  const entries = Object.entries(page.file.totals);
  if (entries.length === 0) return html``;
  const rows = table(
    page,
    entries,
    [
      { head: 'ui.col.name', cell: ([name]) => page.sentence('total', name, {}), heads: true },
      {
        head: 'ui.col.value',
        cell: ([, value]) =>
          typeof value === 'number' ? page.ui('ui.number', { number: value }) : page.evidence(value),
        numeric: true,
      },
    ],
    { caption: page.label('ui.evidence.totals') },
  );
  return html`<h3>${page.ui('ui.evidence.totals')}</h3>${rows}`;
}
