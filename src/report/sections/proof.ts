import { type Html, html } from '../../base/html.ts';
import { clip, visible } from '../../base/text.ts';
import type { Case, QuotedLine } from '../../case/case.ts';
import type { Proofs } from '../numbering.ts';
import { LIMITS, type Page } from '../page.ts';
import { proofTimes } from './proof-times.ts';
import type { Section } from './section.ts';

/** The lines behind every number, with two neighbours on each side and the place to cite. */
export const proof: Section = {
  id: 'proof',
  title: 'ui.section.proof',
  render: (page) => {
    const { refs } = page.proofs;
    if (refs.length === 0) return html`<p class="empty">${page.ui('ui.proof.none')}</p>`;
    const lines = new Map(page.file.lines.map((line) => [line.ref, line]));
    const times = proofTimes(page.file);
    const list = refs
      .slice(0, page.quoted)
      .map((ref, i) => note(page, { ref, number: i + 1, line: lines.get(ref), time: times.get(ref) }));
    const rest =
      page.quoted < refs.length
        ? html`<p class="note" id="proofs-not-quoted" tabindex="-1">${page.ui('ui.proof.cut', { from: page.quoted + 1, to: refs.length })}</p>`
        : undefined;
    return html`<p>${page.ui('ui.proof.intro')}</p><ol class="proofs">
${list}</ol>${rest}`;
  },
};

/** How many proofs a report quotes: the first ones that fit into the bounds of {@link LIMITS}. */
export function quotable(file: Case, proofs: Proofs): number {
  const lines = new Map(file.lines.map((line) => [line.ref, line]));
  let left: number = LIMITS.quoted;
  let count = 0;
  for (const ref of proofs.refs.slice(0, LIMITS.proofs)) {
    const line = lines.get(ref);
    left -= Math.min(line?.text.length ?? 0, LIMITS.line);
    for (const near of [...(line?.before ?? []), ...(line?.after ?? [])])
      left -= Math.min(near.length, LIMITS.neighbour);
    if (left < 0) break;
    count += 1;
  }
  return count;
}

interface Note {
  readonly ref: string;
  readonly number: number;
  readonly line: QuotedLine | undefined;
  readonly time: string | undefined;
}

function note(page: Page, { ref, number, line, time }: Note): Html {
  const place = page.placeOf(ref);
  // Whole and plain, so that what is copied is what is cited.
  const citation = page.label('ui.proof.citation', {
    place: place.path,
    line: String(place.line),
    offset: String(place.offset),
    hash: place.sha256,
  });
  const quoted =
    line === undefined
      ? html`<p class="empty">${page.ui('ui.proof.absent')}</p>`
      : lines(page, line, place.line);
  const when =
    time === undefined
      ? undefined
      : html`<p class="note">${page.label('ui.proof.when')} ${page.time(time)}</p>`;
  return html`<li id="p${number}" class="proof" tabindex="-1"><h3>${page.ui('ui.proof.heading', { number: String(number) })}</h3>${when}${quoted}<div class="citation">${citation}</div></li>
`;
}

function lines(page: Page, quoted: QuotedLine, number: number): Html {
  const neighbour = (text: string, at: number): Html =>
    html`<div class="near"><span class="no">${at}</span><bdi>${visible(clip(text, LIMITS.neighbour))}</bdi></div>`;
  const before = quoted.before.slice(-2);
  const cut =
    quoted.text.length > LIMITS.line
      ? html` <em>${page.label('ui.cut', { shown: LIMITS.line, length: quoted.text.length })}</em>`
      : undefined;
  const text = visible(quoted.text.slice(0, LIMITS.line));
  return html`<div class="lines" lang="zxx" translate="no">${before.map((t, i) => neighbour(t, number - before.length + i))}<div class="the-line"><span class="no">${number}</span><mark><bdi>${text}</bdi></mark>${cut}</div>${quoted.after.slice(0, 2).map((t, i) => neighbour(t, number + 1 + i))}</div>`;
}
