import { SECOND } from '../../base/time.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import type { TwinView } from '../wire/evidence.ts';
import { fileKind, fileName, micros } from './kinds.ts';

// Shorter overlaps are what every rotation leaves.
const LEAST_OVERLAP = 60 * SECOND;

/** Files that hold the same bytes, or as many records from the same first to the same last, or times that overlap. */
export function twinsOf(evidence: readonly EvidenceFile[]): readonly TwinView[] {
  const filled = evidence.filter((f) => f.bytes > 0 && f.sha256 !== '');
  const bytes = groups(filled, (f) => f.sha256).map((g) => twin('bytes', g, 0));
  const logs = evidence.filter((f) => fileKind(f) === 'log' && f.lines > 1 && f.first !== undefined);
  const records = groups(logs, (f) => `${f.format} ${f.host} ${f.first} ${f.last} ${f.lines}`)
    .filter((g) => new Set(g.map((f) => f.sha256)).size > 1)
    .map((g) => twin('records', g, 0));
  return [...bytes, ...records, ...overlaps(logs)];
}

function twin(kind: TwinView['kind'], files: readonly EvidenceFile[], seconds: number): TwinView {
  return { kind, seconds, more: 0, files: files.map((f) => ({ id: f.id, name: fileName(f) })) };
}

function groups(
  files: readonly EvidenceFile[],
  key: (f: EvidenceFile) => string,
): readonly (readonly EvidenceFile[])[] {
  const out = new Map<string, EvidenceFile[]>();
  for (const f of files) {
    const list = out.get(key(f));
    if (list === undefined) out.set(key(f), [f]);
    else list.push(f);
  }
  return [...out.values()].filter((g) => g.length > 1);
}

/** Neighbours in one log's rotated files whose times overlap by more than a rotation takes. */
function overlaps(logs: readonly EvidenceFile[]): readonly TwinView[] {
  return groups(logs, (f) => `${f.host} ${f.format} ${baseOf(fileName(f))}`).flatMap((family) => {
    const sorted = family.toSorted((a, b) => micros(a.first ?? '') - micros(b.first ?? ''));
    return sorted.slice(1).flatMap((newer, i): readonly TwinView[] => {
      const older = sorted[i];
      if (older === undefined || older.sha256 === newer.sha256) return [];
      const end = Math.min(micros(older.last ?? ''), micros(newer.last ?? ''));
      const over = end - micros(newer.first ?? '');
      return over < LEAST_OVERLAP ? [] : [twin('span', [older, newer], Math.round(over / SECOND))];
    });
  });
}

/** The log that a rotated file is of: without number, date and packing. */
function baseOf(name: string): string {
  return name.replace(/\.(gz|xz|bz2|zst)$/, '').replace(/(\.\d{1,4}|[.-]\d{8}(-\d{1,10})?)$/, '');
}
