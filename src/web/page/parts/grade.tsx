import type { JSX } from 'preact';
import type { Grade, Link } from '../../../case/common.ts';
import { t } from '../words.tsx';

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

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 } as const;

/** The shapes of the grades, from full to empty, on a square of 16; the same as the report's. */
export function Marks() {
  const shape = (grade: Grade, inner: JSX.Element) => (
    <symbol id={`mark-${grade}`} viewBox="0 0 16 16">
      {inner}
    </symbol>
  );
  const ring = <circle cx="8" cy="8" r="6" {...line} />;
  return (
    <svg class="symbols" width="0" height="0" aria-hidden="true">
      {shape('taken', <circle cx="8" cy="8" r="6.8" fill="currentColor" />)}
      {shape(
        'served',
        <>
          {ring}
          <path d="M8 2A6 6 0 0 1 8 14Z" fill="currentColor" />
        </>,
      )}
      {shape(
        'opened',
        <>
          {ring}
          <circle cx="8" cy="8" r="2.6" fill="currentColor" />
        </>,
      )}
      {shape(
        'listed',
        <>
          {ring}
          <path d="M5 6.5H11M5 9.5H11" {...line} />
        </>,
      )}
      {shape('reachable', <circle cx="8" cy="8" r="6" {...line} stroke-dasharray="3 2" />)}
      {shape('no-trace', ring)}
      {shape(
        'unknown',
        <>
          <rect x="2" y="2" width="12" height="12" {...line} stroke-width={1.4} />
          <path d="M2 8L8 2M2 14L14 2M8 14L14 8" {...line} />
        </>,
      )}
    </svg>
  );
}
