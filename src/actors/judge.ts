import { neighbourhood } from '../base/ip.ts';
import { listsBy } from '../base/lists.ts';
import { SECOND } from '../base/time.ts';
import type { Reason } from '../case/common.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import { between, type PlaceUse, type Visit } from '../sessions/visits.ts';
import type { AddressTries } from './attempts.ts';
import type { WebConduct } from './conduct.ts';
import { type LookUp, lookUp } from './grounds.ts';
import { isGuessAlone } from './guessed.ts';
import { mostOf } from './most.ts';
import { mostRecipients, reason, signalReasons } from './signal-reasons.ts';
import { CONDUCT, type ReasonKey, type Thresholds, type Weights } from './thresholds.ts';
import { isShared, triesReasons } from './tries-reasons.ts';

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
  /** The visits that are a habit (attempts.ts, habitsOf). */
  readonly habits: ReadonlySet<Visit>;
  readonly tries: readonly AddressTries[];
  readonly signals: readonly Signal[];
  readonly webConduct: readonly WebConduct[];
  readonly world: World;
  readonly t: Thresholds;
  readonly weights: Weights;
  readonly uses: ReadonlyMap<string, PlaceUse>;
  readonly named: (visit: Visit) => 'actor' | 'good' | undefined;
}

type Ready = Grounds & {
  readonly by: LookUp;
  /** Whether enough accounts have a habit for a place without one to say anything. */
  readonly habitsKnown: boolean;
};

/** What a round of judging leans on. */
interface Standing {
  readonly intrudersAt: (place: string) => readonly Visit[];
  readonly intrudersOf: (account: string) => readonly Visit[];
  readonly suspiciousOf: (account: string) => readonly Visit[];
  /** Conduct of intruders' webmail sessions, by their rare browsers. */
  readonly conductWith: (agent: string) => readonly WebConduct[];
}

function standing(judged: readonly Judged[], g: Ready): Standing {
  const intruders = judged.filter((j) => j.judgement === 'intruder').map((j) => j.visit);
  const suspicious = judged.filter((j) => j.suspicious).map((j) => j.visit);
  const conduct = intruders.flatMap((v) => g.by.conductOf(v.account, v.place));
  return {
    intrudersAt: listsBy(intruders, (v) => [v.place]),
    intrudersOf: listsBy(intruders, (v) => [v.account]),
    suspiciousOf: listsBy(suspicious, (v) => [v.account]),
    conductWith: listsBy(conduct, (w) => w.rareAgents),
  };
}

/**
 * Judges every visit. Reasons that lean on other judgements (the same place, the same account shortly before) are
 * added in rounds until nothing changes, so that the order of visits does not matter.
 */
export function judge(given: Grounds): readonly Judged[] {
  const { visits, tries, signals, webConduct } = given;
  const by = lookUp(visits, tries, signals, webConduct, given.world);
  const grounds = { ...given, by, habitsKnown: knowsHabits(given) };
  const own = grounds.visits.map((visit) => ownReasons(visit, grounds));
  let judged = grounds.visits.map((visit, i) => conclude(visit, own[i] ?? [], grounds));
  for (let round = 0; round < 4; round += 1) {
    const now = standing(judged, grounds);
    const next = grounds.visits.map((visit, i) =>
      conclude(visit, [...(own[i] ?? []), ...linkReasons(visit, now, grounds)], grounds),
    );
    const same = next.every((j, i) => j.judgement === judged[i]?.judgement);
    judged = next;
    if (same && round > 0) break;
  }
  return judged;
}

function knowsHabits({ visits, habits, t }: Grounds): boolean {
  const accounts = new Set(visits.map((v) => v.account));
  const atHome = new Set([...habits].map((v) => v.account));
  return atHome.size >= t.habitsKnown * accounts.size;
}

