import type { Case } from '../../case/case.ts';

/** When lines were written, ISO 8601 UTC, by ref: of those that begin something whose first time the Case gives. */
export function proofTimes(file: Case): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  const first = ([ref]: readonly string[], time: string): void => {
    if (ref !== undefined && time !== '' && !times.has(ref)) times.set(ref, time);
  };
  for (const s of file.sessions) if (s.startLogged) first(s.refs, s.start);
  for (const c of file.changes) first(c.refs, c.time);
  for (const a of file.attempts) first(a.refs, a.first);
  for (const f of file.findings) first(f.refs, f.first);
  return times;
}
