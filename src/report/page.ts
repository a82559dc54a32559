import { type Html, html } from '../base/html.ts';
import { clip, visible } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import type { Facts, Grade, Link } from '../case/common.ts';
import { placer } from './citation.ts';
import { markId } from './draw/marks.ts';
import { fullKey, type Group } from './keys.ts';
import type { MessageKey } from './languages/en.ts';
import { numberProofs, type Proofs } from './numbering.ts';
import { type Piece, type Speaker, shownTime } from './speak.ts';
import type { ReportedJournal } from './written.ts';

/** Bounds that keep a report usable in a browser, however large the Case is. */
export const LIMITS = {
  /** Characters of a text of evidence before it is folded, and before it is cut. */
  folded: 160,
  cut: 4000,
  /** Chips in sight, and chips at all, of one citation. */
  chips: 3,
  chipsFolded: 40,
  /** Rows of one table. */
  rows: 1000,
  /** Items in all. */
  items: 6000,
  /** Proofs that are quoted, and characters quoted in all. */
  proofs: 5000,
  quoted: 6_000_000,
  /** Characters of a quoted line and of a neighbour. */
  line: 6000,
  neighbour: 400,
} as const;

/** What every section writes with: the Case, the language, the proof numbers. All text comes out escaped. */
export interface Page {
  readonly file: Case;
  readonly say: Speaker;
  readonly proofs: Proofs;
  readonly placeOf: ReturnType<typeof placer>;
  /** Proofs that the report quotes: the first so many. */
  readonly quoted: number;
  /** What people wrote about the case; `undefined` when the report is of the Case alone. */
  readonly journal: ReportedJournal | undefined;
  /** A sentence of the program's own. */
  readonly ui: (key: MessageKey, facts?: Facts) => Html;
  /** The same as plain text, for attributes and drawings. */
  readonly label: (key: MessageKey, facts?: Facts) => string;
  /** A sentence that the Case names. */
  readonly sentence: (group: Group, key: string, facts: Facts) => Html;
  /** Text of evidence: made visible, isolated from the direction of its surroundings, folded when long. */
  readonly evidence: (text: string) => Html;
  readonly time: (iso: string) => Html;
  /** Chips that lead to the proofs. */
  readonly cite: (refs: readonly string[]) => Html;
  readonly grade: (grade: Grade) => Html;
  readonly link: (link: Link) => Html;
}

/** The page of a Case. `quoted` is how many proofs are quoted in the report. */
export function pageOf(
  file: Case,
  say: Speaker,
  quoted: number,
  proofs = numberProofs(file),
  journal?: ReportedJournal,
): Page {
  const label = (key: MessageKey, facts?: Facts): string => say.text(key, facts);
  const fold = (text: string): Html => foldText(text, (facts) => say.pieces('ui.cut', facts));
  const spell = (pieces: readonly Piece[]): Html =>
    html`${pieces.map((piece) => ('words' in piece ? html`${piece.words}` : fold(piece.evidence)))}`;
  return {
    file,
    say,
    proofs,
    placeOf: placer(file.evidence),
    quoted,
    journal,
    label,
    ui: (key, facts) => spell(say.pieces(key, facts)),
    sentence: (group, key, facts) => {
      const pieces = say.pieces(fullKey(group, key), facts);
      return group === 'action' ? whole(pieces) : spell(pieces);
    },
    evidence: (text) => fold(visible(clip(text, LIMITS.cut * 4))),
    time: (iso) => html`<time datetime="${iso}">${shownTime(iso)}</time>`,
    cite: (refs) => chips(refs, proofs, quoted, label),
    grade: (grade) =>
      html`<span class="grade g-${grade}">${gradeMark(grade)}${label(`ui.grade.${grade}`)}</span>`,
    link: (link) => html`<span class="link l-${link}">${label(`ui.link.${link}`)}</span>`,
  };
}

/** What is to be done names every account: none is to be overlooked in a fold. */
function whole(pieces: readonly Piece[]): Html {
  return html`${pieces.map((piece) => ('words' in piece ? html`${piece.words}` : html`<bdi>${clip(piece.evidence, LIMITS.cut * 4)}</bdi>`))}`;
}

/** The shape of a grade; its word must stand beside it. */
export function gradeMark(grade: Grade): Html {
  return html`<svg class="mark" width="16" height="16" aria-hidden="true"><use href="#${markId(grade)}"></use></svg>`;
}

function foldText(text: string, cutNote: (facts: Facts) => readonly Piece[]): Html {
  if (text.length <= LIMITS.folded) return html`<bdi>${text}</bdi>`;
  const shown = text.slice(0, LIMITS.cut);
  const note =
    shown.length < text.length
      ? html` <em>${cutNote({ shown: shown.length, length: text.length }).map((p) => ('words' in p ? p.words : p.evidence))}</em>`
      : undefined;
  const head = html`<bdi>${clip(text, LIMITS.folded)}</bdi>`;
  return html`<details class="long"><summary>${head}</summary><bdi>${shown}</bdi>${note}</details>`;
}

function chips(
  refs: readonly string[],
  proofs: Proofs,
  quoted: number,
  label: (key: MessageKey, facts?: Facts) => string,
): Html {
  const one = (ref: string): Html => {
    const n = proofs.numberOf(ref) ?? 0;
    const target = n <= quoted ? `p${n}` : 'proofs-not-quoted';
    return html`<a class="chip" href="#${target}" aria-label="${label('ui.proof-chip', { number: String(n) })}">[${n}]</a>`;
  };
  const distinct = [...new Set(refs)];
  if (distinct.length === 0) return html``;
  const first = distinct.slice(0, LIMITS.chips).map(one);
  const rest = distinct.slice(LIMITS.chips);
  if (rest.length === 0) return html`<span class="chips">${first}</span>`;
  const beyond = rest.length - LIMITS.chipsFolded;
  const note = beyond > 0 ? html` <em>${label('ui.proofs-cut', { count: beyond })}</em>` : undefined;
  const summary = html`<summary aria-label="${label('ui.more-proofs-label', { count: rest.length })}">${label('ui.more-proofs', { count: rest.length })}</summary>`;
  return html`<span class="chips">${first}</span><details class="more">${summary}<span class="chips">${rest.slice(0, LIMITS.chipsFolded).map(one)}</span>${note}</details>`;
}