function conclude(visit: Visit, found: readonly Reason[], { t, weights, world }: Grounds): Judged {
  const reasons = found.map((r) => ({ ...r, weight: weighed(r, weights) }));
  const sum = Math.round(reasons.reduce((n, r) => n + r.weight, 0) * 100) / 100;
  const conduct = conductOf(reasons, t);
  const most = isGuessAlone(visit, conduct, world) ? 'suspect' : mostOf(reasons, conduct, t);
  const judgement =
    conduct.length > 0 && most === 'intruder' && sum >= t.intruder
      ? 'intruder'
      : conduct.length > 0 && most !== 'unexplained' && sum >= t.suspect
        ? 'suspect'
        : sum >= t.unexplained
          ? 'unexplained'
          : 'legitimate';
  return {
    visit,
    judgement,
    sum,
    suspicious:
      (conduct.length > 0 || isBurst(reasons, t) || reasons.some((r) => r.reason === 'reason.amid-spray')) &&
      reasons.some((r) => r.reason === 'reason.new-place') &&
      reasons.some((r) => r.reason === 'reason.outside'),
    because: reasons.filter((r) => r.weight > 0),
    against: reasons.filter((r) => r.weight <= 0),
  };
}

/**
 * Reasons about conduct. A burst of separate letters to people whom the account knows is one too, where another new
 * place at the account did something at about the time.
 */
function conductOf(reasons: readonly Reason[], t: Thresholds): readonly ReasonKey[] {
  const has = (key: ReasonKey): boolean => reasons.some((r) => r.reason === `reason.${key}`);
  const burst = isBurst(reasons, t) && (has('other-new-place') || has('near-intruder'));
  return [...CONDUCT.filter(has), ...(burst ? (['many-recipients'] as const) : [])];
}

/** Whether many letters, not one to many, went out at once. */
function isBurst(reasons: readonly Reason[], t: Thresholds): boolean {
  return reasons.some(
    (r) => r.reason === 'reason.many-recipients' && Number(r.facts.messages) >= t.massMessages,
  );
}

function weighed({ reason: key, weight }: Reason, weights: Weights): number {
  const own: Readonly<Record<string, number>> = weights;
  return own[key.slice('reason.'.length)] ?? weight;
}

function ownReasons(visit: Visit, g: Ready): readonly Reason[] {
  const out: Reason[] = [];
  const named = g.named(visit);
  if (named !== undefined) out.push(reason(named === 'actor' ? 'named-by-user' : 'known-good'));
  const habit = g.habits.has(visit);
  if (habit) out.push(reason('habit', { signIns: visit.signIns, place: visit.place }));
  else
    out.push(
      reason(g.habitsKnown ? 'new-place' : 'habits-unknown', { place: visit.place, account: visit.account }),
    );
  const inside = visit.addresses.every((a) => g.world.isInside(a));
  out.push(reason(inside ? 'inside-place' : 'outside', { place: visit.place }));
  const atHome = g.by.visitsAt(visit.place).filter((v) => v.account !== visit.account && g.habits.has(v));
  if (atHome.length >= g.t.officeAccounts)
    out.push(reason('office', { accounts: atHome.length, place: visit.place }));
  const shared = !habit && !inside && isShared(visit, g);
  if (shared) {
    const facts = { accounts: g.uses.get(visit.place)?.accounts ?? 0, place: visit.place };
    out.push(reason('shared-place', facts));
  }
  const tried = habit ? [] : triesReasons(visit, g);
  const several = habit || inside || shared ? [] : severalReasons(visit, g);
  const atTries = tried.some((r) => r.reason === 'reason.spray-hit' || r.reason === 'reason.after-spray');
  return [...out, ...tried, ...several, ...conductReasons(visit, atTries, g)];
}

function severalReasons(visit: Visit, g: Ready): readonly Reason[] {
  const others = g.by.visitsAt(visit.place);
  if (others.some((v) => g.habits.has(v))) return [];
  const together = others.filter((v) => Math.abs(v.first - visit.first) <= g.t.severalSeconds * SECOND);
  if (together.length < g.t.severalAccounts) return [];
  const facts = { accounts: together.length, place: visit.place };
  return [reason(isAtOnce(others, g.t) ? 'several-at-once' : 'several-accounts', facts)];
}

