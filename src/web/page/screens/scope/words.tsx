import type { Grade } from '../../../../case/common.ts';
import type { MessageKey } from '../../../../report/languages/en.ts';
import type { FilterName } from '../../logic/scope-place.ts';
import { count, t } from '../../words.tsx';

/** The ladder, strongest first; the page takes only types from the Case. */
export const GRADES = [
  'taken',
  'served',
  'opened',
  'listed',
  'reachable',
  'no-trace',
  'unknown',
] as const satisfies readonly Grade[];

const WORDS: Readonly<Partial<Record<FilterName, string>>> = {
  grade: 'ui.grade',
  link: 'ui.link',
  kind: 'page.scope.kind',
  how: 'page.scope.how',
};

/** A value of a filter in words; a value that is a name stays as it is. */
export function valueText(name: FilterName, value: string): string {
  const group = WORDS[name];
  if (group === undefined) return value;
  const key = `${group}.${value}`;
  const words = t(key as MessageKey);
  // Anything may stand in the address.
  return words === key ? value : words;
}

/** `13 taken, 2 listed`: numbers by grade in words. */
export function gradeWords(numbers: readonly number[]): string {
  const said = GRADES.flatMap((grade, i) => {
    const n = numbers[i] ?? 0;
    return n === 0 ? [] : [`${count(n)} ${t(`ui.grade.${grade}`)}`];
  });
  return said.join(', ');
}
