import type { Statement } from '../case/common.ts';
import { type Draft, firstRefs, intrusions, names, say } from './say.ts';

const TRIED: ReadonlySet<string> = new Set(['spray', 'guess']);

/** Words of likelihood, the least likely first (handbook 4.2). */
const SURE: readonly string[] = [
  'almost-no-chance',
  'very-unlikely',
  'unlikely',
  'roughly-even-chance',
  'likely',
  'very-likely',
  'almost-certain',
];

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
    ...(tried.length > 0
      ? { tried: names(one, tried, 2), triedLikelihood: leastLikely(one, (v) => TRIED.has(v)) }
      : {}),
    ...(known.length > 0
      ? { knownCount: known.length, knownLikelihood: leastLikely(one, (v) => !TRIED.has(v)) }
      : {}),
  };
  const refs = [...tried, ...known].flatMap((account) => [
    ...one.entry
      .filter((e) => e.account === account)
      .flatMap((e) => e.for.flatMap((f) => f.refs.slice(0, 2))),
    ...firstRefs(sessions.filter((s) => s.account === account).slice(0, 1)),
  ]);
  return [say(`answer.entry-${kind}`, facts, refs)];
}

/** The least likely of some ways in: what is said of all of them holds for each. */
function leastLikely({ entry }: Draft, pick: (vector: string) => boolean): string {
  const words = entry.filter((e) => pick(e.vector)).map((e) => e.likelihood.replaceAll(' ', '-'));
  return words.reduce((a, b) => (SURE.indexOf(b) < SURE.indexOf(a) ? b : a), words[0] ?? '');
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
