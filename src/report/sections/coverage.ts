import { type Html, html } from '../../base/html.ts';
import { parseIso } from '../../base/time.ts';
import { askText } from '../ask/text.ts';
import { drawnHtml } from '../draw/drawn.ts';
import { drawHeat } from '../draw/heat.ts';
import { heatRows, linesWithin, wholeCells } from '../heat-rows.ts';
import type { Page } from '../page.ts';
import { table } from '../table.ts';
import { missingList, share } from './scope.ts';
import type { Section } from './section.ts';

/** What the logs could have shown: lines over time, coverage of each question, gaps. */
export const coverage: Section = {
  id: 'coverage',
  title: 'ui.section.coverage',
  render: (page) => html`${heat(page)}${questions(page)}${gaps(page)}${ask(page)}`,
};

function heat(page: Page): Html {
  const rows = heatRows(page.file, page.say).slice(0, 60);
  if (rows.length === 0) return html``;
  const { from, to } = page.file.window;
  const view = wholeCells(rows, parseIso(from) ?? 0, parseIso(to) ?? 0);
  const counted = rows.map((row) => {
    const value = linesWithin(row, view.from, view.to);
    const of = `heat-lines ${JSON.stringify(row.source)} ${JSON.stringify(row.host)}`;
    return { ...row, total: { text: page.label('ui.number', { number: value }), value, of } };
  });
  const drawing = drawHeat({
    id: 'heat',
    ...view,
    rows: counted,
    description: page.label('ui.coverage.heat-describe', { sources: rows.length, from, to }),
  });
  return html`<h3>${page.ui('ui.coverage.heat')}</h3><p>${page.ui('ui.coverage.heat-intro')}</p><div class="scroll" role="region" tabindex="0" aria-label="${page.label('ui.coverage.heat')}">${drawnHtml(drawing)}</div>`;
}

function questions(page: Page): Html {
  const list = page.file.coverage.questions;
  const rows =
    list.length === 0
      ? html`<p class="empty">${page.ui('ui.coverage.no-questions')}</p>`
      : table(
          page,
          list,
          [
            {
              head: 'ui.coverage.question',
              cell: (q) => page.sentence('question', q.question, {}),
              heads: true,
            },
            {
              head: 'ui.col.account',
              cell: (q) => (q.account === '' ? page.ui('ui.dash') : page.evidence(q.account)),
            },
            { head: 'ui.coverage.share', cell: (q) => share(page, q.share), numeric: true },
            {
              head: 'ui.coverage.longest',
              cell: (q) => duration(page, q.longestGapSeconds),
              numeric: true,
            },
            { head: 'ui.coverage.missing', size: 'wide', cell: (q) => missingList(page, q.missing) },
          ],
          { caption: page.label('ui.coverage.questions') },
        );
  return html`<h3>${page.ui('ui.coverage.questions')}</h3>${rows}`;
}

function duration(page: Page, seconds: number): Html {
  const whole = Math.round(seconds);
  return page.ui('ui.duration', {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    seconds: whole % 60,
  });
}

function gaps(page: Page): Html {
  const list = page.file.coverage.gaps;
  const rows =
    list.length === 0
      ? html`<p class="empty">${page.ui('ui.coverage.no-gaps')}</p>`
      : table(
          page,
          list,
          [
            { head: 'ui.coverage.source', cell: (g) => page.evidence(g.source), heads: true },
            {
              head: 'ui.col.host',
              cell: (g) => (g.host === '' ? page.ui('ui.dash') : page.evidence(g.host)),
            },
            { head: 'ui.col.kind', cell: (g) => page.ui(`ui.gap-kind.${g.kind}`) },
            { head: 'ui.col.span', cell: (g) => html`${page.time(g.from)}<br>${page.time(g.to)}` },
            { head: 'ui.col.because', size: 'wide', cell: (g) => page.sentence('gap', g.because, g.facts) },
            { head: 'ui.col.proof', cell: (g) => page.cite(g.refs) },
          ],
          { caption: page.label('ui.coverage.gaps') },
        );
  return html`<h3>${page.ui('ui.coverage.gaps')}</h3>${rows}`;
}

function ask(page: Page): Html {
  const text = askText(page.file, page.say);
  if (text === '') return html``;
  return html`<h3>${page.ui('ui.coverage.ask')}</h3><p>${page.ui('ui.coverage.ask-intro')}</p><details class="card"><summary>${page.ui('ui.coverage.ask')}</summary><pre class="ask">${text}</pre></details>`;
}
