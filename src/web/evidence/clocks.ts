import type { EvidenceFile } from '../../case/evidence.ts';
import type { Speaker } from '../../report/speak.ts';
import type { ClockView } from '../wire/evidence.ts';
import { zoneSaid } from './files.ts';
import { fileKind } from './kinds.ts';

/** How the times of the logs were read: each zone and year with its reason, each offset, and for how many files. */
export function clocksOf(say: Speaker, evidence: readonly EvidenceFile[]): readonly ClockView[] {
  const logs = evidence.filter((f) => fileKind(f) === 'log' && f.lines > 0);
  return [
    ...grouped(logs, ['zone', 'zoneSource'], (f) => zoneSaid(say, f)),
    ...grouped(
      logs.filter((f) => f.year !== 0),
      ['year', 'yearSource'],
      (f) => say.pieces('page.evidence.year', { year: String(f.year), source: f.yearSource }),
    ),
    ...grouped(
      logs.filter((f) => f.clockOffsetSeconds !== 0),
      ['clockOffsetSeconds'],
      (f) => say.pieces('page.evidence.offset', { seconds: f.clockOffsetSeconds }),
    ),
  ];
}

function grouped(
  files: readonly EvidenceFile[],
  keys: readonly ('zone' | 'zoneSource' | 'year' | 'yearSource' | 'clockOffsetSeconds')[],
  said: (f: EvidenceFile) => ClockView['pieces'],
): readonly ClockView[] {
  const out = new Map<string, ClockView>();
  for (const f of files) {
    const same = keys.map((k) => `${k}=${JSON.stringify(String(f[k]))}`).join(' ');
    const of = `count evidence format!= format!=context lines>0 ${same}`;
    const known = out.get(of);
    const assumed = keys.some((k) => f[k] === 'assumed');
    out.set(
      of,
      known === undefined ? { pieces: said(f), files: 1, of, assumed } : { ...known, files: known.files + 1 },
    );
  }
  return [...out.values()].sort((a, b) => b.files - a.files);
}
