import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawn } from '../../../report/draw/drawn.ts';
import type { HeatView } from '../../wire/evidence.ts';
import { useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { twoClocks } from '../logic/clock.ts';
import { type Bounds, between, isoSecond, panned, type Span, zoomed } from '../logic/span.ts';
import { Drawing } from '../parts/drawing.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { HeatControls } from './heat-controls.tsx';
import { HeatTable } from './heat-table.tsx';

const LEAST_CELLS = 12;

/** Lines of every source over time; zoomed, moved and opened by pointer and by keys, or as a table. */
export function Heat() {
  const { from = '', to = '', rows = '', picture = '' } = place.value.params;
  const [width, setWidth] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) =>
      setWidth(Math.round((entry?.contentRect.width ?? 1040) / 20) * 20),
    );
    if (box.current !== null) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  const table = picture === 'table' ? '1' : '';
  const loaded = useData<HeatView>(width === 0 ? '' : 'evidence/heat', {
    from,
    to,
    offset: rows,
    width,
    table,
  });
  return (
    <div ref={box} class="heat-box">
      <Shown loaded={loaded}>{(data) => <HeatShown data={data} table={table !== ''} />}</Shown>
    </div>
  );
}

function boundsOf({ whole, cellSeconds }: HeatView): Bounds {
  return {
    whole: { from: Date.parse(whole.from), to: Date.parse(whole.to) },
    least: LEAST_CELLS * cellSeconds * 1000,
  };
}

function HeatShown({ data, table }: { readonly data: HeatView; readonly table: boolean }) {
  const bounds = boundsOf(data);
  const view: Span = { from: Date.parse(data.from), to: Date.parse(data.to) };
  const go = (next: Span): void => {
    const all = next.from <= bounds.whole.from && next.to >= bounds.whole.to;
    set(all ? { from: '', to: '' } : { from: isoSecond(next.from), to: isoSecond(next.to) });
  };
  const zoom = (factor: number): void => go(zoomed(view, factor, (view.from + view.to) / 2, bounds));
  const pan = (share: number): void => go(panned(view, share, bounds));
  const chosen = Number(place.value.params.g ?? 0);
  const step = (by: number): void => {
    const at = data.gaps.indexOf(chosen);
    const next = at < 0 ? data.gaps.at(by > 0 ? 0 : -1) : data.gaps[at + by];
    if (next !== undefined) set({ g: String(next) }, true);
  };
  useKeys({
    'time.zoom-in': () => zoom(0.5),
    'time.zoom-out': () => zoom(2),
    'time.left': () => pan(-0.25),
    'time.right': () => pan(0.25),
    'hit.next': () => step(1),
    'hit.previous': () => step(-1),
    'row.open': () => (chosen > 0 ? openGap(`gap:${chosen}`) : false),
    table: () => set({ picture: table ? '' : 'table' }),
    'time.go': () => document.getElementById('heat-from')?.focus(),
  });
  if (data.count === 0) return <Empty why={t('page.evidence.heat.none')} />;
  return (
    <>
      <HeatControls data={data} view={view} zoom={zoom} pan={pan} go={go} step={step} table={table} />
      {table ? (
        <HeatTable data={data} />
      ) : (
        <Picture data={data} view={view} bounds={bounds} go={go} chosen={chosen} />
      )}
      <Rows data={data} />
    </>
  );
}

function openGap(of: string): void {
  set({ of, p: '', g: of.replace('gap:', '') });
}

interface Pointed {
  readonly at: number;
  readonly lines: string;
}

