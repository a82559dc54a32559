import type { Facts, Reason } from '../case/common.ts';
import type { Signal } from '../case/signal.ts';
import { type ReasonKey, type Thresholds, WEIGHTS } from './thresholds.ts';

/** A reason with the weight of its key. */
export function reason(key: ReasonKey, facts: Facts = {}, refs: readonly string[] = []): Reason {
  return { reason: `reason.${key}`, facts, weight: WEIGHTS[key], refs: [...refs] };
}

/** Detections whose signals are reasons against the visit that they were seen in; each reason is called the same. */
const CONDUCT_SIGNALS: readonly ReasonKey[] = [
  'bulk-copy',
  'header-sweep',
  'whole-mailbox-pop3',
  'forwarding-rule',
  'mass-mail',
  'scattered-mail',
  'login-only',
];

/**
 * What was seen in a visit as reasons, each once, by key. `usual` is to how many its account writes at once where it is
 * at home.
 */
export function signalReasons(
  signals: readonly Signal[],
  usual: number,
  t: Thresholds,
): Map<ReasonKey, Reason> {
  const out = new Map<ReasonKey, Reason>();
  const copied = new Set(signals.filter((s) => s.detection === 'bulk-copy').map(sessionOf));
  for (const signal of signals) {
    const seen = CONDUCT_SIGNALS.find((key) => key === signal.detection);
    // Who fetches the bodies fetches the headers too: one act, one reason.
    if (seen === undefined || (seen === 'header-sweep' && copied.has(sessionOf(signal)))) continue;
    const key = seen === 'mass-mail' && !isCampaign(signal, usual, t) ? 'many-recipients' : seen;
    if (!out.has(key)) out.set(key, reason(key, signal.facts, signal.refs));
  }
  if (out.has('mass-mail')) out.delete('many-recipients');
  return out;
}

function sessionOf({ session, to }: Signal): string {
  return `${session}\0${to}`;
}

/** To how many was written at once, at most. */
export function mostRecipients(signals: readonly Signal[]): number {
  const mass = signals.filter((s) => s.detection === 'mass-mail');
  return mass.reduce((most, s) => Math.max(most, Number(s.facts.recipients ?? 0)), 0);
}

/** Whether what went to many is more than a letter to people whom the account knows, and than it writes at home. */
function isCampaign({ facts }: Signal, usual: number, t: Thresholds): boolean {
  const recipients = Number(facts.recipients ?? 0);
  if (recipients < t.massTimes * usual) return false;
  const known = Number(facts.known ?? 0);
  return Number(facts.messages ?? 0) >= t.massMessages && recipients - known >= t.massNew * recipients;
}
