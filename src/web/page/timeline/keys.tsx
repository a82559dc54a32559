import { useRef } from 'preact/hooks';
import type { TimelineAct, TimelineScreen } from '../../wire/timeline.ts';
import { get } from '../api.tsx';
import { type Handlers, useKeys } from '../keyboard.tsx';
import { isoOf, microsOf } from '../logic/instant.ts';
import { grown, panned, showing, zoomed } from '../logic/window.ts';
import { currentMark, marks, toggleMark } from '../marks.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { LANES } from './bar.tsx';

import type { Pages } from './pages.tsx';
import { opens } from './row.tsx';
import {
  actingTime,
  chosenTime,
  filters,
  look,
  select,
  selection,
  spanValues,
  viewSpan,
  wholeSpan,
} from './view.tsx';

/** What keys act on. */
export interface KeyContext {
  readonly data: TimelineScreen | undefined;
  readonly pages: Pages;
  readonly openGo: () => void;
  /** Says something that a reader of the screen hears. */
  readonly say: (text: string) => void;
}

/** The keys of the time line. */
export function useTimelineKeys(context: KeyContext): void {
  const inTurn = useTurns(context);
  const { pages } = context;
  useKeys({
    ...spanKeys,
    'time.go': context.openGo,
    'time.lanes': nextLanes,
    table: () => set({ t: place.value.params.t === '1' ? '' : '1' }),
    mark: inTurn(() => toggleMark(chosenTime() ?? actingTime())),
    'mark.next': inTurn((now) => goMark(now, 1)),
    'mark.previous': inTurn((now) => goMark(now, -1)),
    'hit.next': inTurn((now) => goAct(now, 'on')),
    'hit.previous': inTurn((now) => goAct(now, 'back')),
    'row.next': () => move(pages, 1),
    'row.previous': () => move(pages, -1),
    'row.page-down': () => move(pages, 20),
    'row.page-up': () => move(pages, -20),
    'row.first': () => move(pages, -pages.rows.length),
    'row.last': () => move(pages, pages.rows.length),
    'row.open': () => openRow(pages),
    'filter.include': () => include(pages),
    'filter.clear': () => set({ account: '', actor: '', ev: '', before: '', row: '' }),
  });
}

/** Keys that ask the server go one after the other, however fast they are pressed; so does what acts on where they lead. */
function useTurns(context: KeyContext): (does: (now: KeyContext) => unknown) => () => void {
  const latest = useRef(context);
  latest.current = context;
  const before = useRef(Promise.resolve());
  return (does) => () => {
    before.current = before.current
      .then(() => does(latest.current))
      .then(
        () => {},
        (error: unknown) => latest.current.say(error instanceof Error ? error.message : String(error)),
      );
  };
}

const zoom = (factor: number): void => look(zoomed(viewSpan(), factor, actingTime(), wholeSpan()), true);
const pan = (share: number): void => look(panned(viewSpan(), share, wholeSpan()), true);
const stretch = (way: -1 | 1): void => select(grown(selection(), way, viewSpan(), actingTime()));

const spanKeys: Handlers = {
  'time.zoom-in': () => zoom(0.5),
  'time.zoom-out': () => zoom(2),
  'time.left': () => pan(-0.25),
  'time.right': () => pan(0.25),
  'time.select-left': () => stretch(-1),
  'time.select-right': () => stretch(1),
  close: () => {
    if (selection() === undefined) return false;
    select(undefined);
    return true;
  },
};

function nextLanes(): void {
  const now = LANES.indexOf(LANES.find((kind) => kind === place.value.params.lanes) ?? 'session');
  const next = LANES[(now + 1) % LANES.length] ?? 'session';
  set({ lanes: next === 'session' ? '' : next });
}

/** Where the drawer is open it goes along with what is chosen. */
function along(p: string, of: string): Readonly<Record<string, string>> {
  return place.value.params.p === undefined && place.value.params.of === undefined ? {} : { p, of };
}

function move(pages: Pages, by: number): boolean {
  const { rows } = pages;
  if (rows.length === 0) return false;
  const now = rows.findIndex((r) => r.key === place.value.params.row);
  const next =
    now < 0 ? (by > 0 ? Math.min(rows.length, by) - 1 : 0) : Math.min(rows.length - 1, Math.max(0, now + by));
  const row = rows[next];
  if (row === undefined) return false;
  if (next === rows.length - 1) pages.more();
  set({ row: row.key, ...along(opens(row).p, opens(row).of) }, true);
  return true;
}

function openRow(pages: Pages): boolean {
  const row = pages.rows.find((r) => r.key === place.value.params.row);
  if (row === undefined) return false;
  set(opens(row));
  return true;
}

function include(pages: Pages): boolean {
  const row = pages.rows.find((r) => r.key === place.value.params.row);
  if (row === undefined || row.account === '') return false;
  set({ account: row.account, ev: '', before: '', row: row.key });
  return true;
}

function goMark({ say }: KeyContext, way: -1 | 1): void {
  const all = marks();
  const [first] = all;
  if (first === undefined) {
    say(t('page.timeline.no-mark'));
    return;
  }
  const now = all.indexOf(currentMark() ?? first);
  // With one mark, or none visited yet, that one is where to go.
  const next = all[(now + way + all.length) % all.length] ?? first;
  set({
    ...spanValues(showing(viewSpan(), next, wholeSpan())),
    mark: isoOf(next),
    ev: `${next}-0-0`,
    row: '',
  });
}

/** Goes to the actors' next act after what is chosen; the view and the list follow where it is not in them. */
async function goAct({ pages, say }: KeyContext, way: 'on' | 'back'): Promise<void> {
  const view = viewSpan();
  const { row, ev } = place.value.params;
  const from = row ?? ev ?? `${way === 'on' ? view.from : view.to}-0-0`;
  const { act } = await get<TimelineAct>('timeline-act', { key: from, way, ...filters() });
  if (act === null) {
    say(t('page.timeline.no-further-act'));
    return;
  }
  const shown = showing(view, microsOf(act.time) ?? view.from, wholeSpan());
  const isListed = pages.rows.some((r) => r.key === act.key) && shown === view;
  set(
    {
      ...(shown === view ? {} : spanValues(shown)),
      ...(isListed ? {} : { ev: act.key, before: '' }),
      row: act.key,
      ...along(act.ref, `session:${act.session}`),
    },
    true,
  );
}
