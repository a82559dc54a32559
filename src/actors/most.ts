import type { Reason } from '../case/common.ts';
import type { ReasonKey } from './thresholds.ts';

/** Fetching much: what an owner's new device does at first, too. */
const COPIES: readonly ReasonKey[] = ['bulk-copy', 'header-sweep', 'whole-mailbox-pop3'];

// What makes a copy a part of something: other accounts from there, or an intruder at the same account.
const COMPANY: readonly ReasonKey[] = [
  'several-accounts',
  'several-at-once',
  'near-intruder',
  'same-network-as-intruder',
];

// What a host on the internet sees all the time, and phones do when they change their network.
const CHANCE: readonly ReasonKey[] = ['amid-spray', 'account-was-tried', 'other-new-place'];

/**
 * The worst word that a visit may get by these reasons, whatever their sum; `conduct` are those about conduct. A copy
 * alone is unexplained, and only suspect when tries were about; several accounts at once alone are suspect.
 */
export function mostOf(
  reasons: readonly Reason[],
  conduct: readonly ReasonKey[],
): 'intruder' | 'suspect' | 'unexplained' {
  const has = (keys: readonly ReasonKey[]): boolean =>
    keys.some((key) => reasons.some((r) => r.reason === `reason.${key}`));
  if (conduct.every((key) => key === 'several-at-once')) return 'suspect';
  if (!conduct.every((key) => COPIES.includes(key)) || has(COMPANY)) return 'intruder';
  return has(CHANCE) ? 'suspect' : 'unexplained';
}
