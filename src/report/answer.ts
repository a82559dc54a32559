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
 * proofs. Statements come first, then what would change them, whole or not at all; what finds no room is counted.
 * All text of evidence is made visible, so that no byte of a log can steer the terminal.
 */
export function answerLines(file: Case, language: Language, columns: number = ANSWER_COLUMNS): string[] {
  const say = speaker(language);
  const proofs = numberProofs(file);
  const paragraphs = [
    ...file.answer.statements.map((s) => wrap(sentence(say, proofs, 'answer', s), columns)),
    ...file.answer.wouldChange.map((s) => wrap(sentence(say, proofs, 'missing', s), columns)),
  ];
  if (paragraphs.length === 0) return wrap(say.text('answer.nothing'), columns);
  return pack(paragraphs, (count) => clipColumns(say.text('answer.more', { count }), columns));
}

function sentence(say: Speaker, proofs: Proofs, group: Group, statement: Statement): string {
  const facts = Object.fromEntries(
    Object.entries(statement.facts).map(([k, v]) => [k, typeof v === 'string' ? clip(v, FACT_UNITS) : v]),
  );
  const chips = statement.refs.slice(0, CHIPS).map((ref) => `[${proofs.numberOf(ref) ?? '?'}]`);
  const rest = statement.refs.length - chips.length;
  const more = rest > 0 ? say.text('ui.more-proofs', { count: rest }) : '';
  const text = say.text(fullKey(group, statement.key), facts);
  return [text, [...chips, more].join('')].filter((part) => part !== '').join(' ');
}

function pack(paragraphs: readonly string[][], more: (count: number) => string): string[] {
  const all = paragraphs.flat();
  if (all.length <= ANSWER_LINES) return all;
  const lines: string[] = [];
  let said = 0;
  for (const paragraph of paragraphs) {
    if (lines.length + paragraph.length > ANSWER_LINES - 1) break;
    lines.push(...paragraph);
    said += 1;
  }
  return [...lines, more(paragraphs.length - said)];
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
