import type { Gap } from './evidence.ts';

/** Whether a gap speaks of a clock, a zone or a year rather than of lines. */
export function isClock({ because }: Pick<Gap, 'because'>): boolean {
  return /^(clock|zone|year)-/.test(because);
}

/** Whether a clock, a zone or a year was wrong and its times were put right: no line is missing. */
export function isCorrected(gap: Pick<Gap, 'because' | 'facts'>): boolean {
  return isClock(gap) && gap.facts.applied === 'yes';
}
