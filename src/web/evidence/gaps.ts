import { visible } from '../../base/text.ts';
import type { Case } from '../../case/case.ts';
import type { Gap } from '../../case/evidence.ts';
import type { Desk } from '../desk.ts';
import type { ToldGap } from '../wire/evidence.ts';
import type { Piece, Told } from '../wire.ts';
import { micros } from './kinds.ts';

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
export function questionsOfGap({ file, tell }: Desk, gap: Gap): readonly (readonly Piece[])[] {
  const lacks = missingFor(gap);
  const hurt = file.coverage.questions.filter((q) => q.missing.some((m) => lacks.includes(m)));
  return [...new Set(hurt.map((q) => q.question))].map((q) => tell.pieces('question', q, {}));
}

/** Statements about what would change the answer that speak of this very gap. */
export function changesOfGap({ file, tell }: Desk, gap: Gap): readonly Told[] {
  return file.answer.wouldChange.flatMap(({ key, facts, refs }, i) => {
    const hole = facts.source === gap.source && facts.from === gap.from && facts.to === gap.to;
    const never = gap.kind === 'never-enabled' && key === `gain.${gap.because}`;
    return hole || never ? [tell.statement('missing', `would:${i + 1}`, { key, facts, refs })] : [];
  });
}

/** Sessions of intruders and suspects that fall into a gap, wholly or in part. */
export function sessionsIn({ sessions }: Pick<Case, 'sessions'>, gap: Gap): number {
  const [from, to] = [micros(gap.from), micros(gap.to)];
  return sessions.filter(
    (s) =>
      (s.judgement === 'intruder' || s.judgement === 'suspect') &&
      micros(s.start) <= to &&
      micros(s.end) >= from,
  ).length;
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
    sessions: kind === 'never-enabled' ? 0 : sessionsIn(desk.file, gap),
  };
}
