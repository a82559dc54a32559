import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Drawn } from '../../../report/draw/drawn.ts';
import type { HeatView } from '../../wire/evidence.ts';
import { type Loaded, useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { isoOf, microsOf } from '../logic/instant.ts';
import { panned, type Span, within, zoomed } from '../logic/window.ts';
import { Drawing } from '../parts/drawing.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Time } from '../parts/time.tsx';
import { type TimeDrag, useTimeDrag } from '../parts/time-drag.tsx';
import { useWidth } from '../parts/width.tsx';
import { place, set, zoneFirst } from '../state.tsx';
import { t } from '../words.tsx';
import { HeatControls, type HeatWays } from './heat-controls.tsx';
import { HeatTable } from './heat-table.tsx';

const LEAST_CELLS = 12;

/** The heat map as it is asked for, and what its box is told. */
interface AskedHeat {
  readonly loaded: Loaded<HeatView>;
  readonly box: (element: HTMLDivElement | null) => void;
}

/** Asks for the heat map as the address has it. */
export function useHeat(): AskedHeat {
  const { from = '', to = '', rows = '', picture = '' } = place.value.params;
  const { box, width } = useWidth('heat');
  const table = picture === 'table' ? '1' : '';
  const asked = { from, to, offset: rows, width, table, clock: zoneFirst.value };
  return { loaded: useData<HeatView>(width === 0 ? '' : 'evidence/heat', asked), box };
}

/** Lines of every source over time; zoomed, moved and opened by pointer and by keys, or as a table. */
export function Heat({ heat: { loaded, box } }: { readonly heat: AskedHeat }) {
  const table = place.value.params.picture === 'table' ? '1' : '';
  return (
    <div ref={box} class="heat-box">
      <Shown loaded={loaded}>{(data) => <HeatShown data={data} table={table !== ''} />}</Shown>
    </div>
  );
}

function spanOf({ from, to }: { readonly from: string; readonly to: string }): Span {
  return { from: microsOf(from) ?? 0, to: microsOf(to) ?? 0 };
}

interface HeatShownProps {
  readonly data: HeatView;
  readonly table: boolean;
}

function HeatShown({ data, table }: HeatShownProps) {
  const chosen = Number(place.value.params.g ?? 0);
  const ways = waysOf(data, chosen);
  useHeatKeys(ways, chosen, table);
  if (data.count === 0) return <Empty why={t('page.evidence.heat.none')} />;
  return (
    <>
      <HeatControls data={data} {...ways} table={table} />
      {table ? (
        <HeatTable data={data} />
      ) : (
        <Picture data={data} view={ways.view} go={ways.go} chosen={chosen} />
      )}
      <Pager
        words="page.evidence.heat.rows"
        offset={data.offset}
        shown={data.rows.length}
        count={data.count}
        countOf="heat-sources"
        page={data.rows.length}
        onGo={(to) => set({ rows: to === 0 ? '' : String(to) })}
      />
    </>
  );
}

/** The ways through the heat map: to a span of time, closer, aside, and from gap to gap. */
function waysOf(data: HeatView, chosen: number): HeatWays {
  const whole = spanOf(data.whole);
  const view = spanOf(data);
  const least = LEAST_CELLS * data.cellSeconds * 1_000_000;
  const go = (wanted: Span): void => {
    const next = within(wanted, whole, least);
    const isAll = next.from <= whole.from && next.to >= whole.to;
    const second = (at: number): string => isoOf(Math.floor(at / 1_000_000) * 1_000_000);
    set(isAll ? { from: '', to: '' } : { from: second(next.from), to: second(next.to) });
  };
  return {
    view,
    go,
    zoom: (factor) => go(zoomed(view, factor, (view.from + view.to) / 2, whole, least)),
    pan: (share) => go(panned(view, share, whole)),
    step: (by) => {
      const at = data.gaps.indexOf(chosen);
      const next = at < 0 ? data.gaps.at(by > 0 ? 0 : -1) : data.gaps[at + by];
      if (next !== undefined) set({ g: String(next) }, true);
    },
  };
}

function useHeatKeys({ zoom, pan, step }: HeatWays, chosen: number, table: boolean): void {
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
}

function openGap(of: string): void {
  set({ of, p: '', g: of.replace('gap:', '') });
}

/** The drawing: a click on a stretch opens its gap, a drag zooms to what it spans. */
function Picture({
  data,
  view,
  go,
  chosen,
}: {
  readonly data: HeatView;
  readonly view: Span;
  readonly go: (next: Span) => void;
  readonly chosen: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { width, left, right } = data.plot;
  const at = (event: PointerEvent): number => {
    const svg = box.current?.querySelector('svg')?.getBoundingClientRect();
    const x = ((event.clientX - (svg?.left ?? 0)) / Math.max(1, svg?.width ?? 1)) * width;
    const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
    return Math.round(view.from + share * (view.to - view.from));
  };
  const { drag, hover, handlers } = useTimeDrag(at, go);
  const x = (time: number): number =>
    ((left + ((time - view.from) / (view.to - view.from)) * (right - left)) / width) * 100;
  return (
    <>
      <section
        ref={box}
        class="heat-picture"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: narrow, it scrolls, and must be reachable by keys
        tabIndex={0}
        aria-label={t('page.scroll', { what: t('page.evidence.heat.title') })}
        {...handlers}
      >
        <Drawing shape={lit(data.drawn, `gap:${chosen}`)} onOpen={openGap} />
        {drag !== undefined && (
          <span class="heat-drag" style={{ left: `${x(drag.from)}%`, right: `${100 - x(drag.to)}%` }} />
        )}
      </section>
      <Readout hover={hover} />
      <Legend data={data} />
    </>
  );
}

function Readout({ hover }: Pick<TimeDrag, 'hover'>) {
  const cell = hover?.on instanceof Element ? hover.on.closest('[data-lines]') : null;
  const lines = cell?.getAttribute('data-lines') ?? '';
  return (
    <p class="heat-readout" aria-hidden="true">
      {hover === undefined ? (
        t('page.evidence.heat.hint')
      ) : (
        <>
          <Time iso={isoOf(hover.at)} />
          {lines !== '' && ` · ${t('page.evidence.heat.at-lines', { lines: Number(lines) })}`}
        </>
      )}
    </p>
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
      <Sign words={t('page.evidence.heat.quiet')} wide>
        <rect x="0.5" y="0.5" width="25" height="13" class="k-frame" fill="none" />
      </Sign>
      <Sign words={t('page.evidence.heat.gap')} wide>
        <rect width="26" height="14" fill="url(#heat-hatch)" />
      </Sign>
      <Sign words={t('page.evidence.heat.doubt')} wide>
        <rect width="26" height="14" fill="url(#heat-dots)" />
      </Sign>
      <Sign words={t('page.evidence.heat.rotation')}>
        <path d="M7 2L13 12.5H1Z" class="k-rotation" />
      </Sign>
      <Sign words={t('page.evidence.heat.clock')}>
        <circle cx="7" cy="7" r="5.5" class="k-clock" fill="none" />
        <path d="M7 3.5V7H10" class="k-clock" fill="none" />
      </Sign>
    </ul>
  );
}

function Sign({
  words,
  wide = false,
  children,
}: {
  readonly words: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <li>
      <svg width={wide ? 26 : 14} height="14" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
