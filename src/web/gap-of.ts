import type { Case } from '../case/case.ts';
import type { Statement } from '../case/common.ts';
import type { Gap } from '../case/evidence.ts';

/** The gap that something said without lines of its own rests on, `gap:3`; empty when it has lines, or no gap fits. */
export function gapOf(
  { coverage: { gaps } }: Pick<Case, 'coverage'>,
  { key, facts, refs }: Statement,
): string {
  if (refs.length > 0) return '';
  const at = gaps.findIndex(
    key === 'answer.coverage-holed'
      ? isLongest(gaps)
      : (g) => key.startsWith('gain.') && (isHole(g, facts) || g.because === key.slice('gain.'.length)),
  );
  return at < 0 ? '' : `gap:${at + 1}`;
}

function isHole(gap: Gap, { source, from, to }: Statement['facts']): boolean {
  return gap.source === source && gap.from === from && gap.to === to;
}

/** What was never logged has no times of its own. */
function isLongest(gaps: readonly Gap[]): (gap: Gap) => boolean {
  const length = ({ from, to }: Gap): number => Date.parse(to) - Date.parse(from);
  const holes = gaps.filter((g) => g.kind !== 'never-enabled');
  const longest = Math.max(...holes.map(length));
  return (g) => holes.includes(g) && length(g) === longest;
}
