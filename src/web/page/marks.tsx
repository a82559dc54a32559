import { isoOf, microsOf } from './logic/instant.ts';
import { frame, place, set } from './state.tsx';

/** Instants that somebody marked, in order. They stand in the address, and this browser keeps them for the case. */
export function marks(): readonly number[] {
  const texts = (place.value.params.marks ?? '').split(',');
  return texts.flatMap((iso) => microsOf(iso) ?? []).sort((a, b) => a - b);
}

/** The mark that time is counted from; the last one that was set or visited. */
export function currentMark(): number | undefined {
  const all = marks();
  const current = microsOf(place.value.params.mark ?? '');
  return current !== undefined && all.includes(current) ? current : all.at(-1);
}

/** Whether an instant is marked. */
export function isMarked(micros: number): boolean {
  return marks().includes(micros);
}

const MOST = 50;

function keptUnder(): string {
  return `constat-marks-${frame.value?.name ?? ''}`;
}

function keep(all: readonly number[], current: string): void {
  const text = [...new Set(all)]
    .sort((a, b) => a - b)
    .slice(0, MOST)
    .map(isoOf)
    .join(',');
  localStorage.setItem(keptUnder(), text);
  set({ marks: text, mark: current }, true);
}

/** Marks an instant, or takes its mark away. */
export function toggleMark(micros: number): void {
  const all = marks();
  if (all.includes(micros))
    keep(
      all.filter((m) => m !== micros),
      '',
    );
  else keep([...all, micros], isoOf(micros));
}

/** Brings back what this browser kept, where the address has no marks of its own. */
export function recallMarks(): void {
  const kept = localStorage.getItem(keptUnder()) ?? '';
  if (place.value.params.marks === undefined && kept !== '') set({ marks: kept }, true);
}
