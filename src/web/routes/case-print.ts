import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { clip, visible } from '../../base/text.ts';
import { citationOf } from '../../report/citation.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { CasePrint, CaseScreen, Chip, Cited } from '../wire.ts';
import { answerOf } from './case.ts';

const LONGEST = 600;

/** What a print of the answer carries besides: the lines behind its chips, and which case.json it is. */
export const casePrint: Route = {
  method: 'get',
  path: 'case-print',
  rate: 'light',
  answer: async (desk): Promise<CasePrint> => {
    const quotes = desk.once('quotes', () => new Map(desk.file.lines.map((l) => [l.ref, l.text])));
    const chips = new Map(chipsOf(answerOf(desk)).map((c) => [c.n, c]));
    return {
      sha256: await desk.once('case-hash', () => hashOf(desk)),
      notes: [...chips.values()]
        .filter((c) => c.n > 0)
        .toSorted((a, b) => a.n - b.n)
        .map(({ n, ref }) => ({
          n,
          citation: citationOf(desk.placeOf(ref)),
          text: clip(visible(quotes.get(ref) ?? ''), LONGEST),
        })),
    };
  },
};

function chipsOf(screen: CaseScreen): readonly Chip[] {
  const told = [
    ...screen.statements,
    ...screen.entry.flatMap((e) => [...e.for, ...e.against]),
    ...screen.touched,
    ...screen.facts,
    ...screen.wouldChange,
  ];
  const acts = [screen.first, screen.last].flatMap((m) => (m === undefined ? [] : [m]));
  return [...told, ...acts].flatMap(({ cited }: { readonly cited: Cited }) => cited.chips);
}

/** A case may be large: it is read in pieces. */
async function hashOf({ directory, caseState }: Pick<Desk, 'directory' | 'caseState'>): Promise<string> {
  const hash = createHash('sha256');
  if ((await caseState()) !== 'there') return '';
  try {
    await pipeline(createReadStream(join(directory, 'case.json')), hash);
    return hash.digest('hex');
  } catch {
    return '';
  }
}
