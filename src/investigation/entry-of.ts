import type { Judged } from '../actors/judge.ts';
import type { Statement } from '../case/common.ts';
import type { Entry } from '../case/judgement.ts';
import type { Parts } from './assemble.ts';

// How a password was found, the surest first. A spray that ran on the account just then, from other addresses, makes
// it likely that the success is its own; tries on other accounts alone do not.
const FOUND: readonly { readonly reason: string; readonly vector: string; readonly likelihood: string }[] = [
  { reason: 'reason.spray-hit', vector: 'spray', likelihood: 'almost-certain' },
  { reason: 'reason.guess-hit', vector: 'guess', likelihood: 'almost-certain' },
  { reason: 'reason.after-spray', vector: 'spray', likelihood: 'likely' },
  { reason: 'reason.amid-spray', vector: 'spray', likelihood: 'likely' },
];

/**
 * How each account was entered, weighed by the first visit of an intruder to it. A success right after tries from
 * the same place was found by them; one without any was made with a password that somebody already had, which logs
 * of the mail host cannot tell apart from phishing. Likelihood in the words of handbook 4.2.
 */
export function entryOf({ judged, built }: Pick<Parts, 'judged' | 'built'>): readonly Entry[] {
  const first = new Map<string, Judged>();
  for (const j of judged
    .filter((x) => x.judgement === 'intruder')
    .sort((a, b) => a.visit.first - b.visit.first)) {
    if (!first.has(j.visit.account)) first.set(j.visit.account, j);
  }
  return [...first.values()].flatMap((j) => {
    const account = j.visit.account;
    const against: Statement[] = [];
    const found = FOUND.find((f) => j.because.some((r) => r.reason === f.reason) && isOfTries(j, f.reason));
    if (found !== undefined) {
      const hits = j.because.filter((r) => r.reason === found.reason);
      return [
        { vector: found.vector, likelihood: found.likelihood, account, for: hits.map(statementOf), against },
      ];
    }
    const session = built.sessions.find((s) => s.parent === '' && built.judgedOf.get(s.id) === j);
    const signIn = session?.refs.slice(0, 1) ?? [];
    const tried = j.because.find((r) => r.reason === 'reason.account-was-tried');
    return [
      {
        vector: 'stolen-password',
        likelihood: 'likely',
        account,
        for: [{ key: 'reason.success-without-tries', facts: { account }, refs: [...signIn] }],
        against:
          tried === undefined ? against : [{ ...statementOf(tried), key: 'against.account-was-tried' }],
      },
    ];
  });
}

/** Being amid a spray counts only for an account that was tried by it, and where a test of the password is seen. */
function isOfTries(j: Judged, reason: string): boolean {
  if (reason !== 'reason.amid-spray') return true;
  const has = (key: string): boolean => j.because.some((r) => r.reason === key);
  // Who enters several accounts at once came with their passwords.
  const several = has('reason.several-accounts') || has('reason.several-at-once');
  return has('reason.account-was-tried') && has('reason.login-only') && !several;
}

function statementOf(r: {
  readonly reason: string;
  readonly facts: Statement['facts'];
  readonly refs: readonly string[];
}): Statement {
  return { key: r.reason, facts: r.facts, refs: [...r.refs] };
}
