import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Context, ContextLine } from '../../wire/context.ts';
import type { Loaded } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { step } from '../logic/around.ts';
import { find } from '../logic/cut.ts';
import { Unmaskable } from '../parts/masked.tsx';
import { Shown } from '../parts/panel.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { set, status } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { useFurther } from './further.tsx';
import { Line, numberHits, useWhole } from './lines.tsx';
import { drawer } from './open.tsx';
import { Tools } from './raw-tools.tsx';
import { Seek } from './seek.tsx';
import { useSeeking } from './seeking.tsx';

interface RawProps {
  readonly context: Loaded<Context>;
  /** Id of the file. */
  readonly file: string;
  readonly path: string;
}

/** The lines of the file around the proof, in its own order and unfiltered. */
export function Raw({ context, file, path }: RawProps) {
  return (
    <section class="part raw-part">
      <h3 class="vh">{t('page.drawer.lines')}</h3>
      <Shown loaded={context}>
        {(data) => (
          <Unmaskable>
            <Lines data={data} file={file} path={path} busy={context.loading} />
          </Unmaskable>
        )}
      </Shown>
    </section>
  );
}

interface LinesProps {
  readonly file: string;
  readonly data: Context;
  readonly path: string;
  readonly busy: boolean;
}

function Lines({ data, file, path, busy }: LinesProps) {
  const { sought, wrap } = drawer.value;
  const box = useRef<HTMLElement>(null);
  const further = useFurther(data, file, busy);
  const { moreBefore, moreAfter } = further;
  const whole = useWhole(file, further.lines);
  const { lines } = whole;
  const hits = numberHits(lines.map((l) => find(l.text, sought)));
  const seeking = useSeeking(box, hits.count);
  useScrolled(box, data.lines, lines);
  useAroundKeys();
  return (
    <>
      <Instead state={data.state} />
      <Tools moreBefore={moreBefore} moreAfter={moreAfter} seeking={seeking.isOpen} onSeek={seeking.toggle} />
      {seeking.isOpen && <Seek seeking={seeking} hits={hits.count} lines={lines.length} />}
      <section
        class={wrap ? 'raw wrap' : 'raw'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('page.drawer.lines-of', { path })}
        aria-busy={busy || further.loading}
        ref={box}
      >
        <NumberedLines data={data} file={file} whole={whole} hits={hits} now={seeking.at} />
      </section>
      <Trouble text={whole.error} />
      <Extent lines={lines} isRead={data.state === 'read'} moreBefore={moreBefore} moreAfter={moreAfter} />
    </>
  );
}

interface NumberedLinesProps {
  readonly data: Context;
  readonly file: string;
  readonly whole: ReturnType<typeof useWhole>;
  readonly hits: ReturnType<typeof numberHits>;
  /** The hit that one is at. */
  readonly now: number;
}

function NumberedLines({ data, file, whole, hits, now }: NumberedLinesProps) {
  return (
    <ol>
      {whole.lines.map((line, i) => (
        <Line
          key={line.line}
          line={line}
          file={file}
          spans={line.wanted ? data.spans : []}
          hits={hits.of(i)}
          now={now}
          isWhole={whole.isWhole(line)}
          onWhole={() => whole.show(line)}
        />
      ))}
    </ol>
  );
}

/** Keys that show more or less around the proof. */
function useAroundKeys(): void {
  const { around } = drawer.value;
  const change = (by: 1 | -1) => {
    const next = step(around, by);
    return next === around ? false : set({ dc: next, db: '', da: '' }, true);
  };
  useKeys({
    'context.more': () => change(1),
    'context.less': () => change(-1),
  });
}

interface ExtentProps {
  readonly lines: readonly ContextLine[];
  /** Whether they are what lies in the file now. */
  readonly isRead: boolean;
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

/** From which line to which is shown, and whether the file begins or ends there. */
function Extent({ lines, isRead, moreBefore, moreAfter }: ExtentProps) {
  if (lines.length === 0) return null;
  return (
    <p class="small">
      {t('page.drawer.shown', { from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 })}{' '}
      {!moreBefore && isRead && t('page.drawer.begins')} {!moreAfter && isRead && t('page.drawer.ends')}
    </p>
  );
}

/** Says when lines are not what lies there now, and what to do. */
function Instead({ state }: { readonly state: Context['state'] }) {
  if (state === 'read') return null;
  const now = status.value;
  if (now?.engine === 'preparing')
    return <p class="trouble">{t('page.drawer.preparing', { share: percent(now.prepared) })}</p>;
  return <p class="trouble">{t(state === 'quoted' ? 'page.drawer.quoted' : 'page.drawer.gone')}</p>;
}

/** The wanted line in the middle of the view; what is loaded above it moves nothing. */
function useScrolled(
  box: { readonly current: HTMLElement | null },
  own: readonly ContextLine[],
  lines: readonly ContextLine[],
): void {
  const before = useRef({ height: 0, first: 0 });
  const first = lines[0]?.line ?? 0;
  useLayoutEffect(() => {
    const at = box.current;
    const wanted = at?.querySelector<HTMLElement>('[aria-current]');
    if (at === null || at === undefined) return;
    if (wanted !== null && wanted !== undefined)
      at.scrollTop = wanted.offsetTop - at.offsetTop - (at.clientHeight - wanted.offsetHeight) / 2;
  }, [own]);
  useLayoutEffect(() => {
    const at = box.current;
    if (at === null) return;
    if (first < before.current.first) at.scrollTop += at.scrollHeight - before.current.height;
    before.current = { height: at.scrollHeight, first };
  }, [first, lines.length]);
}
