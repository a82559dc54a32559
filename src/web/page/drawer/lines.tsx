import { useEffect, useState } from 'preact/hooks';
import type { Context, ContextLine, ContextSpan } from '../../wire/context.ts';
import { get } from '../api.tsx';
import { cut, type Stretch } from '../logic/cut.ts';
import { t } from '../words.tsx';
import { hrefWithin } from './open.tsx';

// A line of a megabyte is shown when somebody asks for it.
const LONG = 4000;

/** Lines, and a way to see one of them whole. */
interface Opened {
  readonly lines: readonly ContextLine[];
  readonly isWhole: (line: ContextLine) => boolean;
  readonly show: (line: ContextLine) => void;
  readonly error: string;
}

/** Lines of which some were opened in full; what the server left out of those is asked for. */
export function useWhole(file: string, lines: readonly ContextLine[]): Opened {
  const [texts, setTexts] = useState<ReadonlyMap<number, ContextLine>>(new Map());
  const [error, setError] = useState('');
  useEffect(() => setTexts(new Map()), [file]);
  const keep = (line: ContextLine): void => setTexts((before) => new Map([...before, [line.line, line]]));
  const show = async (line: ContextLine): Promise<void> => {
    setError('');
    if (line.cut === 0 || line.offset < 0) return keep(line);
    try {
      const ref = `${file}:${line.line}:${line.offset}`;
      const [whole] = (await get<Context>('context', { ref, whole: 1 })).lines;
      if (whole !== undefined) keep(whole);
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
    }
  };
  return {
    lines: lines.map((l) => {
      const whole = texts.get(l.line);
      return whole === undefined ? l : { ...l, text: whole.text, cut: whole.cut };
    }),
    isWhole: (line) => texts.has(line.line),
    show: (line) => void show(line),
    error,
  };
}

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
  /** Whether all of it is shown that there is. */
  readonly isWhole: boolean;
  readonly onWhole: () => void;
}

/** A raw line with its number; fields underlined, hits marked. */
export function Line({ line, file, spans, hits, now, isWhole, onWhole }: LineProps) {
  const text = isWhole ? line.text : line.text.slice(0, LONG);
  const isCut = text.length < line.text.length || line.cut > 0;
  return (
    <li class={line.wanted ? 'wanted' : ''} aria-current={line.wanted ? 'true' : undefined}>
      <LineNumber line={line} file={file} />
      <span class={isWhole ? 'text whole' : 'text'}>
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
        {isCut && !isWhole && (
          <>
            {' … '}
            <button type="button" onClick={onWhole}>
              {t('page.drawer.whole', { bytes: line.length })}
            </button>
          </>
        )}
        {isCut && isWhole && ` … ${t('page.drawer.longer', { bytes: line.cut })}`}
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
