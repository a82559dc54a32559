import type { Case } from '../case/case.ts';
import type { Facts, Statement } from '../case/common.ts';
import type { Language } from './languages/language.ts';

/** A sentence that a Case wants said: its key in the language files and what fills it. */
export interface Wanted {
  readonly key: string;
  readonly facts: Facts;
}

/** Groups of sentences that other parts of the program name with or without the group's own prefix. */
export type Group =
  | 'answer'
  | 'reason'
  | 'because'
  | 'against'
  | 'gap'
  | 'question'
  | 'problem'
  | 'finding'
  | 'refutes'
  | 'action'
  | 'entry'
  | 'change'
  | 'missing'
  | 'origin'
  | 'total'
  | 'ui.likelihood'
  | 'ui.scope.message-id-by'
  | 'ui.evidence.source';

/** The full key of a sentence: `bare` as it stands when it has a group already, else within `group`. */
export function fullKey(group: Group, bare: string): string {
  return bare.startsWith(`${group}.`) || /^[a-z]+\.[a-z]/.test(bare) ? bare : `${group}.${bare}`;
}

/** Key of a likelihood word: `very likely` and `very-likely` are the same. */
export function likelihoodKey(word: string): string {
  return fullKey('ui.likelihood', word.trim().replaceAll(' ', '-'));
}

/** Every sentence that the Case wants said, in the order of the Case; the same key may come more than once. */
export function* wanted(file: Case): Generator<Wanted> {
  yield* statements(file);
  yield* judged(file);
  for (const f of file.findings) {
    yield { key: fullKey('finding', f.detection), facts: f.facts };
    if (f.refutes !== '') yield { key: fullKey('refutes', f.refutes), facts: f.facts };
  }
  for (const c of file.changes) yield { key: fullKey('change', c.kind), facts: c.detail };
  for (const g of file.coverage.gaps) yield { key: fullKey('gap', g.because), facts: g.facts };
  for (const q of file.coverage.questions) {
    yield { key: fullKey('question', q.question), facts: {} };
    yield* missing(q.missing);
  }
  for (const a of file.accounts) yield* missing(a.missing);
  for (const e of file.evidence) for (const p of e.problems) yield { key: fullKey('problem', p), facts: {} };
  for (const h of file.origin.hypotheses) {
    yield { key: fullKey('origin', h.hypothesis), facts: {} };
    yield { key: likelihoodKey(h.likelihood), facts: {} };
  }
  for (const name of Object.keys(file.totals)) yield { key: fullKey('total', name), facts: {} };
}

function* missing(keys: readonly string[]): Generator<Wanted> {
  for (const key of keys) yield { key: fullKey('missing', key), facts: {} };
}

function* told(group: Group, list: readonly Statement[]): Generator<Wanted> {
  for (const s of list) yield { key: fullKey(group, s.key), facts: s.facts };
}

function* statements(file: Case): Generator<Wanted> {
  yield* told('answer', file.answer.statements);
  yield* told('missing', file.answer.wouldChange);
  yield* told('action', file.actions);
  for (const e of file.entry) {
    yield { key: fullKey('entry', e.vector), facts: {} };
    yield { key: likelihoodKey(e.likelihood), facts: {} };
    yield* told('reason', e.for);
    yield* told('against', e.against);
  }
}

function* judged(file: Case): Generator<Wanted> {
  for (const s of file.sessions) {
    for (const r of s.because) yield { key: fullKey('reason', r.reason), facts: r.facts };
    for (const r of s.against) yield { key: fullKey('against', r.reason), facts: r.facts };
  }
  for (const a of file.actors)
    for (const l of a.links) yield { key: fullKey('reason', l.reason), facts: l.facts };
  for (const i of file.items) {
    yield { key: fullKey('because', i.because), facts: i.facts };
    if (i.against !== '') yield { key: fullKey('against', i.against), facts: i.facts };
  }
  for (const s of file.sets) yield { key: fullKey('because', s.because), facts: s.facts };
}

/** Keys of the Case that the language has no sentence for, each once, sorted. */
export function unknownKeys(file: Case, language: Language): readonly string[] {
  const unknown = new Set<string>();
  for (const { key } of wanted(file)) if (!Object.hasOwn(language.messages, key)) unknown.add(key);
  return [...unknown].sort();
}
