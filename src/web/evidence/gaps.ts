import { visible } from '../../base/text.ts';
import type { Case } from '../../case/case.ts';
import { isCorrected } from '../../case/clock-gap.ts';
import type { Gap } from '../../case/evidence.ts';
import type { Desk } from '../desk.ts';
import type { ToldGap } from '../wire/evidence.ts';
import type { Piece, Told } from '../wire.ts';
import { micros } from './kinds.ts';
import { shelfOf } from './shelf.ts';

/** What questions call a source when it has holes. */
const OF_SOURCE: Readonly<Record<string, readonly string[]>> = {
  dovecot: ['missing.dovecot-log'],
  postfix: ['missing.postfix-log', 'missing.submission-log'],
  'web-access': ['missing.web-access'],
  roundcube: ['missing.userlogins'],
  host: ['missing.host-log'],
  syslog: ['missing.dovecot-log', 'missing.postfix-log', 'missing.submission-log', 'missing.host-log'],
};

/** What questions lack for want of it. */
function missingFor(gap: Gap): readonly string[] {
  return gap.kind === 'never-enabled' ? [`missing.${gap.because}`] : (OF_SOURCE[gap.source] ?? []);
}

/** Questions that a gap takes something from, as sentences. */
function questionsOfGap(desk: Desk, gap: Gap): readonly (readonly Piece[])[] {
  if (isHarmless(gap)) return [];
  const lacking = shelfOf(desk).lacking();
  const hurt = new Set(missingFor(gap).flatMap((key) => [...(lacking.get(key) ?? [])]));
  return [...hurt].map((q) => desk.tell.pieces('question', q, {}));
}

/** Whether nothing was lost by it: explained, written on, or put right. */
function isHarmless(gap: Gap): boolean {
  const { because } = gap;
  return because === 'kept-open' || because.startsWith('explained-by-') || isCorrected(gap);
}

/** Statements about what would change the answer that speak of this very gap. */
function changesOfGap({ file, tell }: Desk, gap: Gap): readonly Told[] {
  return file.answer.wouldChange.flatMap(({ key, facts, refs }, i) => {
    const hole = facts.source === gap.source && facts.from === gap.from && facts.to === gap.to;
    const never = gap.kind === 'never-enabled' && key === `gain.${gap.because}`;
    return hole || never ? [tell.statement('missing', `would:${i + 1}`, { key, facts, refs })] : [];
  });
}

/** Sessions of intruders and suspects that fall into a gap that took something, wholly or in part. */
function sessionsIn(desk: Desk, gap: Gap): number {
  if (gap.kind === 'never-enabled' || isHarmless(gap)) return 0;
  const { starts, ends } = shelfOf(desk).suspects();
  // All that began by its end, but for those that had ended before it.
  return below(starts, micros(gap.to) + 1) - below(ends, micros(gap.from));
}

/** How many of a list in order are less than a value. */
function below(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of the gaps: losses by time, then clocks that were put right, then what was never switched on. */
export function gapOrder({ coverage }: Pick<Case, 'coverage'>): readonly number[] {
  const rank = (g: Gap): number => (g.kind === 'never-enabled' ? 2 : isHarmless(g) ? 1 : 0);
  return coverage.gaps
    .map((gap, i) => ({ rank: rank(gap), n: i + 1 }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n)
    .map(({ n }) => n);
}

/** A gap by its number in the Case, from 1. */
export function toldGap(desk: Desk, n: number): ToldGap {
  const gap = desk.file.coverage.gaps[n - 1];
  if (gap === undefined) throw new RangeError(`no gap ${n}`);
  const { kind, from, to, because, facts, refs } = gap;
  return {
    n,
    kind,
    source: visible(gap.source),
    host: visible(gap.host),
    from,
    to,
    why: desk.tell.pieces('gap', because, facts),
    cited: desk.tell.cite(`gap:${n}`, refs),
    questions: questionsOfGap(desk, gap),
    changes: changesOfGap(desk, gap),
    sessions: sessionsIn(desk, gap),
  };
}
