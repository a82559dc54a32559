import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Context, ContextLine } from '../../wire/context.ts';
import { type Loaded, useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { AROUND, MOST_MORE, moreLines, step } from '../logic/around.ts';
import { find } from '../logic/cut.ts';
import { Unmaskable } from '../parts/masked.tsx';
import { Shown } from '../parts/panel.tsx';
import { set, status } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { Line, numberHits, useWhole } from './lines.tsx';
import { drawer } from './open.tsx';
import { Seek } from './seek.tsx';

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
  const { around, before, after, sought, wrap } = drawer.value;
  const [seeking, setSeeking] = useState(sought !== '');
  const [at, setAt] = useState(0);
  // What the address alone opened takes no focus.
  const wasOpened = useRef(sought !== '');
  const box = useRef<HTMLElement>(null);
  const own = data.lines;
  const first = own[0]?.line ?? 0;
  const last = own.at(-1)?.line ?? 0;
  const older = useData<Context>(!busy && before > 0 && first > 1 ? 'context' : '', {
    file,
    from: Math.max(1, first - before),
    to: first - 1,
  });
  const newer = useData<Context>(!busy && after > 0 && data.moreAfter ? 'context' : '', {
    file,
    from: last + 1,
    to: last + after,
  });
  const early = (older.data?.lines ?? []).filter((l) => l.line < first);
  const late = (newer.data?.lines ?? []).filter((l) => l.line > last);
  const whole = useWhole(file, [...early, ...own, ...late]);
  const { lines } = whole;
  const hits = numberHits(lines.map((l) => find(l.text, sought)));
  useScrolled(box, own, lines);

  const change = (by: 1 | -1) => {
    const next = step(around, by);
    return next === around ? false : set({ dc: next, db: '', da: '' }, true);
  };
  const inside = (): boolean => box.current?.closest('.drawer')?.contains(document.activeElement) ?? false;
  const seek = (by: number): void => {
    const next = hits.count === 0 ? 0 : (at + by + hits.count) % hits.count;
    setAt(next);
    box.current?.querySelector(`[data-hit="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    'context.more': () => change(1),
    'context.less': () => change(-1),
    find: () => (inside() ? setSeeking(true) : false),
    'hit.next': () => (seeking && inside() ? seek(1) : false),
    'hit.previous': () => (seeking && inside() ? seek(-1) : false),
  });
  const moreBefore = early.length > 0 ? (older.data?.moreBefore ?? false) : data.moreBefore;
  const moreAfter = late.length > 0 ? (newer.data?.moreAfter ?? false) : data.moreAfter;
  return (
    <>
      <Instead state={data.state} />
      <Tools
        moreBefore={moreBefore}
        moreAfter={moreAfter}
        seeking={seeking}
        onSeek={() => setSeeking(!seeking)}
      />
      {seeking && (
        <Seek
          takesFocus={!wasOpened.current}
          hits={hits.count}
          at={at}
          lines={lines.length}
          onStep={seek}
          onClose={() => {
            wasOpened.current = false;
            setSeeking(false);
            set({ dq: '' }, true);
          }}
        />
      )}
      <section
        class={wrap ? 'raw wrap' : 'raw'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('page.drawer.lines-of', { path })}
        aria-busy={busy || older.loading || newer.loading}
        ref={box}
      >
        <ol>
          {lines.map((line, i) => (
            <Line
              key={line.line}
              line={line}
              file={file}
              spans={line.wanted ? data.spans : []}
              hits={hits.of(i)}
              now={at}
              isWhole={whole.isWhole(line)}
              onWhole={() => whole.show(line)}
            />
          ))}
        </ol>
      </section>
      {whole.error !== '' && (
        <p class="trouble" role="alert">
          {whole.error}
        </p>
      )}
      {lines.length > 0 && (
        <p class="small">
          {t('page.drawer.shown', { from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 })}{' '}
          {!moreBefore && data.state === 'read' && t('page.drawer.begins')}{' '}
          {!moreAfter && data.state === 'read' && t('page.drawer.ends')}
        </p>
      )}
    </>
  );
}

interface ToolsProps {
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  readonly seeking: boolean;
  readonly onSeek: () => void;
}

/** How much is shown, older and newer apart, finding, wrapping. */
function Tools({ moreBefore, moreAfter, seeking, onSeek }: ToolsProps) {
  const { around, before, after, wrap } = drawer.value;
  const more = moreLines(around);
  return (
    <div class="tools">
      <label>
        <span class="vh">{t('page.drawer.around')}</span>
        <select
          value={around}
          title={t('page.drawer.around')}
          onChange={(e) => set({ dc: e.currentTarget.value, db: '', da: '' }, true)}
        >
          {AROUND.map((a) => (
            <option value={a}>
              {a.endsWith('s')
                ? t('page.drawer.seconds', { count: Number.parseInt(a, 10) })
                : t('page.drawer.around-lines', { count: Number(a) })}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={!moreBefore || before >= MOST_MORE}
        onClick={() => set({ db: String(before + more) }, true)}
      >
        {t('page.drawer.older')}
      </button>
      <button
        type="button"
        disabled={!moreAfter || after >= MOST_MORE}
        onClick={() => set({ da: String(after + more) }, true)}
      >
        {t('page.drawer.newer')}
      </button>
      <button type="button" aria-expanded={seeking} onClick={onSeek}>
        {t('page.drawer.find')}
      </button>
      <button type="button" aria-pressed={wrap} onClick={() => set({ dw: wrap ? '0' : '' }, true)}>
        {t('page.drawer.wrap')}
      </button>
    </div>
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
