import type { Case } from './case.ts';

/** Every ref of a Case in the order a reader meets them: answer, entry, actors' sessions, changes, items, findings … */
export function visibleRefs(one: Case): readonly string[] {
  const out = new Set<string>();
  const add = (refs: readonly string[], most = 10): void => {
    for (const ref of refs.slice(0, most)) out.add(ref);
  };
  for (const s of [...one.answer.statements, ...one.answer.wouldChange, ...one.actions]) add(s.refs);
  for (const e of one.entry) for (const s of [...e.for, ...e.against]) add(s.refs);
  for (const s of one.sessions.filter((x) => x.judgement === 'intruder' || x.judgement === 'suspect')) {
    add(s.refs);
    for (const r of [...s.because, ...s.against]) add(r.refs, 5);
  }
  for (const c of one.changes) add(c.refs, 4);
  for (const s of one.sets) add(s.refs, 4);
  for (const i of one.items) add(i.refs, 3);
  for (const f of one.findings) add(f.refs, 5);
  for (const a of one.attempts) add(a.refs, 5);
  for (const g of one.coverage.gaps) add(g.refs, 4);
  for (const u of one.unread) add([u.ref], 1);
  return [...out];
}
