import { UserError } from '../../base/errors.ts';
import { isoTime, parseIso, zone as zoneNamed } from '../../base/time.ts';
import { micros } from '../../report/bands.ts';
import { drawTimeline, plotSpan, type TimelineData } from '../../report/draw/timeline.ts';
import { overrulesOf } from '../../report/overrules.ts';
import { columnLength, hoursHistogram } from '../../report/timeline/hours.ts';
import { type LaneKind, laneKinds } from '../../report/timeline/rows.ts';
import type { Shape } from '../../report/timeline/shapes.ts';
import { type Viewed, viewRows } from '../../report/timeline/view.ts';
import type { Desk } from '../desk.ts';
import type { Ask, Route } from '../route.ts';
import { zoneOf } from '../tell.ts';
import { type Act, isOf } from '../timeline/acts.ts';
import { countBins } from '../timeline/histogram.ts';
import { tablesOf } from '../timeline/tables.ts';
import type { Bins, TimelineScreen } from '../wire/timeline.ts';

const MOST_BANDS = 24;

/** What of the time is asked for. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The window that was asked for, within what a clock can show; the whole of the case without. */
export function windowOf({ file }: Desk, ask: Ask): Window {
  const from = instant(ask, 'from', file.window.from);
  const to = instant(ask, 'to', file.window.to);
  if (from >= to) throw new UserError('to', 'is not after from', 'give a later time');
  return { from, to };
}

function instant(ask: Ask, name: string, fallback: string): number {
  const text = ask.text(name);
  const at = text === '' ? micros(fallback) : parseIso(text);
  if (at === undefined || !(Math.abs(at) < 8e15))
    throw new UserError(
      name,
      `is ${JSON.stringify(text.slice(0, 60))}`,
      'give a time as 2026-11-24T00:42:16Z',
    );
  return at;
}

/** The time line of a window. */
export const timeline: Route = {
  method: 'get',
  path: 'timeline',
  rate: 'light',
  answer: async (desk, ask): Promise<TimelineScreen> => {
    const { from, to } = windowOf(desk, ask);
    const lanes = laneKinds.find((k) => k === ask.text('lanes')) ?? 'session';
    const width = ask.number('width', 320, 4000, 1040);
    const plot = { ...plotSpan(width), width };
    const viewed = view(desk, ask, lanes, { from, to }, (to - from) / (plot.right - plot.left));
    const counted = await binsOf(desk, ask, { from, to }, Math.floor((plot.right - plot.left) / 4));
    const data = dataOf(desk, { from, to }, viewed, counted);
    const { bands, actors, accounts, acts } = desk.timeline();
    return {
      from: isoTime(from),
      to: isoTime(to),
      lanes,
      plot,
      drawing: drawTimeline({ ...data, width, live: true }),
      bins: counted.bins,
      records: counted.without === '' ? sums(counted.bins, { from, to }) : null,
      without: counted.without,
      drawn: {
        lanes: viewed.lanes,
        bars: viewed.bars,
        bands: { shown: Math.min(MOST_BANDS, bands.length), count: bands.length },
      },
      actors,
      accounts,
      acts,
      ...(ask.text('tables') === '1' ? { tables: tablesOf(data) } : {}),
    };
  },
};

function view(desk: Desk, ask: Ask, lanes: LaneKind, window: Window, near: number): Viewed {
  const { telling, rows } = desk.timeline();
  const account = ask.text('account');
  const actor = ask.text('actor');
  const keep = (s: Shape): boolean =>
    (account === '' || s.accounts.includes(account)) && (actor === '' || s.actor === actor);
  const told = { ...telling, overruled: overrulesOf(desk.journal) };
  return viewRows(told, rows(lanes), { ...window, keep, near, isWhole: ask.text('tables') === '1' });
}

interface Counted {
  readonly bins: Bins;
  readonly without: string;
}

/** Records in columns; the Case's own lines by the hour while the records are not there. */
async function binsOf(desk: Desk, ask: Ask, { from, to }: Window, most: number): Promise<Counted> {
  const part = { account: ask.text('account'), actor: ask.text('actor') };
  const isWanted = (act: Act): boolean => isOf(part, desk.lookup.sessions.get(act.session));
  try {
    const counts = await desk.timeline().counts();
    return { bins: await countBins(counts, { from, to, most, isWanted }), without: '' };
  } catch (error) {
    const hours = hoursHistogram(desk, from, to);
    const bins = {
      from: hours?.from ?? from,
      binMicros: hours?.binMicros ?? to - from,
      all: hours?.all ?? [],
      actors: [],
    };
    return { bins, without: error instanceof Error ? error.message : String(error) };
  }
}

/** Records of the columns that lie in the window by their middle or more: what is drawn, to the column. */
function sums(
  { from, binMicros, all, actors }: Bins,
  window: Window,
): { readonly all: number; readonly actors: number } {
  const inside = (_: number, i: number): boolean =>
    from + (i + 1) * binMicros > window.from && from + i * binMicros <= window.to;
  const add = (list: readonly number[]): number => list.filter(inside).reduce((a, b) => a + b, 0);
  return { all: add(all), actors: add(actors) };
}

function dataOf(desk: Desk, { from, to }: Window, viewed: Viewed, counted: Counted): TimelineData {
  const { say, file } = desk;
  const { bins } = counted;
  const bands = desk.timeline().bands.slice(0, MOST_BANDS);
  const zone = zoneNamed(zoneOf(file));
  const most = bins.all.reduce((m, n) => Math.max(m, n), 0);
  const facts = { most, span: columnLength(say, bins.binMicros) };
  const known = counted.without === '';
  return {
    id: 'page',
    from,
    to,
    groups: viewed.groups,
    bands,
    bandsTitle: say.text('ui.timeline.coverage'),
    description: say.text('ui.timeline.describe', {
      from: isoTime(from),
      to: isoTime(to),
      lanes: viewed.lanes.shown,
      bars: viewed.bars.shown,
      bands: bands.length,
    }),
    histogram: {
      label: say.text(known ? 'page.timeline.records' : 'ui.timeline.lines'),
      note: say.text('ui.timeline.lines-note', facts),
      title: say.text('ui.timeline.lines-title', facts),
      from: bins.from,
      binMicros: bins.binMicros,
      all: bins.all,
      ...(known ? { actors: bins.actors } : {}),
    },
    ...(zone === undefined || zoneOf(file) === ''
      ? {}
      : { second: { name: zone.name, face: (at: number) => isoTime(at + zone.offsetAt(at)).slice(0, -1) } }),
  };
}
