import type { Statement } from '../case/common.ts';
import { type Draft, firstRefs, intrusions, names, say } from './say.ts';

const TRIED: ReadonlySet<string> = new Set(['spray', 'guess']);

/** How accounts were entered: those whose password tries found, and those that had it. */
export function waysIn(one: Draft): readonly Statement[] {
  const sessions = intrusions(one);
  const of = (pick: (vector: string) => boolean): readonly string[] =>
    one.entry.filter((e) => pick(e.vector)).map((e) => e.account);
  const tried = of((v) => TRIED.has(v));
  const known = of((v) => !TRIED.has(v));
  if (tried.length + known.length === 0) return [];
  const kind = known.length === 0 ? 'tried' : tried.length === 0 ? 'known' : 'both';
  const facts = {
    ...(tried.length > 0 ? { tried: names(one, tried, 2) } : {}),
    ...(known.length > 0 ? { knownCount: known.length } : {}),
  };
  const refs = [...tried, ...known].flatMap((account) => [
    ...one.entry
      .filter((e) => e.account === account)
      .flatMap((e) => e.for.flatMap((f) => f.refs.slice(0, 2))),
    ...firstRefs(sessions.filter((s) => s.account === account).slice(0, 1)),
  ]);
  return [say(`answer.entry-${kind}`, facts, refs)];
}

/** Who only tried. */
export function triesOnly(one: Draft): readonly Statement[] {
  const only = one.attempts.filter((a) => !a.entered);
  const scans = only.filter((a) => a.kind === 'scan');
  const tries = only.filter((a) => a.kind !== 'scan');
  const addresses = new Set(only.flatMap((a) => a.addresses)).size;
  if (only.length === 0) return [];
  if (tries.length === 0) return [say('answer.scans-only', { addresses }, firstRefs(scans))];
  const accounts = new Set(tries.flatMap((a) => a.accounts)).size;
  const count = tries.reduce((n, a) => n + a.tries, 0);
  return [say('answer.tries-only', { addresses, accounts, tries: count }, firstRefs([...tries, ...scans]))];
}
