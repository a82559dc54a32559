import { neighbourhood } from '../base/ip.ts';
import { SECOND } from '../base/time.ts';
import type { Facts, Reason } from '../case/common.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import { type PlaceUse, placeOf, type Visit } from '../sessions/visits.ts';
import { type AddressTries, isHabit } from './attempts.ts';
import type { WebConduct } from './conduct.ts';
import { CONDUCT, type ReasonKey, type Thresholds, WEIGHTS } from './thresholds.ts';

/** What was concluded of a visit, with the reasons. */
export interface Judged {
  readonly visit: Visit;
  readonly judgement: 'intruder' | 'suspect' | 'legitimate' | 'unexplained';
  readonly sum: number;
  /** Whether a new place outside and some conduct speak for an intruder, whatever the sum. */
  readonly suspicious: boolean;
  readonly because: readonly Reason[];
  readonly against: readonly Reason[];
}

/** Everything that the judgement weighs. */
export interface Grounds {
  readonly visits: readonly Visit[];
  readonly tries: readonly AddressTries[];
  readonly signals: readonly Signal[];
  readonly webConduct: readonly WebConduct[];
  readonly world: World;
  readonly t: Thresholds;
  readonly uses: ReadonlyMap<string, PlaceUse>;
  readonly named: (visit: Visit) => 'actor' | 'good' | undefined;
}

/** Signals that are reasons against the visit they were seen in, and the reason's key. */
const CONDUCT_SIGNALS: Readonly<Record<string, ReasonKey>> = {
  'bulk-copy': 'bulk-copy',
  'header-sweep': 'header-sweep',
  'whole-mailbox-pop3': 'whole-mailbox-pop3',
  'forwarding-rule': 'forwarding-rule',
  'mass-mail': 'mass-mail',
  'login-only': 'login-only',
};

/**
 * Judges every visit. Reasons that lean on other judgements (the same place, the same account shortly before) are
 * added in rounds until nothing changes, so that the order of visits does not matter.
 */
export function judge(grounds: Grounds): readonly Judged[] {
  const own = grounds.visits.map((visit) => ownReasons(visit, grounds));
  let judged = grounds.visits.map((visit, i) => conclude(visit, own[i] ?? [], grounds.t));
  for (let round = 0; round < 4; round += 1) {
    const next = grounds.visits.map((visit, i) =>
      conclude(visit, [...(own[i] ?? []), ...linkReasons(visit, judged, grounds)], grounds.t),
    );
    const same = next.every((j, i) => j.judgement === judged[i]?.judgement);
    judged = next;
    if (same && round > 0) break;
  }
  return judged;
}

function conclude(visit: Visit, reasons: readonly Reason[], t: Thresholds): Judged {
  const sum = Math.round(reasons.reduce((n, r) => n + r.weight, 0) * 100) / 100;
  const conduct = reasons.some((r) => CONDUCT.some((key) => r.reason === `reason.${key}`));
  const judgement =
    conduct && sum >= t.intruder
      ? 'intruder'
      : conduct && sum >= t.suspect
        ? 'suspect'
        : sum >= t.unexplained
          ? 'unexplained'
          : 'legitimate';
  return {
    visit,
    judgement,
    sum,
    suspicious:
      conduct &&
      reasons.some((r) => r.reason === 'reason.new-place') &&
      reasons.some((r) => r.reason === 'reason.outside'),
    because: reasons.filter((r) => r.weight > 0),
    against: reasons.filter((r) => r.weight < 0),
  };
}

function reason(key: ReasonKey, facts: Facts = {}, refs: readonly string[] = []): Reason {
  return { reason: `reason.${key}`, facts, weight: WEIGHTS[key], refs: [...refs] };
}

