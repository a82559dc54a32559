import { parseIso, SECOND } from '../base/time.ts';
import type { Case } from '../case/case.ts';
import { isClock, isCorrected } from '../case/clock-gap.ts';
import type { Gap, SourceHours } from '../case/evidence.ts';
import type { HeatMark, HeatRow, HeatStretch } from './draw/heat.ts';
import { fullKey } from './keys.ts';
import type { Speaker } from './speak.ts';

/** A row of the heat map with the source and the host that it is of. */
export interface SourceRow extends HeatRow {
  readonly source: string;
  readonly host: string;
  /** Numbers of its gaps in the Case, from 1. */
  readonly gaps: readonly number[];
}

type Numbered = Gap & { readonly n: number };

/** One row for each source on each host: its lines over time and its gaps; those that never wrote a line come last. */
export function heatRows({ coverage }: Pick<Case, 'coverage'>, say: Speaker): readonly SourceRow[] {
  const gaps = coverage.gaps.map((g, i) => ({ ...g, n: i + 1 }));
  const written = coverage.sources.map((s) => rowOf(s, gaps, say));
  const silent = new Map<string, SourceHours>();
  for (const g of gaps) {
    const key = `${g.source} ${g.host}`;
    if (silent.has(key) || coverage.sources.some((s) => s.source === g.source && s.host === g.host)) continue;
    silent.set(key, { source: g.source, host: g.host, from: g.from, to: g.to, cellSeconds: 3600, lines: [] });
  }
  return [...written, ...[...silent.values()].map((s) => rowOf(s, gaps, say))];
}

function rowOf(s: SourceHours, all: readonly Numbered[], say: Speaker): SourceRow {
  const gaps = all.filter((g) => g.source === s.source && g.host === s.host);
  const never = gaps.filter((g) => g.kind === 'never-enabled');
  const [first] = never;
  const from = micros(s.from);
  return {
    source: s.source,
    host: s.host,
    gaps: gaps.map((g) => g.n),
    label: `${s.source} ${s.host}`.trim(),
    from,
    cellMicros: s.cellSeconds * SECOND,
    lines: s.lines,
    stretches: gaps.flatMap((g) => stretchOf(g, s, say)),
    marks: gaps.flatMap((g) => markOf(g, say)),
    ...(first === undefined
      ? {}
      : {
          never: {
            text: say.text('ui.coverage.never', {
              what: [...new Set(never.map((g) => g.because))].join(', '),
            }),
            title: never.map((g) => sentence(g, say)).join(' '),
            open: `gap:${first.n}`,
          },
        }),
  };
}

/**
 * Hatched where the source wrote nothing. Where it wrote, but some of its records are missing or its times are wrong,
 * the stretch is in doubt: what is there stays in sight.
 */
function stretchOf(gap: Numbered, s: SourceHours, say: Speaker): readonly HeatStretch[] {
  const silent = s.lines.length === 0;
  if (gap.kind === 'never-enabled' ? !silent : gap.because === 'kept-open' || isCorrected(gap)) return [];
  const kind = gap.kind !== 'suspect' && !writesWithin(gap, s) ? 'gap' : 'doubt';
  return [
    { from: micros(gap.from), to: micros(gap.to), kind, title: sentence(gap, say), open: `gap:${gap.n}` },
  ];
}

/** Whether there is a line in any cell that lies wholly within the gap. */
function writesWithin(gap: Gap, s: SourceHours): boolean {
  const cell = s.cellSeconds * SECOND;
  const first = Math.ceil((micros(gap.from) - micros(s.from)) / cell);
  const last = Math.floor((micros(gap.to) - micros(s.from)) / cell);
  return s.lines.slice(Math.max(0, first), Math.max(0, last)).some((n) => n > 0);
}

function markOf(gap: Numbered, say: Speaker): readonly HeatMark[] {
  if (gap.because === 'kept-open' || !(gap.kind === 'rotation' || isClock(gap))) return [];
  const kind = gap.kind === 'rotation' ? 'rotation' : 'clock';
  return [
    { from: micros(gap.from), to: micros(gap.to), kind, title: sentence(gap, say), open: `gap:${gap.n}` },
  ];
}

function sentence(gap: Gap, say: Speaker): string {
  return say.text(fullKey('gap', gap.because), gap.facts);
}

function micros(iso: string): number {
  return parseIso(iso) ?? 0;
}

/** A window moved out to whole cells of the rows, so that no cell is drawn or counted in part. */
export function wholeCells(
  rows: readonly HeatRow[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const row = rows.find((r) => r.lines.length > 0);
  if (row === undefined) return { from, to: Math.max(to, from + SECOND) };
  const cell = row.cellMicros;
  const count = row.lines.length;
  const first = Math.min(count - 1, Math.max(0, Math.floor((from - row.from) / cell)));
  const last = Math.min(count, Math.max(first + 1, Math.ceil((to - row.from) / cell)));
  return { from: row.from + first * cell, to: row.from + last * cell };
}

/** Lines of a row between two times that lie on bounds of its cells. */
export function linesWithin(row: HeatRow, from: number, to: number): number {
  const first = Math.max(0, Math.round((from - row.from) / row.cellMicros));
  const last = Math.max(first, Math.round((to - row.from) / row.cellMicros));
  return row.lines.slice(first, last).reduce((a, b) => a + b, 0);
}
