import stringWidth from 'string-width';
import { clip } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import type { Statement } from '../case/common.ts';
import { fullKey, type Group } from './keys.ts';
import type { Language } from './languages/language.ts';
import { numberProofs, type Proofs } from './numbering.ts';
import { type Speaker, speaker } from './speak.ts';

/** Lines that the answer may have, and columns of a line, unless told otherwise. */
export const ANSWER_LINES = 10;
export const ANSWER_COLUMNS = 100;

/** Text of one fact that a terminal line still carries; the report has it in full. */
const FACT_UNITS = 240;
const CHIPS = 3;

/**
 * The answer for a terminal: at most ten lines of at most `columns` columns, each statement with the numbers of its
 * proofs. Statements come whole or not at all, and those that find no room are counted; what
 * would change them follows while there is room, and stands in the report in any case.
 * All text of evidence is made visible, so that no byte of a log can steer the terminal.
 */
export function answerLines(file: Case, language: Language, columns: number = ANSWER_COLUMNS): string[] {
  const say = speaker(language);
  const proofs = numberProofs(file);
  const { statements, wouldChange } = file.answer;
  if (statements.length + wouldChange.length === 0) return wrap(say.text('answer.nothing'), columns);
  const said = pack(
    statements.map((s) => sentence(say, proofs, 'answer', s, columns)),
    (count) => clipColumns(say.text('answer.more', { count }), columns),
  );
  for (const one of wouldChange) {
    const lines = sentence(say, proofs, 'missing', one, columns);
    if (said.length + lines.length > ANSWER_LINES) break;
    said.push(...lines);
  }
  return said;
}

/** A statement in lines, with as many of its proof numbers, three at most, as ask for no line of their own. */
function sentence(
  say: Speaker,
  proofs: Proofs,
  group: Group,
  statement: Statement,
  columns: number,
): string[] {
  const facts = Object.fromEntries(
    Object.entries(statement.facts).map(([k, v]) => [k, typeof v === 'string' ? clip(v, FACT_UNITS) : v]),
  );
  const text = say.text(fullKey(group, statement.key), facts);
  const { refs } = statement;
  const withChips = (count: number): string[] => {
    const chips = refs.slice(0, count).map((ref) => `[${proofs.numberOf(ref) ?? '?'}]`);
    const rest = refs.length - chips.length;
    const more = rest > 0 ? say.text('ui.more-proofs', { count: rest }) : '';
    return wrap([text, [...chips, more].join('')].filter((part) => part !== '').join(' '), columns);
  };
  const least = withChips(Math.min(1, refs.length)).length;
  for (let count = CHIPS; count > 1; count -= 1) {
    const lines = withChips(count);
    if (lines.length === least) return lines;
  }
  return withChips(Math.min(1, refs.length));
}

/** What fits, from the top; the last statement says what cannot be told, and stays whatever else must go. */
function pack(paragraphs: readonly string[][], more: (count: number) => string): string[] {
  const all = paragraphs.flat();
  if (all.length <= ANSWER_LINES) return all;
  const last = paragraphs.at(-1) ?? [];
  const end = last.length < ANSWER_LINES / 2 ? last : [];
  const room = ANSWER_LINES - 1 - end.length;
  const lines: string[] = [];
  let said = end.length > 0 ? 1 : 0;
  for (const paragraph of paragraphs.slice(0, paragraphs.length - said)) {
    if (lines.length + paragraph.length > room) break;
    lines.push(...paragraph);
    said += 1;
  }
  return [...lines, ...end, more(paragraphs.length - said)];
}

/** Breaks a text at its spaces; a word that is wider than a line is broken where it must be. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (stringWidth(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, columns);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function breakWord(word: string, columns: number): string[] {
  if (stringWidth(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const wide = stringWidth(segment);
    if (width + wide > columns && piece !== '') {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += wide;
  }
  return [...pieces, piece];
}

function clipColumns(text: string, columns: number): string {
  return wrap(text, columns)[0] ?? '';
}