function ownReasons(visit: Visit, g: Grounds): readonly Reason[] {
  const out: Reason[] = [];
  const named = g.named(visit);
  if (named !== undefined) out.push(reason(named === 'actor' ? 'named-by-user' : 'known-good'));
  const habit = isHabit(visit, g.visits, g.t);
  if (habit) out.push(reason('habit', { signIns: visit.signIns, place: visit.place }));
  else out.push(reason('new-place', { place: visit.place, account: visit.account }));
  const inside = visit.addresses.every((a) => g.world.isInside(a));
  out.push(reason(inside ? 'inside-place' : 'outside', { place: visit.place }));
  const atHome = g.visits.filter(
    (v) => v.place === visit.place && v.account !== visit.account && isHabit(v, g.visits, g.t),
  );
  if (atHome.length >= g.t.officeAccounts)
    out.push(reason('office', { accounts: atHome.length, place: visit.place }));
  const shared = !habit && !inside && isShared(visit, g);
  if (shared) {
    const facts = { accounts: g.uses.get(visit.place)?.accounts ?? 0, place: visit.place };
    out.push(reason('shared-place', facts));
  }
  const tried = habit ? [] : triesReasons(visit, g);
  const several = habit || inside || shared ? [] : severalReasons(visit, g);
  return [...out, ...tried, ...several, ...conductReasons(visit, g)];
}

/** Whether many people use the place over the time: a carrier's gateway, a hotel, a VPN's exit. */
function isShared(visit: Visit, g: Grounds): boolean {
  const use = g.uses.get(visit.place);
  return use !== undefined && use.accounts >= g.t.sharedAccounts && use.slices >= g.t.sharedSlices;
}

function triesReasons(visit: Visit, g: Grounds): readonly Reason[] {
  const out: Reason[] = [];
  const near = (t: AddressTries, seconds: number): boolean =>
    t.first <= visit.last && visit.first <= t.last + seconds * SECOND;
  for (const tries of g.tries) {
    // Who signed in from there before the tries began was there already.
    const after = visit.first >= tries.first - SECOND;
    if (placeOf(tries.address) === visit.place && after && near(tries, g.t.hitSeconds)) {
      const facts = { tries: tries.tries, accounts: tries.accounts.length, address: tries.address };
      const soon = near(tries, g.t.soonSeconds);
      if (tries.kind !== 'guess') out.push(reason(soon ? 'spray-hit' : 'after-spray', facts, tries.refs));
      else if (tries.accounts.includes(visit.account)) out.push(reason('guess-hit', facts, tries.refs));
    }
  }
  if (out.length > 0) return out.slice(0, 1);
  if (isAmid(visit, g)) out.push(reason('amid-spray', { seconds: g.t.amidSeconds }));
  const tried = g.tries.find((t) => t.accounts.includes(visit.account) && near(t, g.t.sprayedSeconds));
  if (tried !== undefined)
    out.push(reason('account-was-tried', { address: tried.address, account: visit.account }));
  return out;
}

/** Whether a spray from several addresses was running, or had just stopped, when the visit began. */
function isAmid(visit: Visit, g: Grounds): boolean {
  const span = g.t.amidSeconds * SECOND;
  const running = g.tries.filter(
    (t) => t.kind !== 'guess' && t.times.some((x) => x <= visit.first && visit.first - x <= span),
  );
  return new Set(running.map((t) => t.address)).size >= 2;
}

function severalReasons(visit: Visit, g: Grounds): readonly Reason[] {
  const others = g.visits.filter((v) => v.place === visit.place);
  if (others.some((v) => isHabit(v, g.visits, g.t))) return [];
  const together = others.filter((v) => Math.abs(v.first - visit.first) <= g.t.severalSeconds * SECOND);
  if (together.length < g.t.severalAccounts) return [];
  return [reason('several-accounts', { accounts: together.length, place: visit.place })];
}

