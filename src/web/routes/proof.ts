import { visible } from '../../base/text.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { citationOf } from '../../report/citation.ts';
import { fullKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { ToldPlace, ToldProof } from '../wire/proof.ts';
import type { Piece } from '../wire.ts';
import { refIn } from './ref.ts';
import { subjectSoon } from './subject.ts';

const MOST_KEPT = 8;

/** Where a line stands among the proofs of a subject: by itself (`p`), or by its number from 1 (`n`). */
export const proof: Route = {
  method: 'get',
  path: 'proof',
  rate: 'light',
  answer: async (desk, ask): Promise<ToldProof> => {
    const list = await proofsOf(desk, ask.text('of'));
    const nth = ask.number('n', 1, Math.max(1, list.length), 0);
    const asked = nth > 0 ? list[nth - 1] : ask.text('p') === '' ? list[0] : ask.text('p');
    const ref = asked === undefined ? '' : refIn(desk, asked);
    const at = nth > 0 ? nth - 1 : list.indexOf(ref);
    return {
      ref,
      number: desk.proofs.numberOf(ref) ?? 0,
      nth: at + 1,
      count: list.length,
      previous: at > 0 ? (list[at - 1] ?? '') : '',
      // From a line that is none of the proofs, the next is the first.
      next: list[at + 1] ?? '',
      first: list[0] ?? '',
      last: list.at(-1) ?? '',
      place: placeOf(desk, ref),
      citation: citationOf(desk.placeOf(ref)),
    };
  },
};

/** Lines that prove a subject, each once; those of the last few are kept, since who steps through them asks again and again. */
export async function proofsOf(desk: Desk, of: string): Promise<readonly string[]> {
  const kept = desk.once('lines of subjects', () => new Map<string, readonly string[]>());
  const lines = kept.get(of) ?? [...new Set((await subjectSoon(desk, of)).refs)];
  kept.delete(of);
  kept.set(of, lines);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return lines;
}

function placeOf(desk: Desk, ref: string): ToldPlace {
  const file = desk.lookup.files.get(ref.split(':', 1)[0] ?? '');
  return {
    ...desk.placeOf(ref),
    file: file?.id ?? '',
    format: file?.format ?? '',
    host: visible(file?.host ?? ''),
    zone: visible(file?.zone ?? ''),
    clock: file === undefined ? [] : clockOf(desk, file),
  };
}

/** By what the times of a file are known: the zone, the year, how its clock went. */
function clockOf({ say }: Pick<Desk, 'say'>, file: EvidenceFile): readonly (readonly Piece[])[] {
  const source = (key: string): string => {
    const full = fullKey('ui.evidence.source', key);
    return say.has(full) ? say.text(full) : key;
  };
  return [
    file.zone === ''
      ? say.pieces('ui.evidence.zone-in-line')
      : say.pieces('ui.evidence.zone', { zone: file.zone, source: source(file.zoneSource) }),
    ...(file.year === 0
      ? []
      : [say.pieces('ui.evidence.year', { year: String(file.year), source: source(file.yearSource) })]),
    say.pieces('ui.evidence.offset', { seconds: file.clockOffsetSeconds }),
  ];
}
