import { useState } from 'preact/hooks';
import type { ContextLine, ContextSpan } from '../../wire/context.ts';
import { cut, type Stretch } from '../logic/cut.ts';
import { t } from '../words.tsx';
import { hrefWithin } from './open.tsx';

// A line of a megabyte is shown when somebody asks for it.
const LONG = 4000;

/** Hits of all lines, numbered through. */
interface Hits {
  readonly count: number;
  readonly of: (line: number) => { readonly from: number; readonly stretches: readonly Stretch[] };
}

/** Numbers the hits of lines in their order. */
export function numberHits(lines: readonly (readonly Stretch[])[]): Hits {
  const starts: number[] = [];
  let count = 0;
  for (const stretches of lines) {
    starts.push(count);
    count += stretches.length;
  }
  return { count, of: (line) => ({ from: starts[line] ?? 0, stretches: lines[line] ?? [] }) };
}

interface LineProps {
  readonly line: ContextLine;
  readonly file: string;
  readonly spans: readonly ContextSpan[];
  readonly hits: ReturnType<Hits['of']>;
  /** The hit that one is at. */
  readonly now: number;
}

/** A raw line with its number; fields underlined, hits marked. */
export function Line({ line, file, spans, hits, now }: LineProps) {
  const [whole, setWhole] = useState(false);
  const text = whole ? line.text : line.text.slice(0, LONG);
  return (
    <li class={line.wanted ? 'wanted' : ''} aria-current={line.wanted ? 'true' : undefined}>
      <LineNumber line={line} file={file} />
      <span class="text">
        <bdi class="evidence">
          {cut(text, spans, hits.stretches).map((run) => {
            const number = run.hit < 0 ? -1 : hits.from + run.hit;
            const inner =
              number < 0 ? (
                run.text
              ) : (
                <mark class={number === now ? 'hit now' : 'hit'} data-hit={number}>
                  {run.text}
                </mark>
              );
            return run.fields === '' ? inner : <u title={run.fields}>{inner}</u>;
          })}
        </bdi>
        {text.length < line.text.length && (
          <>
            {' … '}
            <button type="button" onClick={() => setWhole(true)}>
              {t('page.drawer.whole', { count: line.text.length })}
            </button>
          </>
        )}
      </span>
    </li>
  );
}

interface LineNumberProps {
  readonly line: ContextLine;
  readonly file: string;
}

/** The number of a line: opens it by itself. */
function LineNumber({ line: { line, offset, length }, file }: LineNumberProps) {
  // A quote does not say where its neighbours begin.
  if (offset < 0) return <span class="no">{line}</span>;
  const ref = `${file}:${line}:${offset}`;
  return (
    <a class="no" href={hrefWithin(`ref:${ref}`, ref)} title={t('page.drawer.byte-of', { offset, length })}>
      <span class="vh">{t('page.drawer.line')} </span>
      {line}
    </a>
  );
}