function conductReasons(visit: Visit, g: Grounds): readonly Reason[] {
  const out = new Map<ReasonKey, Reason>();
  for (const signal of g.signals) {
    const key = CONDUCT_SIGNALS[signal.detection];
    if (
      key === undefined ||
      signal.account !== visit.account ||
      signal.address === '' ||
      placeOf(signal.address) !== visit.place
    )
      continue;
    if (!out.has(key)) out.set(key, reason(key, signal.facts, signal.refs));
  }
  if (out.has('whole-mailbox-pop3')) {
    const elsewhere = g.visits.some(
      (v) => v.account === visit.account && v.place !== visit.place && v.protocols.includes('pop3'),
    );
    if (!elsewhere) out.set('first-pop3', reason('first-pop3', { account: visit.account }));
  }
  for (const web of g.webConduct) {
    if (web.account !== visit.account || web.place !== visit.place) continue;
    if (web.sensitive.length >= g.t.sensitiveSearches)
      out.set(
        'sensitive-search',
        reason(
          'sensitive-search',
          { searches: web.sensitive.length, words: web.sensitive.slice(0, 5).join(', ') },
          web.searchRefs,
        ),
      );
    if (web.partsInBurst >= g.t.attachmentBurst)
      out.set('attachment-burst', reason('attachment-burst', { parts: web.partsInBurst }, web.partRefs));
    if (web.agentOfTries !== '')
      out.set('agent-of-tries', reason('agent-of-tries', { userAgent: web.agentOfTries }));
    if (web.ownAgent) out.set('own-agent', reason('own-agent', { userAgent: web.agents[0] ?? '' }));
  }
  return [...out.values()];
}

/** Whether two visits come from one network that few others use. */
function sharesNetwork(a: Visit, b: Visit, g: Grounds): boolean {
  const networks = new Set(a.addresses.map(neighbourhood));
  const shared = b.addresses.map(neighbourhood).filter((n) => networks.has(n));
  return shared.some((network) => {
    const inside = g.visits.filter((v) => v.addresses.some((x) => neighbourhood(x) === network));
    return new Set(inside.map((v) => v.account)).size < g.t.crowdedNetwork;
  });
}

function linkReasons(visit: Visit, judged: readonly Judged[], g: Grounds): readonly Reason[] {
  if (isHabit(visit, g.visits, g.t) || visit.addresses.every((a) => g.world.isInside(a))) return [];
  const out: Reason[] = [];
  const intruders = judged.filter((j) => j.judgement === 'intruder' && j.visit !== visit).map((j) => j.visit);
  const gap = (v: Visit): number => Math.max(0, v.first - visit.last, visit.first - v.last);
  const reach = (isShared(visit, g) ? g.t.nearSeconds / 4 : g.t.hitSeconds) * SECOND;
  const samePlace = intruders.find((v) => v.place === visit.place && gap(v) <= reach);
  if (samePlace !== undefined)
    out.push(reason('same-place-as-intruder', { place: visit.place, account: samePlace.account }));
  // The account's own browser at a new place near an intruder in time is the owner on the road.
  if (g.webConduct.some((w) => w.account === visit.account && w.place === visit.place && w.ownAgent))
    return out;
  const near = intruders.find((v) => v.account === visit.account && gap(v) <= g.t.nearSeconds * SECOND);
  if (near !== undefined) {
    out.push(
      reason('near-intruder', {
        account: visit.account,
        place: near.place,
        seconds: Math.round(gap(near) / SECOND),
      }),
    );
    if (sharesNetwork(visit, near, g)) out.push(reason('same-network-as-intruder', { place: near.place }));
  }
  if (near === undefined) {
    const isOther = (j: Judged): boolean =>
      j.suspicious && j.visit.account === visit.account && j.visit.place !== visit.place;
    const other = judged.find((j) => isOther(j) && gap(j.visit) <= g.t.nearSeconds * SECOND);
    if (other !== undefined)
      out.push(reason('other-new-place', { account: visit.account, place: other.visit.place }));
  }
  const web = g.webConduct.filter(
    (w) => w.account === visit.account && w.place === visit.place && !w.ownAgent,
  );
  const theirs = g.webConduct.filter((w) =>
    intruders.some((v) => v.account === w.account && v.place === w.place),
  );
  const shared = web.flatMap((w) => w.rareAgents).find((a) => theirs.some((w) => w.rareAgents.includes(a)));
  if (shared !== undefined && !web.some((w) => w.agentOfTries !== ''))
    out.push(reason('agent-of-intruder', { userAgent: shared }));
  return out;
}
