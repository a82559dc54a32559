import { visible } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import { gradeOrder } from '../case/common.ts';
import { computedOf } from '../journal/computed.ts';
import type { Kept } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Stood } from '../journal/standing.ts';
import { wrap } from '../report/answer.ts';
import type { MessageKey } from '../report/languages/en.ts';
import { type Speaker, shownTime } from '../report/speak.ts';

/** What people wrote about a subject, as lines for a terminal; none when nobody did. */
export function writtenLines(file: Case, journal: Journal, about: string, say: Speaker, width: number) {
  const stood = journal.standing().of.get(about);
  if (stood === undefined) return [];
  const { overrule, mark, notes, done } = stood;
  const computed = computedOf(file, about);
  const lines = [
    ...(overrule === undefined
      ? []
      : [
          `${computed === '' ? '' : `computed: ${word(say, computed)}; `}overruled by ${signed(overrule)}: ${word(say, overrule.value)}, because ${oneLine(overrule.text)}`,
        ]),
    ...(mark === undefined ? [] : [`marked by ${signed(mark)}`]),
    ...(done === undefined ? [] : [`done: ${signed(done)} ${oneLine(done.text)}`.trim()]),
    ...notes.map((n) => `${signed(n)}: ${oneLine(n.text)}`),
  ];
  return lines.flatMap((line) => wrap(line, width - 4).map((l, i) => (i === 0 ? `  ${l}` : `    ${l}`)));
}

/** The same as data. */
export function writtenJson(journal: Journal, about: string): object | undefined {
  const stood = journal.standing().of.get(about);
  return stood === undefined ? undefined : plain(stood);
}

function plain({ overrule, mark, done, notes, withdrawn }: Stood): object {
  return { overrule, marked: mark, done, notes, withdrawn };
}

/** An entry of the list, as cells of a row. */
export function entryCells(e: Kept, about: string | undefined, say: Speaker): readonly string[] {
  const value = e.kind === 'withdraw' ? `entry ${e.value}` : word(say, e.value);
  return [
    String(e.n),
    shownTime(e.time),
    visible(e.who),
    say.text(`ui.journal.kind.${e.kind}`),
    about === undefined ? `${visible(e.about)} (gone)` : about === '' ? 'case' : visible(about),
    [value, oneLine(e.text), e.proven ? '' : '(not proven)'].filter((s) => s !== '').join(' · '),
  ];
}

function word(say: Speaker, value: string): string {
  if (gradeOrder.some((g) => g === value)) return say.text(`ui.grade.${value}`);
  const key = `ui.judgement.${value}`;
  return say.has(key) ? say.text(key as MessageKey) : visible(value);
}

/** Who and when, and whether the chain proves it. */
function signed(e: Kept): string {
  return `${visible(e.who)}, ${shownTime(e.time)} [${e.n}]${e.proven ? '' : ' (not proven)'}`;
}

function oneLine(text: string): string {
  return text.split('\n').map(visible).join(' / ');
}
