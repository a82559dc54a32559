import { isoTime, SECOND, zone as zoneNamed } from '../../base/time.ts';
import { drawHeat, heatPlot, mostPerHour } from '../../report/draw/heat.ts';
import { heatSteps, shadeAt } from '../../report/draw/heat-steps.ts';
import { heatRows, linesWithin, type SourceRow, wholeCells } from '../../report/heat-rows.ts';
import type { Desk } from '../desk.ts';
import { zoneOf } from '../tell.ts';
import type { HeatPeriod, HeatView } from '../wire/evidence.ts';
import { micros } from './kinds.ts';

/** What of the heat map is asked for: a window (microseconds; `undefined`: all), rows from `offset`, pixels. */
export interface HeatWanted {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly offset: number;
  readonly width: number;
  readonly table: boolean;
  /** Whether the case's own clock stands above UTC. */
  readonly caseClock: boolean;
}

const MOST_ROWS = 24;
const MOST_PERIODS = 72;
const LENGTHS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 604_800];

/** Lines of every source over time, within a window. */
export function heatView({ file, say, once }: Desk, wanted: HeatWanted): HeatView {
  const all = once('heat-rows', () => heatRows(file, say));
  const whole = wholeCells(all, micros(file.window.from), micros(file.window.to));
  const view = wholeCells(all, wanted.from ?? whole.from, wanted.to ?? whole.to);
  const offset = Math.min(wanted.offset, Math.max(0, all.length - 1));
  const rows = all.slice(offset, offset + MOST_ROWS);
  const steps = heatSteps(mostPerHour(all));
  const span = { from: isoTime(view.from), to: isoTime(view.to) };
  const zone = zoneNamed(zoneOf(file));
  const drawn = drawHeat({
    id: 'heat',
    ...view,
    ...(zone === undefined || zoneOf(file) === ''
      ? {}
      : { zone: { name: zone.name, offsetAt: zone.offsetAt, isFirst: wanted.caseClock } }),
    width: wanted.width,
    steps,
    rows: rows.map((row) => withTotal(row, view, say.text)),
    description: say.text('page.evidence.heat.describe', { sources: rows.length, ...span }),
  });
  return {
    ...span,
    window: { from: file.window.from, to: file.window.to },
    whole: { from: isoTime(whole.from), to: isoTime(whole.to) },
    cellSeconds: (all[0]?.cellMicros ?? SECOND) / SECOND,
    drawn,
    plot: heatPlot(wanted.width),
    shades: steps.map((least, i) => ({ least, opacity: shadeAt(i, steps) })),
    rows: rows.map((r) => ({ source: r.source, host: r.host, lines: linesWithin(r, view.from, view.to) })),
    count: all.length,
    offset,
    gaps: gapsIn(file.coverage.gaps, rows, view),
    periods: wanted.table ? periodsOf(rows, view) : [],
  };
}

interface View {
  readonly from: number;
  readonly to: number;
}

function withTotal(row: SourceRow, { from, to }: View, text: Desk['say']['text']): SourceRow {
  const value = linesWithin(row, from, to);
  const of = `heat-lines ${JSON.stringify(row.source)} ${JSON.stringify(row.host)} ${isoTime(from)} ${isoTime(to)}`;
  return { ...row, total: { text: text('ui.number', { number: value }), value, of } };
}

function gapsIn(
  gaps: Desk['file']['coverage']['gaps'],
  rows: readonly SourceRow[],
  view: View,
): readonly number[] {
  return rows
    .flatMap((r) => r.gaps)
    .flatMap((n) => {
      const gap = gaps[n - 1];
      const within = gap !== undefined && micros(gap.to) >= view.from && micros(gap.from) <= view.to;
      return within ? [{ n, from: gap.from }] : [];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.n - b.n))
    .map(({ n }) => n);
}

/** The view in stretches of whole cells, few enough to read. */
function periodsOf(rows: readonly SourceRow[], { from, to }: View): readonly HeatPeriod[] {
  const cell = rows.find((r) => r.lines.length > 0)?.cellMicros ?? 3600 * SECOND;
  const length = LENGTHS.map((s) => s * SECOND).find(
    (l) => l >= cell && l % cell === 0 && (to - from) / l <= MOST_PERIODS,
  );
  const step = length ?? Math.ceil((to - from) / MOST_PERIODS / cell) * cell;
  const out: HeatPeriod[] = [];
  for (let at = from; at < to; at += step) {
    const end = Math.min(to, at + step);
    out.push({ from: isoTime(at), to: isoTime(end), cells: rows.map((row) => cellOf(row, at, end)) });
  }
  return out;
}

function cellOf(row: SourceRow, from: number, to: number): HeatPeriod['cells'][number] {
  const lines = linesWithin(row, from, to);
  const found = row.stretches.filter((s) => s.kind !== 'data' && s.from < to && s.to > from);
  const worst = found.find((s) => s.kind === 'gap') ?? found[0];
  const gap = Number(worst?.open?.slice('gap:'.length) ?? 0);
  const state = worst?.kind ?? (lines > 0 ? 'data' : 'quiet');
  return { lines, state, gap };
}
