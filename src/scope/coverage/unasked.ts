import { listsBy } from '../../base/lists.ts';
import { SECOND } from '../../base/time.ts';
import { type Excess, tenthsOf } from './excess.ts';
import type { FoundGap, Material, Orphan } from './inputs.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** An account: how often the webmail host connected for it, and when without a request. */
interface Connected {
  readonly name: string;
  readonly total: number;
  readonly excess: readonly Excess[];
}

/**
 * Connections that the webmail host opened for an account without any request from where the account's people sign in
 * to webmail: what is left when an intruder takes his address out of the web log and out of webmail's own log, but not
 * out of the store's. How many there are by chance is learnt from the other accounts. Nothing is told where many
 * accounts have them, or one has them all the time: then a program on the host reads mail, or addresses are hidden.
 */
export async function connectionsWithoutRequest(
  { unasked, thresholds: t }: Material,
  lost: readonly FoundGap[],
): Promise<readonly Orphan[]> {
  if (unasked === undefined || !unasked.named) return [];
  const left = unasked.excess.filter((e) => !isLost(e.orphan, lost, t));
  const leftOf = listsBy(left, (e) => [e.name]);
  const accounts = unasked.totals.map((a) => ({ ...a, excess: leftOf(a.name) }));
  const told = unlikely(accounts, t);
  if (told.length > Math.max(1, t.unaskedAccounts * accounts.length)) return [];
  const of = listsBy(unasked.excess, (e) => [e.name]);
  return told
    .filter((a) => tenthsOf(of(a.name), unasked.logged, t) <= t.unaskedTenths)
    .flatMap((a) => a.excess.flatMap((e) => new Array<Orphan>(e.more).fill(e.orphan)));
}

/** Accounts that have more of them than the rate of all the others makes likely. */
function unlikely(accounts: readonly Connected[], t: CoverageThresholds): readonly Connected[] {
  const more = (a: Connected): number => a.excess.reduce((sum, e) => sum + e.more, 0);
  let told: readonly Connected[] = accounts.filter((a) => more(a) >= t.unasked);
  for (let round = 0; round < 3; round += 1) {
    const named = new Set(told);
    const rest = accounts.filter((a) => !named.has(a));
    const seen = rest.reduce((sum, a) => sum + more(a), 0);
    const rate = (seen + 0.5) / (rest.reduce((sum, a) => sum + a.total, 0) + 1);
    const left = told.filter((a) => atLeast(more(a), rate * a.total) * accounts.length < t.improbable);
    if (left.length === told.length) break;
    told = left;
  }
  return told;
}

/** Probability of `count` or more where `expected` are expected (Poisson). */
function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let i = 0; i < count; i += 1) {
    below += term;
    term *= expected / (i + 1);
  }
  return Math.max(0, 1 - below);
}

/** Whether a gap of the web log, or of webmail's own, explains it. */
function isLost({ time }: Orphan, lost: readonly FoundGap[], t: CoverageThresholds): boolean {
  const reach = t.reach * SECOND;
  return lost.some(
    (g) =>
      (g.source === 'web-access' || g.source === 'roundcube') &&
      g.from - reach <= time &&
      time <= g.to + reach,
  );
}