/** The drawing: a click on a stretch opens its gap, a drag zooms to what it spans. */
function Picture({
  data,
  view,
  bounds,
  go,
  chosen,
}: {
  readonly data: HeatView;
  readonly view: Span;
  readonly bounds: Bounds;
  readonly go: (next: Span) => void;
  readonly chosen: number;
}) {
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | undefined>(undefined);
  const { width, left, right } = data.plot;
  const timeAt = (event: PointerEvent): number | undefined => {
    const svg = (event.currentTarget as Element).querySelector('svg');
    if (svg === null) return undefined;
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / Math.max(1, box.width)) * width;
    const share = (x - left) / (right - left);
    return share < 0 || share > 1 ? undefined : view.from + share * (view.to - view.from);
  };
  const move = (event: PointerEvent): void => {
    const at = timeAt(event);
    if (drag !== undefined && at !== undefined) setDrag({ ...drag, to: at });
    const cell = event.target instanceof Element ? event.target.closest('[data-lines]') : null;
    setPointed(at === undefined ? undefined : { at, lines: cell?.getAttribute('data-lines') ?? '' });
  };
  const down = (event: PointerEvent): void => {
    const at = timeAt(event);
    if (event.button === 0 && at !== undefined) setDrag({ from: at, to: at });
  };
  const up = (): void => {
    const far = drag !== undefined && Math.abs(drag.to - drag.from) > (view.to - view.from) / 100;
    if (far) go(between(drag.from, drag.to, bounds));
    setDrag(undefined);
  };
  const isFar = drag !== undefined && Math.abs(drag.to - drag.from) > (view.to - view.from) / 100;
  const x = (at: number): string =>
    `${((left + ((at - view.from) / (view.to - view.from)) * (right - left)) / width) * 100}%`;
  return (
    <>
      <div
        class="heat-picture"
        onPointerMove={move}
        onPointerDown={down}
        onPointerUp={up}
        onPointerLeave={() => {
          setPointed(undefined);
          setDrag(undefined);
        }}
      >
        <Drawing
          shape={lit(data.drawn, `gap:${chosen}`)}
          onOpen={(what) => (isFar ? undefined : openGap(what))}
        />
        {isFar && (
          <span
            class="heat-drag"
            style={{
              left: x(Math.min(drag.from, drag.to)),
              right: `calc(100% - ${x(Math.max(drag.from, drag.to))})`,
            }}
          />
        )}
      </div>
      <p class="heat-readout" aria-hidden="true">
        {pointed === undefined
          ? t('page.evidence.heat.hint')
          : t(pointed.lines === '' ? 'page.evidence.heat.at' : 'page.evidence.heat.at-lines', {
              time: twoClocks(new Date(pointed.at).toISOString(), '').utc,
              lines: Number(pointed.lines),
            })}
      </p>
      <Legend data={data} />
    </>
  );
}

/** The drawing with what opens `open` lit up. */
function lit(shape: Drawn, open: string): Drawn {
  const children = shape.children.map((c) => (typeof c === 'string' ? c : lit(c, open)));
  const attributes =
    shape.attributes['data-open'] === open ? { ...shape.attributes, class: 'lit' } : shape.attributes;
  return { ...shape, attributes, children };
}

function Legend({ data }: { readonly data: HeatView }) {
  return (
    <ul class="heat-legend" aria-label={t('page.evidence.heat.legend')}>
      <li>{t('page.evidence.heat.per-hour')}</li>
      {data.shades.map(({ least, opacity }, i) => {
        const next = data.shades[i + 1]?.least;
        return (
          <li>
            <span class="shade" style={{ opacity }} />
            {least === 0
              ? t('page.evidence.heat.under', { lines: next ?? 1 })
              : t('page.evidence.heat.from', { lines: least })}
          </li>
        );
      })}
      <li>
        <svg width="26" height="14" aria-hidden="true">
          <rect width="26" height="14" fill="url(#heat-hatch)" />
        </svg>
        {t('page.evidence.heat.gap')}
      </li>
      <li>
        <svg width="26" height="14" aria-hidden="true">
          <rect width="26" height="14" fill="url(#heat-dots)" />
        </svg>
        {t('page.evidence.heat.doubt')}
      </li>
      <li>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 2L13 12.5H1Z" class="k-rotation" />
        </svg>
        {t('page.evidence.heat.rotation')}
      </li>
      <li>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5.5" class="k-clock" fill="none" />
          <path d="M7 3.5V7H10" class="k-clock" fill="none" />
        </svg>
        {t('page.evidence.heat.clock')}
      </li>
    </ul>
  );
}

/** Which rows are shown, where there are more than fit. */
function Rows({ data }: { readonly data: HeatView }) {
  const shown = data.rows.length;
  if (shown === data.count) return null;
  const go = (offset: number): void => set({ rows: offset <= 0 ? '' : String(offset) });
  return (
    <p class="pager">
      {t('page.evidence.heat.rows', { from: data.offset + 1, to: data.offset + shown, count: data.count })}{' '}
      <button type="button" disabled={data.offset === 0} onClick={() => go(data.offset - shown)}>
        {t('page.evidence.earlier-page')}
      </button>{' '}
      <button
        type="button"
        disabled={data.offset + shown >= data.count}
        onClick={() => go(data.offset + shown)}
      >
        {t('page.evidence.next-page')}
      </button>
    </p>
  );
}
