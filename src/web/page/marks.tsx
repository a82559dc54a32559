import { journal, toggleMark as toggleInJournal, writer } from './journal.tsx';
import { isoOf, microsOf } from './logic/instant.ts';
import { startNote } from './parts/noted.tsx';
import { frame, place, set } from './state.tsx';

const KIND = 'time:';
const MOST = 50;

/**
 * Instants that somebody marked, in order: the journal keeps them, so that everybody at the case sees them. Where
 * nothing may be written they stand in the address alone; those of an address that somebody sent are there too.
 */
export function marks(): readonly number[] {
  const kept = [...journal.value.stood.values()]
    .filter((s) => s.mark > 0 && s.about.startsWith(KIND))
    .map((s) => s.about.slice(KIND.length));
  const all = [...kept, ...(place.value.params.marks ?? '').split(',')];
  return [...new Set(all.flatMap((iso) => microsOf(iso) ?? []))].sort((a, b) => a - b).slice(0, MOST);
}

/** The mark that time is counted from: the one that was set or visited last, else the latest. */
export function currentMark(): number | undefined {
  const all = marks();
  const current = microsOf(place.value.params.mark ?? '');
  return current !== undefined && all.includes(current) ? current : all.at(-1);
}

/** Whether an instant is marked. */
export function isMarked(micros: number): boolean {
  return marks().includes(micros);
}

/** Marks an instant, or takes its mark away. Who has not said who they are is asked first. */
export async function toggleMark(micros: number): Promise<void> {
  const iso = isoOf(micros);
  const about = `${KIND}${iso}`;
  const isKept = (journal.value.stood.get(about)?.mark ?? 0) > 0;
  const linked = (place.value.params.marks ?? '').split(',').filter((one) => one !== '');
  const isLinked = linked.includes(iso);
  const mark = isKept || isLinked ? '' : iso;
  if (frame.value?.readOnly === true || (isLinked && !isKept)) {
    const next = isLinked ? linked.filter((one) => one !== iso) : [...linked, iso];
    set({ marks: next.join(','), mark }, true);
    return;
  }
  // Only what is kept may stand in the address.
  const goOn = (): void => set({ mark }, true);
  if (writer.value.trim() === '') return startNote(about, true, goOn);
  await toggleInJournal(about);
  goOn();
}
