import type { Judged } from '../actors/judge.ts';
import type { Statement } from '../case/common.ts';
import type { Entry } from '../case/judgement.ts';
import type { Parts } from './assemble.ts';

const GUESSED: Readonly<Record<string, string>> = {
  'reason.spray-hit': 'spray',
  'reason.guess-hit': 'guess',
};

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
    const hit = j.because.find((r) => GUESSED[r.reason] !== undefined);
    const against: Statement[] = [];
    if (hit !== undefined) {
      const vector = GUESSED[hit.reason] ?? '';
      return [{ vector, likelihood: 'almost-certain', account, for: [statementOf(hit)], against }];
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

function statementOf(r: {
  readonly reason: string;
  readonly facts: Statement['facts'];
  readonly refs: readonly string[];
}): Statement {
  return { key: r.reason, facts: r.facts, refs: [...r.refs] };
}
