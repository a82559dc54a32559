import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Draft } from '../../journal/entry.ts';
import type { JournalSaid, JournalWrite, ToldJournalEntry, ToldStood } from '../wire/journal.ts';
import { get, post } from './api.tsx';
import { entriesAt, heard, type Known, NOTHING, overrulesIn } from './logic/journal.ts';
import { frame, locked, place, status } from './state.tsx';

const EVERY = 3000;
const KEPT = 'constat-writer';

/** The journal as far as this browser knows it. */
export const journal = signal<Known>(NOTHING);
/** The name that notes are written under; kept per browser, empty until somebody said it. */
export const writer = signal(localStorage.getItem(KEPT) ?? '');

/** Keeps the name of the writer. */
export function keepWriter(name: string): void {
  writer.value = name;
  localStorage.setItem(KEPT, name);
}

/** Hears of what others wrote, as long as the page is in sight. */
export function useJournal(): void {
  const on = frame.value !== undefined && !locked.value;
  useEffect(() => {
    if (!on) return;
    const ask = (): void => {
      if (!document.hidden && isStale()) void catchUp();
    };
    ask();
    const timer = setInterval(ask, EVERY);
    return () => clearInterval(timer);
  }, [on]);
}

// The state of the case says how many entries there are; while it says nothing, the journal itself is asked.
function isStale(): boolean {
  const now = status.value;
  return !journal.value.loaded || now === undefined || now.journal !== journal.value.entries.length;
}

async function catchUp(): Promise<void> {
  try {
    do {
      const after = journal.value.entries.length;
      journal.value = heard(journal.value, await get<JournalSaid>('journal', { after }));
      if (journal.value.entries.length === after) return;
    } while (journal.value.more);
  } catch {
    // The frame says when the server does not answer; the next turn asks again.
  }
}

/** Writes an entry under the name of the writer. Throws what the server said against it. */
export async function write(one: Partial<Omit<Draft, 'who'>> & Pick<Draft, 'kind' | 'about'>): Promise<void> {
  const body: JournalWrite = {
    value: '',
    text: '',
    ...one,
    who: writer.value,
    after: journal.value.entries.length,
  };
  journal.value = heard(journal.value, await post<JournalSaid>('journal', body));
  if (journal.value.more) await catchUp();
}

/** How a subject stands; `undefined` when nobody wrote about it. */
export function stoodOn(of: string): ToldStood | undefined {
  return journal.value.stood.get(of);
}

/** Changes when the overrules in force change: what is drawn with them is asked for with it. */
export function overruleState(): string {
  return overrulesIn(journal.value);
}

/** Entries by their places. */
export function entriesOf(places: readonly number[]): readonly ToldJournalEntry[] {
  return entriesAt(journal.value, places);
}

/** Class of a row, an item of a list, a card: tinted when it is marked, wherever it stands. */
export function markedClass(of: string): string {
  return (stoodOn(of)?.mark ?? 0) > 0 ? 'marked' : '';
}

/** Sets a mark, or takes it away. */
export async function toggleMark(about: string): Promise<void> {
  await write({ kind: (stoodOn(about)?.mark ?? 0) > 0 ? 'unmark' : 'mark', about });
}

/**
 * What a note would be about now: the row that has the focus (it says so in `data-about`), else what the drawer shows,
 * else the whole case.
 */
export function target(): string {
  const row = document.activeElement?.closest('[data-about]')?.getAttribute('data-about');
  if (row !== null && row !== undefined) return row;
  const { p, of } = place.value.params;
  return of ?? (p === undefined ? '' : `ref:${p}`);
}
