import { readable } from '../base/text.ts';
import type { Case, QuotedLine } from '../case/case.ts';
import { visibleRefs } from '../case/refs.ts';
import { readLinesAt } from '../evidence/readAt.ts';
import type { Member } from '../ingest/read-all.ts';

// A report quotes lines so that it needs no evidence; beyond this many it says how many more there are.
const MOST_QUOTED = 4000;
const AROUND = 2;
// Configuration and listings may have very long lines; a person needs the beginning.
const LONGEST = 4000;

/** Lines of the evidence that the Case points at, each with two before and after in file order. */
export async function readQuotes(draft: Case, members: readonly Member[]): Promise<QuotedLine[]> {
  const wanted = new Map<number, { ref: string; line: number; offset: number }[]>();
  for (const ref of visibleRefs(draft).slice(0, MOST_QUOTED)) {
    const [member = '', line, offset] = ref.split(':');
    const number = Number(member.slice(1));
    wanted.set(number, [...(wanted.get(number) ?? []), { ref, line: Number(line), offset: Number(offset) }]);
  }
  const quotes: QuotedLine[] = [];
  for (const [number, places] of [...wanted].sort((a, b) => a[0] - b[0])) {
    const member = members[number];
    if (member === undefined) continue;
    places.sort((a, b) => a.offset - b.offset);
    const { explored } = member;
    const back = await readLinesAt(explored.file, explored.index, places, { before: AROUND, after: AROUND });
    back.excerpts.forEach((excerpt, i) => {
      const place = places[i];
      if (excerpt === undefined || place === undefined) return;
      const at = excerpt.findIndex((l) => l.offset === place.offset);
      const text = (from: number, to?: number): string[] =>
        excerpt.slice(from, to).map((l) => readable(l.text.slice(0, LONGEST)));
      if (at >= 0)
        quotes.push({
          ref: place.ref,
          before: text(0, at),
          text: text(at, at + 1)[0] ?? '',
          after: text(at + 1),
        });
    });
  }
  return quotes;
}