/** Whether a place was seen for moments alone, with several accounts one after the other, as who has a list of them works. */
function isAtOnce(visits: readonly Visit[], t: Thresholds): boolean {
  const first = visits.reduce((n, v) => Math.min(n, v.first), Number.POSITIVE_INFINITY);
  const last = visits.reduce((n, v) => Math.max(n, v.last), 0);
  return last - first <= t.severalAtOnceSeconds * SECOND;
}

function conductReasons(visit: Visit, atTries: boolean, g: Ready): readonly Reason[] {
  const home = g.by.visitsOf(visit.account).filter((v) => v !== visit && g.habits.has(v));
  const usual = mostRecipients(home.flatMap((v) => g.by.signalsOf(v.account, v.place)));
  const out = signalReasons(g.by.signalsOf(visit.account, visit.place), usual, g.t);
  if (out.has('whole-mailbox-pop3')) {
    const own = g.by.visitsOf(visit.account);
    const elsewhere = own.some((v) => v.place !== visit.place && v.protocols.includes('pop3'));
    if (!elsewhere) out.set('first-pop3', reason('first-pop3', { account: visit.account }));
  }
  for (const web of g.by.conductOf(visit.account, visit.place)) {
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
    if (web.agentOfTries !== '' && g.habitsKnown)
      out.set('agent-of-tries', reason('agent-of-tries', { userAgent: web.agentOfTries }));
    const agent = { userAgent: web.agents[0] ?? '' };
    if (atTries && (web.ownAgent || web.familiar === 'usual'))
      out.set('usual-agent-at-tries', reason('usual-agent-at-tries', agent));
    else if (web.ownAgent) out.set('own-agent', reason('own-agent', agent));
    else if (web.familiar === 'usual') out.set('usual-agent', reason('usual-agent', agent));
    else if (web.familiar === 'new') out.set('new-agent', reason('new-agent', agent));
  }
  return [...out.values()];
}

/** Whether two visits come from one network that few others use. */
function sharesNetwork(a: Visit, b: Visit, g: Ready): boolean {
  const networks = new Set(a.addresses.map(neighbourhood));
  const shared = b.addresses.map(neighbourhood).filter((n) => networks.has(n));
  return shared.some((network) => g.by.accountsIn(network) < g.t.crowdedNetwork);
}

function linkReasons(visit: Visit, now: Standing, g: Ready): readonly Reason[] {
  if (g.habits.has(visit) || visit.addresses.every((a) => g.world.isInside(a))) return [];
  const out: Reason[] = [];
  const gap = (v: Visit): number => between(v, visit);
  const reach = (isShared(visit, g) ? g.t.nearSeconds / 4 : g.t.hitSeconds) * SECOND;
  const samePlace = now.intrudersAt(visit.place).find((v) => v !== visit && gap(v) <= reach);
  if (samePlace !== undefined)
    out.push(reason('same-place-as-intruder', { place: visit.place, account: samePlace.account }));
  // Without habits the owner's own place is as new as the intruder's.
  if (!g.habitsKnown) return out;
  // The account's own browser at a new place near an intruder in time is the owner on the road.
  const conduct = g.by.conductOf(visit.account, visit.place);
  if (conduct.some((w) => w.ownAgent)) return out;
  const isNear = (v: Visit): boolean => gap(v) <= g.t.nearSeconds * SECOND;
  const near = now.intrudersOf(visit.account).find((v) => v !== visit && isNear(v));
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
    const other = now.suspiciousOf(visit.account).find((v) => v.place !== visit.place && isNear(v));
    if (other !== undefined)
      out.push(reason('other-new-place', { account: visit.account, place: other.place }));
  }
  const agents = conduct.flatMap((w) => w.rareAgents);
  const shared = agents.find((a) => now.conductWith(a).some((w) => !conduct.includes(w)));
  if (shared !== undefined && !conduct.some((w) => w.agentOfTries !== ''))
    out.push(reason('agent-of-intruder', { userAgent: shared }));
  return out;
}
