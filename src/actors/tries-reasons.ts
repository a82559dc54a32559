import { SECOND } from '../base/time.ts';
import type { Reason } from '../case/common.ts';
import { type PlaceUse, TEN_MINUTES, type Visit } from '../sessions/visits.ts';
import type { AddressTries } from './attempts.ts';
import type { LookUp } from './grounds.ts';
import { reason } from './signal-reasons.ts';
import type { Thresholds } from './thresholds.ts';

/** What is asked about tries. */
export interface TriesAsked {
  readonly by: LookUp;
  readonly t: Thresholds;
  readonly uses: ReadonlyMap<string, PlaceUse>;
}

/** Whether many people use the place over the time: a carrier's gateway, a hotel, a VPN's exit. */
export function isShared(visit: Visit, g: TriesAsked): boolean {
  const use = g.uses.get(visit.place);
  return use !== undefined && use.accounts >= g.t.sharedAccounts && use.slices >= g.t.sharedSlices;
}

/** What tries say of a visit: that they found it, that it came after them, that they were about. */
export function triesReasons(visit: Visit, g: TriesAsked): readonly Reason[] {
  const out: Reason[] = [];
  const near = (t: AddressTries, seconds: number): boolean =>
    t.first <= visit.last && visit.first <= t.last + seconds * SECOND;
  for (const tries of g.by.triesAt(visit.place)) {
    // Who signed in from there before the tries began was there already.
    const after = visit.first >= tries.first - SECOND;
    if (after && near(tries, g.t.hitSeconds)) {
      const facts = { tries: tries.tries, accounts: tries.accounts.length, address: tries.address };
      const soon = isEndOf(tries, visit, g);
      if (tries.kind !== 'guess') out.push(reason(soon ? 'spray-hit' : 'after-spray', facts, tries.refs));
      else if (tries.accounts.includes(visit.account)) out.push(reason('guess-hit', facts, tries.refs));
    }
  }
  if (out.length > 0) return out.slice(0, 1);
  // A spray from several addresses was running, or had just stopped, when the visit began.
  if (g.by.amidTries(visit.first, g.t.amidSeconds * SECOND))
    out.push(reason('amid-spray', { seconds: g.t.amidSeconds }));
  const tried = g.by.triesOn(visit.account).find((t) => justTried(t, visit, g.t));
  if (tried !== undefined)
    out.push(reason('account-was-tried', { address: tried.address, account: visit.account }, tried.refs));
  return out;
}

/** Whether one of the visit's sign-ins came soon after a try on its account, to ten minutes. */
function justTried(tries: AddressTries, visit: Visit, t: Thresholds): boolean {
  const soon = t.sprayedSeconds * SECOND;
  return tries
    .timesOf(visit.account)
    .some((time) =>
      visit.tens.some((ten) => (ten + 1) * TEN_MINUTES >= time && ten * TEN_MINUTES <= time + soon),
    );
}

/**
 * Whether a sign-in from where a spray came from is what the spray found, and not somebody's who was there too: soon
 * after a try (a spray may rest for days), and like the tries in the account and in the protocol or browser; or at once
 * and like them in either, for who guesses right at first never failed. With its own browser an account that was not
 * tried is its owner's.
 */
function isEndOf(tries: AddressTries, visit: Visit, g: TriesAsked): boolean {
  const within = (seconds: number): boolean =>
    tries.times.some((x) => visit.first - x >= -SECOND && visit.first - x <= seconds * SECOND);
  const tried = tries.accounts.includes(visit.account);
  const conduct = g.by.conductOf(visit.account, visit.place);
  const browser = conduct.some((w) => w.agentOfTries !== '');
  const alike = browser || visit.protocols.some((p) => tries.protocols.includes(p));
  if (tried && alike) return within(g.t.soonSeconds);
  if (!tried && conduct.some((w) => w.familiar === 'usual')) return false;
  // Behind a gateway of many, somebody who was not tried is one of the many.
  if (!tried && isShared(visit, g)) return false;
  return (tried || alike) && within(g.t.atOnceSeconds);
}
