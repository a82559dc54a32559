import type { Reason } from '../case/common.ts';
import type { ReasonKey, Thresholds } from './thresholds.ts';

/** Fetching much: what an owner's new device does at first, too. */
const COPIES: readonly ReasonKey[] = ['bulk-copy', 'header-sweep', 'whole-mailbox-pop3'];

// What makes a copy a part of something: other accounts from there at once, or an intruder at the same account.
const COMPANY: readonly ReasonKey[] = ['several-at-once', 'near-intruder', 'same-network-as-intruder'];

// What a host on the internet sees all the time, and phones, hotels and offices do when people come to them.
const CHANCE: readonly ReasonKey[] = [
  'amid-spray',
  'account-was-tried',
  'other-new-place',
  'several-accounts',
];

// What an owner does too, now and then: letters to many, words like "invoice", a password forgotten.
const EVERYDAY: readonly ReasonKey[] = ['mass-mail', 'sensitive-search', 'guess-hit'];

/**
 * The worst word that a visit may get by these reasons, whatever their sum; `conduct` are those about conduct. A copy
 * alone is unexplained, and only suspect when tries were about; several accounts at once alone are suspect, and so is
 * one act alone that owners do as well.
 */
export function mostOf(
  reasons: readonly Reason[],
  conduct: readonly ReasonKey[],
  t: Thresholds,
): 'intruder' | 'suspect' | 'unexplained' {
  const has = (keys: readonly ReasonKey[]): boolean =>
    keys.some((key) => reasons.some((r) => r.reason === `reason.${key}`));
  if (conduct.every((key) => key === 'several-at-once')) return 'suspect';
  // A program that is set up signs in once to see whether it can, and then fetches.
  const acts = conduct.some((key) => COPIES.includes(key))
    ? conduct.filter((key) => key !== 'login-only')
    : conduct;
  if (acts.every((key) => COPIES.includes(key)) && !has(COMPANY))
    return has(CHANCE) ? 'suspect' : 'unexplained';
  const [only] = acts;
  const alone = acts.length === 1 && only !== undefined && EVERYDAY.includes(only);
  // An assistant who opens the mailboxes of others in a hotel searches, too.
  const beside = only === 'sensitive-search' ? COMPANY : [...COMPANY, ...CHANCE];
  return alone && !has(beside) && !isLongGuess(reasons, t) ? 'suspect' : 'intruder';
}

/** Whether so many guesses came before that no owner makes them. */
function isLongGuess(reasons: readonly Reason[], t: Thresholds): boolean {
  return reasons.some((r) => r.reason === 'reason.guess-hit' && Number(r.facts.tries) >= t.longGuess);
}
