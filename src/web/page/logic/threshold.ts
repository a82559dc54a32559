/** The nearest step of 0.05 from 0 to 1 that a text says, in hundredths; 0 for anything else. */
export function readThreshold(text: string | undefined): number {
  const value = Number(text ?? '');
  if (!Number.isFinite(value)) return 0;
  return Math.min(20, Math.max(0, Math.round(value * 20))) * 5;
}

/** A threshold as the URL has it, `0.35`; empty for 0, which is what it is without. */
export function writeThreshold(hundredths: number): string {
  return hundredths === 0 ? '' : (hundredths / 100).toFixed(2);
}

/** A word for a strength: a scale of four, so that a number is never alone. */
export function strengthWord(weight: number): 'weak' | 'fair' | 'strong' | 'very-strong' {
  const hundredths = Math.round(weight * 100);
  if (hundredths < 20) return 'weak';
  if (hundredths < 50) return 'fair';
  return hundredths < 80 ? 'strong' : 'very-strong';
}
