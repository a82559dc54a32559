import type { Case } from '../case/case.ts';
import type { Facts, Reason, Statement } from '../case/common.ts';
import { fullKey, type Group } from '../report/keys.ts';
import type { Proofs } from '../report/numbering.ts';
import type { Speaker } from '../report/speak.ts';
import type { Cited, Piece, Told, ToldReason } from './wire.ts';

/** Chips that stand beside a sentence; the drawer leads through the others. */
const CHIPS = 3;

/** Makes sentences of the Case into what the page shows. */
export interface Teller {
  readonly pieces: (group: Group, key: string, facts: Facts) => readonly Piece[];
  readonly cite: (of: string, refs: readonly string[]) => Cited;
  readonly statement: (group: Group, of: string, one: Statement) => Told;
  readonly reason: (group: Group, of: string, one: Reason) => ToldReason;
}

/** A teller of one Case in one language. */
export function teller(proofs: Proofs, say: Speaker): Teller {
  const cite = (of: string, refs: readonly string[]): Cited => {
    const distinct = [...new Set(refs)];
    const chips = distinct.slice(0, CHIPS).map((ref) => ({ n: proofs.numberOf(ref) ?? 0, ref }));
    return { of, chips, next: distinct[CHIPS] ?? '', count: distinct.length };
  };
  const pieces: Teller['pieces'] = (group, key, facts) => say.pieces(fullKey(group, key), facts);
  return {
    pieces,
    cite,
    statement: (group, of, { key, facts, refs }) => ({
      pieces: pieces(group, key, facts),
      cited: cite(of, refs),
    }),
    reason: (group, of, { reason, facts, weight, refs }) => ({
      pieces: pieces(group, reason, facts),
      weight,
      cited: cite(of, refs),
    }),
  };
}

/** The zone that most lines of the evidence were written in; empty when that is UTC or unknown. */
export function zoneOf({ evidence }: Pick<Case, 'evidence'>): string {
  const lines = new Map<string, number>();
  for (const f of evidence) {
    if (f.zone !== '') lines.set(f.zone, (lines.get(f.zone) ?? 0) + f.lines);
  }
  const [most] = [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const zone = most?.[0] ?? '';
  return /^(Etc\/)?(UTC|UCT|GMT|Zulu)$|^[+-]00:?00$/.test(zone) ? '' : zone;
}
