import { setImmediate as breathe } from 'node:timers/promises';
import type { Case } from '../case/case.ts';
import type { Reason } from '../case/common.ts';
import type { Proofs } from '../report/numbering.ts';

/** What of the Case rests on each line. */
export interface CitedBy {
  /** Subjects that cite a line, as the drawer asks for them (`session:S3`), in the order of the Case. */
  readonly of: (ref: string) => readonly string[];
}

/** Citations between two looks at what else there is to do. */
const AT_ONCE = 5000;

/**
 * An index from lines to what cites them: made once, a bit at a time, so that nobody waits for it who did not ask. Two
 * numbers a citation, since a Case may have millions.
 */
export async function citedBy(file: Case, proofs: Proofs): Promise<CitedBy> {
  const names = [...namers(file)];
  const { heads, links, subjects } = await chainsOf(names, proofs, await countRefs(names));
  return {
    of: (ref) => {
      const found: number[] = [];
      const n = proofs.numberOf(ref);
      for (let i = n === undefined ? -1 : (heads[n] ?? -1); i >= 0; i = links[i] ?? -1)
        found.push(subjects[i] ?? 0);
      return found.reverse().map((o) => nameOf(names, o));
    },
  };
}

async function countRefs(names: readonly Namer[]): Promise<number> {
  let count = 0;
  let looked = 0;
  for (const { size, refs } of names) {
    for (let at = 0; at < size; at += 1) {
      count += refs(at).length;
      looked += 1;
      if (looked % (AT_ONCE * 4) === 0) await breathe();
    }
  }
  return count;
}

/** Citations of each line: proof n begins a chain at heads[n]. */
interface Chains {
  readonly heads: Int32Array;
  /** The next citation of the same line; -1 after the last. */
  readonly links: Int32Array;
  /** Who cites. */
  readonly subjects: Int32Array;
}

/** Chains of at most so many citations. */
async function chainsOf(names: readonly Namer[], proofs: Proofs, most: number): Promise<Chains> {
  const heads = new Int32Array(proofs.refs.length + 1).fill(-1);
  const links = new Int32Array(most);
  const subjects = new Int32Array(most);
  let count = 0;
  let ordinal = 0;
  for (const { size, refs } of names) {
    for (let at = 0; at < size; at += 1, ordinal += 1) {
      for (const ref of refs(at)) {
        const n = proofs.numberOf(ref) ?? 0;
        const head = heads[n] ?? -1;
        // Cited twice by the same.
        if (head >= 0 && subjects[head] === ordinal) continue;
        links[count] = head;
        subjects[count] = ordinal;
        heads[n] = count;
        count += 1;
        if (count % AT_ONCE === 0) await breathe();
      }
    }
  }
  return { heads, links, subjects };
}

/** A list of the Case: how many there are, the lines of each, and what each is called. */
interface Namer {
  readonly size: number;
  readonly refs: (at: number) => readonly string[];
  readonly name: (at: number) => string;
}

function nameOf(names: readonly Namer[], ordinal: number): string {
  let left = ordinal;
  for (const one of names) {
    if (left < one.size) return one.name(left);
    left -= one.size;
  }
  return '';
}

interface HasRefs {
  readonly refs: readonly string[];
}

function* namers(file: Case): Generator<Namer> {
  const numbered = (kind: string, list: readonly HasRefs[]): Namer => ({
    size: list.length,
    refs: (at) => list[at]?.refs ?? [],
    name: (at) => `${kind}:${at + 1}`,
  });
  const all = (refs: readonly string[], ...more: readonly (readonly (Reason | HasRefs)[])[]) => [
    ...refs,
    ...more.flat().flatMap((r) => r.refs),
  ];
  yield numbered('answer', file.answer.statements);
  yield numbered(
    'entry',
    file.entry.map((e) => ({ refs: all([], e.for, e.against) })),
  );
  yield {
    size: file.sessions.length,
    refs: (at) => {
      const s = file.sessions[at];
      return s === undefined ? [] : all(s.refs, s.because, s.against);
    },
    name: (at) => `session:${file.sessions[at]?.id ?? ''}`,
  };
  yield { ...numbered('finding', file.findings), name: (at) => `finding:${file.findings[at]?.id ?? ''}` };
  yield numbered('set', file.sets);
  yield numbered('change', file.changes);
  yield numbered('attempt', file.attempts);
  yield numbered('action', file.actions);
  yield numbered('would', file.answer.wouldChange);
  yield numbered('gap', file.coverage.gaps);
  yield numbered(
    'unread',
    file.unread.map((u) => ({ refs: [u.ref] })),
  );
  yield numbered('item', file.items);
}
