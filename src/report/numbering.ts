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
  const numbers = new Map<string, number>();
  for (const ref of citedRefs(file)) if (!numbers.has(ref)) numbers.set(ref, numbers.size + 1);
  return { refs: [...numbers.keys()], numberOf: (ref) => numbers.get(ref) };
}

interface HasRefs {
  readonly refs: readonly string[];
}

function* citedRefs(file: Case): Generator<string> {
  yield* refsOf(file.answer.statements);
  yield* refsOf(file.answer.wouldChange);
  for (const e of file.entry) yield* refsOf([...e.for, ...e.against]);
  yield* refsOfSessions(file.sessions.filter((s) => s.judgement === 'intruder'));
  yield* refsOfSessions(file.sessions.filter((s) => s.judgement === 'suspect'));
  yield* refsOf(file.sets);
  yield* refsOf(file.changes);
  yield* refsOf(file.attempts);
  yield* refsOf(file.findings);
  yield* refsOf(file.coverage.gaps);
  yield* refsOf(file.actions);
  yield* refsOf(file.items);
  for (const shape of file.unread) yield shape.ref;
  yield* refsOfSessions(file.sessions.filter((s) => s.judgement === 'unexplained'));
  yield* refsOfSessions(file.sessions.filter((s) => s.judgement === 'legitimate'));
}

function* refsOf(list: readonly HasRefs[]): Generator<string> {
  for (const { refs } of list) yield* refs;
}

function* refsOfSessions(sessions: readonly Session[]): Generator<string> {
  for (const s of sessions) {
    yield* s.refs;
    yield* refsOf(s.because);
    yield* refsOf(s.against);
  }
}
