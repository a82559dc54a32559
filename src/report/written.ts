import { type Html, html } from '../base/html.ts';
import { setThresholds } from '../case/case.ts';
import { gradeOrder } from '../case/common.ts';
import { computedOf } from '../journal/computed.ts';
import type { Journal } from '../journal/journal.ts';
import type { Stood } from '../journal/standing.ts';
import type { MessageKey } from './languages/en.ts';
import type { Page } from './page.ts';

/** What a report takes of a journal. */
export type ReportedJournal = Pick<
  Journal,
  'entries' | 'standing' | 'broken' | 'remarks' | 'head' | 'caseHash'
>;

/** What was written about something, beside what was computed; nothing when nobody wrote. */
export function writtenOn(page: Page, about: string): Html {
  const stood = page.journal?.standing().of.get(about);
  if (stood === undefined) return html``;
  return html`${overruled(page, stood)}${remarks(page, stood)}`;
}

function overruled(page: Page, { overrule }: Stood): Html {
  if (overrule === undefined) return html``;
  const doubt = overrule.proven ? undefined : html` <strong>${page.ui('ui.journal.unproven')}</strong>`;
  return html`<div class="overruled"><strong>${page.ui('ui.journal.overruled')} ${judgement(page, overrule.value)}</strong> <span class="small">${page.ui('ui.journal.because', { who: overrule.who })}</span> ${text(page, overrule.text)}${doubt}</div>`;
}

function remarks(page: Page, { mark, notes }: Stood): Html {
  if (mark === undefined && notes.length === 0) return html``;
  const facts = { count: notes.length, marked: mark === undefined ? 'no' : 'yes' };
  return html`<div class="small"><a href="#journal">${page.ui('ui.journal.noted', facts)}</a></div>`;
}

/** A judgement or a grade as words; anything else is text that somebody wrote. */
export function judgement(page: Page, value: string): Html {
  if (gradeOrder.some((g) => g === value)) return page.ui(`ui.grade.${value}` as MessageKey);
  const key = `ui.judgement.${value}`;
  return page.say.has(key) ? page.ui(key as MessageKey) : page.evidence(value);
}

/** What somebody wrote, its lines kept. */
export function text(page: Page, said: string): Html {
  return html`<span class="said">${said.split('\n').map((line, i) => html`${i > 0 ? html`<br>` : undefined}${page.evidence(line)}`)}</span>`;
}

/** Says at the answer that people judged otherwise than was computed; the answer is as computed. */
export function overruledNote(page: Page): Html {
  const all = [...(page.journal?.standing().of.values() ?? [])];
  const count = all.filter((s) => s.overrule !== undefined).length;
  return count === 0
    ? html``
    : html`<p class="overruled"><a href="#journal">${page.ui('ui.journal.overruled-answer', { count })}</a></p>`;
}

/** Says at the answer which thresholds somebody set by hand. */
export function thresholdsNote(page: Page): Html {
  const list = setThresholds(page.file);
  return list === '' ? html`` : html`<p class="note">${page.ui('ui.thresholds-set', { list })}</p>`;
}

/** The judgement that was computed for what an entry is about; empty when it has none. */
export function computedBeside(page: Page, about: string): Html {
  const computed = computedOf(page.file, about);
  return computed === ''
    ? html``
    : html`<div class="small">${page.ui('ui.journal.computed')} ${judgement(page, computed)}</div>`;
}
