import type { JournalSaid, ToldJournalEntry, ToldStood } from '../../wire/journal.ts';

/** The journal as far as this browser knows it. */
export interface Known {
  readonly entries: readonly ToldJournalEntry[];
  /** By subject. */
  readonly stood: ReadonlyMap<string, ToldStood>;
  /** By subject: the last entry of the journal that its state knows of. */
  readonly asOf: ReadonlyMap<string, number>;
  readonly last: number;
  readonly head: string;
  readonly broken: string;
  readonly remarks: readonly string[];
  /** Whether the server was heard at all. */
  readonly loaded: boolean;
  /** Whether there is more than this. */
  readonly more: boolean;
}

export const NOTHING: Known = {
  entries: [],
  stood: new Map(),
  asOf: new Map(),
  last: 0,
  head: '',
  broken: '',
  remarks: [],
  loaded: false,
  more: false,
};

/**
 * What is known after an answer of the server. Answers may overlap or come in any order: what a browser writes is
 * answered while it also asks; one with fewer entries than known was late. Where the server says that entries are gone,
 * the journal is asked for anew.
 */
export function heard(known: Known, said: JournalSaid): Known {
  const { count, last, head, broken, remarks } = said;
  if (count < known.entries.length)
    return broken === '' ? known : { ...NOTHING, broken, loaded: true, more: count > 0 };
  const entries = [...known.entries];
  // From the first on that follows what is known: an answer that leaves a hole is of no use.
  for (const e of said.entries) if (e.at === entries.length + 1) entries.push(e);
  // A subject's state is that of the whole journal, so the younger answer has it, whichever entries came with it.
  const newer = said.stood.filter((s) => last >= (known.asOf.get(s.about) ?? 0));
  return {
    entries,
    stood: new Map([...known.stood, ...newer.map((s) => [s.about, s] as const)]),
    asOf: new Map([...known.asOf, ...newer.map((s) => [s.about, last] as const)]),
    last: Math.max(last, known.last),
    head: last >= known.last ? head : known.head,
    broken,
    remarks,
    loaded: true,
    more: entries.length < count,
  };
}

/** Entries of a subject in words of the list: who wrote, newest last. */
export function entriesAt(known: Known, places: readonly number[]): readonly ToldJournalEntry[] {
  return places.flatMap((at) => known.entries[at - 1] ?? []);
}

/** The entry that took another back; `undefined` while the other stands. */
export function takenBackBy(known: Known, one: ToldJournalEntry): ToldJournalEntry | undefined {
  const found = known.stood.get(one.about)?.withdrawn.find((w) => w.entry === one.at);
  return found === undefined ? undefined : known.entries[found.by - 1];
}

/**
 * Changes whenever the overrules in force change; empty while there is none. What is drawn with overrules is asked for
 * with it, so that it is drawn anew.
 */
export function overrulesIn({ stood }: Pick<Known, 'stood'>): string {
  const places = [...stood.values()].flatMap((s) => (s.overrule > 0 ? [s.overrule] : []));
  return places.length === 0 ? '' : `${places.length}.${places.reduce((a, b) => a + b, 0)}`;
}

/** Rows of the journal that a person wants to see: newest first. */
export function filtered(
  entries: readonly ToldJournalEntry[],
  kind: string,
  who: string,
): readonly ToldJournalEntry[] {
  return entries
    .filter((e) => (kind === '' || e.kind === kind) && (who === '' || e.who === who))
    .toReversed();
}
