import type { Kept } from './entry.ts';

/** What the journal says of one subject, on top of what was computed. */
export interface Stood {
  /** Where the Case has it now: `session:S3`; empty for the whole case. */
  readonly about: string;
  /** Notes that were not taken back, oldest first. */
  readonly notes: readonly Kept[];
  /** Who marked it, while the mark stands. */
  readonly mark: Kept | undefined;
  /** The overrule in force: the last that was not taken back. */
  readonly overrule: Kept | undefined;
  /** Who ticked it as done, while the tick stands. */
  readonly done: Kept | undefined;
  /** What was taken back, each with the entry that did so. */
  readonly withdrawn: readonly { readonly entry: Kept; readonly by: Kept }[];
  /** Everything about it in order, the entries above among them. */
  readonly entries: readonly Kept[];
}

/** What the entries come to. */
export interface Standing {
  /** By subject, in the order in which they were first written about. */
  readonly of: ReadonlyMap<string, Stood>;
  /** Entries about something that this Case no longer has. */
  readonly lost: readonly Kept[];
}

/**
 * What stands after all entries; nothing that was computed changes by it. `at` says where the Case has what an entry is
 * about, `undefined` when it has it no longer.
 */
export function standing(
  entries: readonly Kept[],
  at: (entry: Kept) => string | undefined = (e) => e.about,
): Standing {
  const numbered = new Map(entries.map((e) => [String(e.n), e]));
  const by = new Map<string, Kept[]>();
  const lost: Kept[] = [];
  for (const e of entries) {
    // What takes an entry back belongs where that entry is.
    const about = at(e.kind === 'withdraw' ? (numbered.get(e.value) ?? e) : e);
    const list = about === undefined ? lost : (by.get(about) ?? []);
    list.push(e);
    if (about !== undefined) by.set(about, list);
  }
  return { of: new Map([...by].map(([about, list]) => [about, stoodOf(about, list)])), lost };
}

/** Whether an entry can be taken back; marks and ticks have an opposite of their own. */
export function canWithdraw({ kind }: Pick<Kept, 'kind'>): boolean {
  return kind === 'note' || kind === 'overrule';
}

function stoodOf(about: string, entries: readonly Kept[]): Stood {
  const takenBack = new Map<string, Kept>();
  for (const e of entries) {
    if (e.kind === 'withdraw' && Number(e.value) < e.n && !takenBack.has(e.value)) takenBack.set(e.value, e);
  }
  const withdrawn = entries.flatMap((entry) => {
    const by = canWithdraw(entry) ? takenBack.get(String(entry.n)) : undefined;
    return by === undefined ? [] : [{ entry, by }];
  });
  const gone = new Set(withdrawn.map((w) => w.entry));
  const stands = entries.filter((e) => !gone.has(e));
  const last = (...kinds: readonly Kept['kind'][]): Kept | undefined =>
    stands.findLast((e) => kinds.includes(e.kind));
  const mark = last('mark', 'unmark');
  const done = last('done', 'undone');
  return {
    about,
    notes: stands.filter((e) => e.kind === 'note'),
    mark: mark?.kind === 'mark' ? mark : undefined,
    overrule: last('overrule'),
    done: done?.kind === 'done' ? done : undefined,
    withdrawn,
    entries,
  };
}
