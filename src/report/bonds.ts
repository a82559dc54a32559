import { neighbourhood } from '../base/ip.ts';
import type { Facts } from '../case/common.ts';
import type { Actor, Session } from '../case/judgement.ts';

/**
 * What makes several sessions one somebody's. Sessions from one place (an IPv4 address, an IPv6 /64) are held together
 * by it; places are joined by bonds, which are the links of the Case, each pair and reason once.
 */
export interface Bond {
  /** Two places, in the order of the alphabet. */
  readonly a: string;
  readonly b: string;
  readonly reason: string;
  readonly facts: Facts;
  /** 0 to 1 in steps of 0.05: the heavier of the link and its reverse. */
  readonly weight: number;
  /** Number of that link in `links` of its actor, from 1. */
  readonly link: number;
}

/** Sessions of one somebody, or those that are nobody's. */
export type Own = Pick<Actor, 'id' | 'links'> & { readonly sessions: readonly Session[] };

/** The place of an address: itself, or the IPv6 /64 that one subscriber has. */
export function placeOf(address: string): string {
  return address.includes(':') && !address.endsWith('/64') ? neighbourhood(address) : address;
}

/**
 * Tells which session of `sessions` opened a session in the end: itself, unless webmail did. Parents that are not among
 * `sessions`, or that lead in a circle, count for nothing.
 */
export function openersOf(sessions: readonly Session[]): (session: Session) => Session {
  const byId = new Map(sessions.map((s) => [s.id, s]));
  return (session) => {
    if (session.parent === '' || !byId.has(session.parent)) return session;
    const seen = new Set([session.id]);
    let at = session;
    for (let up = byId.get(at.parent); up !== undefined; up = byId.get(at.parent)) {
      if (seen.has(up.id)) return session;
      seen.add(up.id);
      at = up;
    }
    return at;
  };
}

/** Tells the place that a session came from; a connection that webmail opened came from where its webmail session did. */
export function placesOf(sessions: readonly Session[]): (session: Session) => string {
  const opener = openersOf(sessions);
  return (s) => placeOf(opener(s).address);
}

/** The bonds of an actor, heaviest first. An end that is a session's id stands for that session's place. */
export function bondsOf({ links, sessions }: Own): readonly Bond[] {
  const place = placesOf(sessions);
  const byId = new Map(sessions.map((s) => [s.id, s]));
  const endOf = (end: string): string => {
    const session = byId.get(end);
    return session === undefined ? placeOf(end) : place(session);
  };
  const bonds = new Map<string, Bond>();
  links.forEach(({ from, to, reason, facts, weight }, i) => {
    const [a = '', b = ''] = [endOf(from), endOf(to)].sort();
    if (a === b) return;
    const key = JSON.stringify([a, b, reason]);
    const known = bonds.get(key);
    if (known === undefined || weight > known.weight)
      bonds.set(key, { a, b, reason, facts, weight, link: i + 1 });
  });
  return [...bonds.values()].sort((x, y) => y.weight - x.weight || x.link - y.link);
}

/** Weights are sums of steps; hundredths compare without the dust of binary fractions. */
const hundredths = (weight: number): number => Math.round(weight * 100);

/** Whether a bond, or the strength of a place, still holds when those below `threshold` are dropped. */
export function holds(weight: number, threshold: number): boolean {
  return hundredths(weight) >= hundredths(threshold);
}

/**
 * How strongly each place is held to `anchor`: the weakest bond on the strongest way there. The anchor itself is held
 * by nothing and never leaves (`Infinity`); a place without any way there has 0.
 */
export function strengths(
  places: readonly string[],
  bonds: readonly Bond[],
  anchor: string,
): ReadonlyMap<string, number> {
  const strength = new Map(places.map((p) => [p, p === anchor ? Number.POSITIVE_INFINITY : 0]));
  const group = new Map(ends(places, bonds).map((p) => [p, [p]]));
  for (const { a, b, weight } of bonds.toSorted((x, y) => y.weight - x.weight)) {
    const [one, other] = [group.get(a), group.get(b)];
    if (one === undefined || other === undefined || one === other) continue;
    const home = group.get(anchor);
    const newcomers = one === home ? other : other === home ? one : [];
    for (const p of newcomers) if (strength.has(p)) strength.set(p, Math.max(0, weight));
    const [small, large] = one.length < other.length ? [one, other] : [other, one];
    for (const p of small) {
      large.push(p);
      group.set(p, large);
    }
  }
  return strength;
}

/** Places, and ends of bonds that no session came from: they join what hangs on them all the same. */
function ends(places: readonly string[], bonds: readonly Bond[]): readonly string[] {
  return [...new Set([...places, ...bonds.flatMap((b) => [b.a, b.b])])];
}

/**
 * Who is who when bonds below a threshold are dropped: groups of places, that of the anchor first. At 0 nothing is
 * dropped and all are one, as the Case says.
 */
export function groupsAt(
  places: readonly string[],
  bonds: readonly Bond[],
  anchor: string,
  threshold: number,
): readonly (readonly string[])[] {
  if (hundredths(threshold) <= 0) return [[...places].sort()];
  const known = new Set(places);
  const group = new Map(ends(places, bonds).map((p) => [p, new Set([p])]));
  for (const { a, b, weight } of bonds) {
    const [one, other] = [group.get(a), group.get(b)];
    if (one === undefined || other === undefined || one === other || !holds(weight, threshold)) continue;
    const [small, large] = one.size < other.size ? [one, other] : [other, one];
    for (const p of small) {
      large.add(p);
      group.set(p, large);
    }
  }
  const inOrder = [...new Set(places.map((p) => group.get(p) ?? new Set([p])))].map((g) =>
    [...g].filter((p) => known.has(p)).sort(),
  );
  return inOrder.sort((x, y) => Number(y.includes(anchor)) - Number(x.includes(anchor)));
}
