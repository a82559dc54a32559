import type { Grade, Link } from '../../../case/common.ts';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';
import { drawnElement } from './drawing.tsx';

/** A grade: shape, word and colour; never colour alone. The shapes are drawn once by {@link Marks}. */
export function GradeMark({ grade }: { readonly grade: Grade }) {
  return (
    <span class={`grade g-${grade}`}>
      <svg class="mark" width="16" height="16" aria-hidden="true">
        <use href={`#mark-${grade}`} />
      </svg>
      {t(`ui.grade.${grade}`)}
    </span>
  );
}

const GRADES: Readonly<Record<Grade, true>> = {
  taken: true,
  served: true,
  opened: true,
  listed: true,
  reachable: true,
  'no-trace': true,
  unknown: true,
};

/** Whether a text is a grade. */
export function isGrade(text: string): text is Grade {
  return Object.hasOwn(GRADES, text);
}

export function LinkWord({ link }: { readonly link: Link }) {
  return <span class={`link l-${link}`}>{t(`ui.link.${link}`)}</span>;
}

/** The shapes of the grades, the report's own; the page needs them once. */
export function Marks() {
  return (
    <svg class="symbols" width="0" height="0" aria-hidden="true">
      {frame.value?.marks.map(drawnElement)}
    </svg>
  );
}
