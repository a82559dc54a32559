import type { Case } from '../case/case.ts';

interface HasRefs {
  readonly refs: readonly string[];
}

/** Lines that prove a subject (`session:S3`), counted again from the Case alone, each once. */
export function proofsOf(file: Case, of: string): readonly string[] {
  const at = of.indexOf(':');
  return [...new Set(refsOf(file, of.slice(0, at), of.slice(at + 1)))];
}

function refsOf(file: Case, kind: string, id: string): readonly string[] {
  const nth = Number(id) - 1;
  const lists: Readonly<Record<string, readonly HasRefs[]>> = {
    answer: file.answer.statements,
    would: file.answer.wouldChange,
    action: file.actions,
    set: file.sets,
    change: file.changes,
    attempt: file.attempts,
    gap: file.coverage.gaps,
    item: file.items,
  };
  const numbered = lists[kind]?.[nth];
  if (numbered !== undefined) return numbered.refs;
  const all = (...of: readonly (readonly HasRefs[])[]): readonly string[] => of.flat().flatMap((r) => r.refs);
  switch (kind) {
    case 'session':
      return all(file.sessions.filter((s) => s.id === id).flatMap((s) => [s, ...s.because, ...s.against]));
    case 'reason': {
      const [session, place] = id.split('/');
      const s = file.sessions.find((one) => one.id === session);
      const reason = Number(place) < 0 ? s?.against[-Number(place) - 1] : s?.because[Number(place) - 1];
      return reason === undefined || reason.refs.length > 0 ? (reason?.refs ?? []) : (s?.refs ?? []);
    }
    case 'account':
      return ['intruder', 'suspect'].flatMap((judgement) =>
        all(file.sessions.filter((s) => s.account === id && s.judgement === judgement)),
      );
    case 'actor':
      return file.sessions.filter((s) => s.actor === id).flatMap((s) => s.refs.slice(0, 1));
    case 'entry':
      return all(file.entry[nth]?.for ?? [], file.entry[nth]?.against ?? []);
    case 'finding':
      return all(file.findings.filter((f) => f.id === id));
    case 'file':
      return file.evidence.some((f) => f.id === id && f.lines > 0) ? [`${id}:1:0`] : [];
    case 'unread':
      return file.unread.slice(nth, nth + 1).map((u) => u.ref);
    case 'ref':
      return [id];
    default:
      return [];
  }
}
