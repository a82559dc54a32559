import { createHash } from 'node:crypto';
import { type Html, html, trustedHtml } from '../base/html.ts';
import type { Case } from '../case/case.ts';
import { drawnHtml } from './draw/drawn.ts';
import { markSymbols } from './draw/marks.ts';
import type { Language } from './languages/language.ts';
import { numberProofs } from './numbering.ts';
import { type Page, pageOf } from './page.ts';
import { SCRIPT } from './script.ts';
import { sections } from './sections/index.ts';
import { quotable } from './sections/proof.ts';
import { type OnMissing, speaker } from './speak.ts';
import { STYLE } from './style.ts';
import type { ReportedJournal } from './written.ts';

/** How a report is made. Without `madeAt` it carries no date of its own: same Case, same bytes. */
export interface ReportOptions {
  readonly language: Language;
  /** ISO 8601 UTC. */
  readonly madeAt?: string;
  /** What people wrote about the case, shown beside what was computed. */
  readonly journal?: ReportedJournal;
  /** Told how much of it is made, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Told of sentences that the language cannot say; they are written as key and facts. */
  readonly onMissing?: OnMissing;
}

/**
 * The report as one HTML file that needs neither network nor server, and works without scripting: every number in
 * brackets is a link to the quoted lines at the end. Its content policy lets run only the one script and the one
 * style sheet that it carries, by their hashes.
 */
export function renderHtml(file: Case, options: ReportOptions): string {
  const proofs = numberProofs(file);
  const say = speaker(options.language, options.onMissing);
  const page = pageOf(file, say, quotable(file, proofs), proofs, options.journal);
  const made = sections.map((s, i) => {
    const rendered = s.render(page);
    options.onProgress?.((i + 1) / sections.length);
    return { ...s, rendered };
  });
  const policy = contentPolicy();
  const body = html`<a class="skip" href="#answer">${page.label('ui.skip')}</a>
<svg class="symbols" width="0" height="0" aria-hidden="true">${drawnHtml(...markSymbols())}</svg>
${head(page, options.madeAt)}
<div class="frame">${contents(page)}<main>
${made.map(
  (
    s,
  ) => html`<section id="${s.id}" aria-labelledby="${s.id}-title"><h2 id="${s.id}-title">${page.label(s.title)}</h2>
${s.rendered}</section>
`,
)}</main></div>
${drawer(page)}`;
  return html`<!DOCTYPE html>
<html lang="${options.language.id}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${page.label('ui.title')}</title><style>${trustedHtml(STYLE)}</style></head><body>
${body}<script>${trustedHtml(SCRIPT)}</script></body></html>
`.html;
}

/** The policy that the file states about itself. */
function contentPolicy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function head(page: Page, madeAt: string | undefined): Html {
  const { file } = page;
  const lines = file.evidence.reduce((n, f) => n + f.lines, 0);
  const rows: readonly (readonly [Html, Html])[] = [
    [page.ui('ui.window'), page.ui('ui.window-value', { from: file.window.from, to: file.window.to })],
    [page.ui('ui.evidence-read'), page.ui('ui.evidence-read-value', { files: file.evidence.length, lines })],
    [page.ui('ui.program'), page.ui('ui.program-value', { version: file.constat })],
    ...(madeAt === undefined ? [] : [[page.ui('ui.made'), page.time(madeAt)] as const]),
  ];
  return html`<header><h1>${page.ui('ui.title')}</h1><dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}<div><dt>${page.ui('ui.times')}</dt><dd>${page.ui('ui.all-times')}</dd></div></dl></header>`;
}

function contents(page: Page): Html {
  const links = sections.map((s) => html`<li><a href="#${s.id}">${page.label(s.title)}</a></li>`);
  return html`<nav aria-label="${page.label('ui.contents')}"><ol>${links}</ol></nav>`;
}

function drawer(page: Page): Html {
  const button = (key: 'close' | 'next' | 'previous' | 'copy', pressed = ''): Html =>
    html`<button type="button" id="drawer-${key}"${pressed === '' ? html`` : html` title="${pressed}" aria-keyshortcuts="${pressed}"`}>${page.label(`ui.drawer.${key}`)}</button>`;
  // The marks stand for what the script fills in: the language decides where they go.
  const title = page.label('ui.drawer.title', { number: '%n', count: String(page.quoted) });
  const nth = page.label('ui.drawer.nth', { number: '%i', count: '%n' });
  const more = page.label('ui.drawer.more', { count: '%n' });
  return html`<aside id="drawer" role="region" aria-label="${page.label('ui.drawer.label')}" hidden><h2 id="drawer-title" tabindex="-1" data-title="${title}"></h2><div class="buttons">${button('previous', '[')}${button('next', ']')}${button('copy')}${button('close')}<span id="drawer-said" role="status" data-copied="${page.label('ui.drawer.copied')}"></span></div><p class="note" id="drawer-nth" data-nth="${nth}"></p><div id="drawer-body"></div><div id="drawer-cited"><h3>${page.label('ui.drawer.cited')}</h3><ul class="plain"></ul><p class="note" data-more="${more}"></p></div></aside>`;
}
