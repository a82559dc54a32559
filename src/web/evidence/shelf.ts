import { lazy } from '../../base/lazy.ts';
import type { Case } from '../../case/case.ts';
import type { QuestionCoverage } from '../../case/evidence.ts';
import type { Desk } from '../desk.ts';
import type { TwinView } from '../wire/evidence.ts';
import { micros } from './kinds.ts';
import { twinsOf } from './twins.ts';

/** What the evidence screen asks the Case for again and again; each made once, when it is first wanted. */
export interface Shelf {
  readonly twins: () => readonly TwinView[];
  /** Another file with the same bytes or records, by id. */
  readonly twinOf: () => ReadonlyMap<string, string>;
  /** Starts and ends of the sessions of intruders and suspects, microseconds, each in order. */
  readonly suspects: () => { readonly starts: readonly number[]; readonly ends: readonly number[] };
  /** Answers of single accounts by question, in the order of the Case. */
  readonly own: () => ReadonlyMap<string, readonly QuestionCoverage[]>;
  /** Questions that lack a source, by the key of the source. */
  readonly lacking: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** The shelf of the Case that is open. */
export function shelfOf({ once, file }: Pick<Desk, 'once' | 'file'>): Shelf {
  return once('evidence', () => makeShelf(file));
}

function makeShelf(file: Case): Shelf {
  const twins = lazy(() => twinsOf(file.evidence));
  return {
    twins,
    twinOf: lazy(() => {
      const out = new Map<string, string>();
      for (const { kind, files } of twins()) {
        if (kind === 'span') continue;
        for (const [i, f] of files.entries()) out.set(f.id, files[i === 0 ? 1 : 0]?.id ?? '');
      }
      return out;
    }),
    suspects: lazy(() => {
      const all = file.sessions.filter((s) => s.judgement === 'intruder' || s.judgement === 'suspect');
      const inOrder = (of: 'start' | 'end'): readonly number[] =>
        all.map((s) => micros(s[of])).sort((a, b) => a - b);
      return { starts: inOrder('start'), ends: inOrder('end') };
    }),
    own: lazy(() => ownByQuestion(file.coverage.questions)),
    lacking: lazy(() => {
      const out = new Map<string, Set<string>>();
      for (const { question, missing } of file.coverage.questions) {
        for (const key of missing) out.set(key, (out.get(key) ?? new Set()).add(question));
      }
      return out;
    }),
  };
}

function ownByQuestion(
  questions: readonly QuestionCoverage[],
): ReadonlyMap<string, readonly QuestionCoverage[]> {
  const out = new Map<string, QuestionCoverage[]>();
  for (const q of questions) {
    if (q.account === '') continue;
    const list = out.get(q.question);
    if (list === undefined) out.set(q.question, [q]);
    else list.push(q);
  }
  return out;
}
