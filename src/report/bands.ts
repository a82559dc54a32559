import { parseIso, SECOND } from '../base/time.ts';
import type { Case } from '../case/case.ts';
import type { Gap } from '../case/evidence.ts';
import type { Stretch } from './draw/bands.ts';
import type { HeatRow } from './draw/heat.ts';
import { fullKey } from './keys.ts';
import type { Speaker } from './speak.ts';

interface Told {
  readonly file: Case;
  readonly say: Speaker;
}

/** Microseconds of an ISO time of the Case; 0 for what is none (the schema lets no such text through). */
export function micros(iso: string): number {
  return parseIso(iso) ?? 0;
}

/** One row for each source on each host: its lines over time, where it has data, and its gaps. */
export function coverageRows({ file, say }: Told): readonly HeatRow[] {
  const { sources } = file.coverage;
  const gaps = file.coverage.gaps.map((g, i) => ({ ...g, open: `gap:${i + 1}` }));
  const named = new Map<string, HeatRow>();
  for (const s of sources) {
    named.set(rowName(s.source, s.host), {
      label: rowName(s.source, s.host),
      from: micros(s.from),
      cellMicros: s.cellSeconds * SECOND,
      lines: s.lines,
      stretches: [
        { from: micros(s.from), to: micros(s.to), kind: 'data', title: say.text('ui.legend.data') },
        ...gaps
          .filter((g) => g.source === s.source && g.host === s.host && isHole(g))
          .map((g) => stretch(say, g)),
      ],
    });
  }
  // A source that never wrote has gaps and no lines; it is what a reader must see first.
  for (const g of gaps) {
    const name = rowName(g.source, g.host);
    if (sources.some((s) => rowName(s.source, s.host) === name)) continue;
    const row = named.get(name) ?? { label: name, from: 0, cellMicros: SECOND, lines: [], stretches: [] };
    named.set(name, { ...row, stretches: [...row.stretches, stretch(say, g)] });
  }
  return [...named.values()];
}

/** Whether the source, which writes otherwise, is blind there. What was never enabled, or merely written on, is no hole. */
function isHole(gap: Gap): boolean {
  return gap.kind !== 'never-enabled' && gap.because !== 'kept-open';
}

function rowName(source: string, host: string): string {
  return `${source} ${host}`.trim();
}

function stretch(say: Speaker, gap: Gap & { readonly open: string }): Stretch {
  return {
    from: micros(gap.from),
    to: micros(gap.to),
    kind: gap.kind === 'suspect' ? 'doubt' : 'gap',
    title: say.text(fullKey('gap', gap.because), gap.facts),
    open: gap.open,
  };
}
