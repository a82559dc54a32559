import type { Case } from '../case/case.ts';
import type { Session } from '../case/judgement.ts';

/** Proof numbers: each line that is cited has one, `[1]` for the first citation in the Case's own order. */
export interface Proofs {
  /** Cited refs in order of their number; `refs[0]` is proof 1. */
  readonly refs: readonly string[];
  /** Number of a ref; `undefined` when nothing cites it. */
  readonly numberOf: (ref: string) => number | undefined;
}

/**
 * Numbers every ref that the Case cites. The order depends on the Case alone (answer, entry, sessions of intruders and
 * suspects, sets, changes, attempts, findings, gaps, actions, items, other sessions), so a number means the same line in the
 * terminal answer, in the report in every language, and to `constat show`.
 */
export function numberProofs(file: Case): Proofs {
  const table = new RefTable(countOf(file));
  forEachList(file, (refs) => {
    for (const ref of refs) table.add(ref);
  });
  return { refs: table.refs, numberOf: (ref) => table.find(ref) };
}

/** Refs with a number each: a table of numbers beside the list, since a Case may cite millions of lines. */
class RefTable {
  readonly refs: string[] = [];
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
  }

  add(ref: string): void {
    const slot = this.slotOf(ref);
    if (this.slots[slot] === 0) this.slots[slot] = this.refs.push(ref);
  }

  find(ref: string): number | undefined {
    const number = this.slots[this.slotOf(ref)] ?? 0;
    return number === 0 ? undefined : number;
  }

  /** Where a ref is, or would be. */
  private slotOf(ref: string): number {
    let hash = 0;
    for (let i = 0; i < ref.length; i += 1) hash = Math.imul(hash ^ ref.charCodeAt(i), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (let n = this.slots[slot] ?? 0; n !== 0 && this.refs[n - 1] !== ref; n = this.slots[slot] ?? 0)
      slot = (slot + 1) & this.mask;
    return slot;
  }
}

function countOf(file: Case): number {
  let count = 0;
  forEachList(file, (refs) => {
    count += refs.length;
  });
  return count;
}

type Take = (refs: readonly string[]) => void;

function forEachList(file: Case, take: Take): void {
  const each = (list: readonly { readonly refs: readonly string[] }[]): void => {
    for (const { refs } of list) take(refs);
  };
  const sessions = (judgement: Session['judgement']): void => {
    for (const s of file.sessions) {
      if (s.judgement !== judgement) continue;
      take(s.refs);
      each(s.because);
      each(s.against);
    }
  };
  each(file.answer.statements);
  each(file.answer.wouldChange);
  for (const e of file.entry) {
    each(e.for);
    each(e.against);
  }
  sessions('intruder');
  sessions('suspect');
  each(file.sets);
  each(file.changes);
  each(file.attempts);
  each(file.findings);
  each(file.coverage.gaps);
  each(file.actions);
  each(file.items);
  for (const { ref } of file.unread) take([ref]);
  sessions('unexplained');
  sessions('legitimate');
}
