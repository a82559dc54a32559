import type { Session } from '../case/judgement.ts';
import { type Bond, bondsOf, type Own, openersOf, placeOf, placesOf } from './bonds.ts';

/** Siblings (one place, account and protocol) that are drawn one by one; more are folded into one node. */
const FOLD = 8;
/** From so many nodes on all siblings are folded: what nobody can take in need not be drawn one by one. */
const CROWDED = 80;
/** Nodes of one drawing at most. */
const MOST_NODES = 200;
/** Bonds of one drawing at most, heaviest first. */
const MOST_BONDS = 150;

/** A session, or several of one kind. */
export interface SessionNode {
  readonly kind: 'session';
  readonly place: string;
  /** Accounts, the first the one that it is drawn with. */
  readonly accounts: readonly string[];
  readonly protocol: Session['protocol'];
  /** In order of time; the first names the node. */
  readonly sessions: readonly Session[];
  /** Connections that webmail opened in these sessions; they are not drawn apart. */
  readonly opened: number;
}

/** What is drawn of an actor. Counts of sessions include the connections that webmail opened in them. */
export interface ActorGraph {
  /** In order of their first session. */
  readonly nodes: readonly SessionNode[];
  readonly places: readonly string[];
  readonly bonds: readonly Bond[];
  /** Place that most of the sessions came from; the threshold is measured from it. Empty without sessions. */
  readonly anchor: string;
  /** What is not drawn. */
  readonly left: { readonly sessions: number; readonly places: number; readonly bonds: number };
}

/** How many sessions a node stands for. */
export function weightOf(node: SessionNode): number {
  return node.sessions.length + node.opened;
}

const early = (a: Session, b: Session): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1;

/** The sessions of one somebody as nodes: folded, and cut to what can be drawn. */
export function actorGraph(own: Own): ActorGraph {
  const siblings = siblingsOf(own.sessions);
  const all = foldedNodes(siblings, FOLD);
  const crowded = countOf(all) > CROWDED ? foldedNodes(siblings, 1) : all;
  const folded = countOf(crowded) > MOST_NODES ? foldAccounts(crowded) : crowded;
  const bonds = bondsOf(own);
  const anchor = anchorOf(own.sessions);
  const kept = cut(folded, bonds, anchor);
  const places = new Set(kept.map((n) => n.place));
  const drawn = bonds.filter((b) => places.has(b.a) && places.has(b.b)).slice(0, MOST_BONDS);
  const sum = (nodes: readonly SessionNode[]): number => nodes.reduce((n, one) => n + weightOf(one), 0);
  return {
    nodes: kept,
    places: [...places],
    bonds: drawn,
    anchor,
    left: {
      sessions: sum(folded) - sum(kept),
      places: new Set(folded.map((n) => n.place)).size - places.size,
      bonds: bonds.length - drawn.length,
    },
  };
}

/** The place that most sessions came from; of several the one that came first. */
export function anchorOf(sessions: readonly Session[]): string {
  const place = placesOf(sessions);
  const uses = new Map<string, { n: number; first: Session }>();
  for (const s of sessions) {
    const p = place(s);
    const use = uses.get(p);
    if (use === undefined) uses.set(p, { n: 1, first: s });
    else {
      use.n += 1;
      if (early(s, use.first) < 0) use.first = s;
    }
  }
  const [best] = [...uses].sort(([, a], [, b]) => b.n - a.n || early(a.first, b.first));
  return best?.[0] ?? '';
}

/** Sessions that no other opened, by place, account and protocol, and what webmail opened in each. */
interface Siblings {
  readonly groups: readonly (readonly Session[])[];
  readonly opened: ReadonlyMap<string, number>;
}

function siblingsOf(sessions: readonly Session[]): Siblings {
  const opener = openersOf(sessions);
  const opened = new Map<string, number>();
  const groups = new Map<string, Session[]>();
  for (const s of sessions.toSorted(early)) {
    const by = opener(s).id;
    if (by !== s.id) {
      opened.set(by, (opened.get(by) ?? 0) + 1);
      continue;
    }
    const key = JSON.stringify([placeOf(s.address), s.account, s.protocol]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [s]);
    else group.push(s);
  }
  return { groups: [...groups.values()], opened };
}

/** Nodes of sessions; siblings in one node where there are more than `most`. */
function foldedNodes({ groups, opened }: Siblings, most: number): readonly SessionNode[] {
  const node = (group: readonly Session[]): readonly SessionNode[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { account, protocol, address } = first;
    const inside = group.reduce((n, s) => n + (opened.get(s.id) ?? 0), 0);
    const place = placeOf(address);
    return [{ kind: 'session', place, accounts: [account], protocol, sessions: group, opened: inside }];
  };
  return inTime(groups.flatMap((g) => (g.length > most ? node(g) : g.flatMap((s) => node([s])))));
}

function inTime(nodes: readonly SessionNode[]): readonly SessionNode[] {
  return nodes.toSorted((x, y) => {
    const [a, b] = [x.sessions[0], y.sessions[0]];
    return a === undefined || b === undefined ? 0 : early(a, b);
  });
}

/** Folds across accounts, where one place went into more of them than are drawn one by one. */
function foldAccounts(nodes: readonly SessionNode[]): readonly SessionNode[] {
  const groups = new Map<string, SessionNode[]>();
  for (const n of nodes) {
    const key = JSON.stringify([n.place, n.protocol]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [n]);
    else group.push(n);
  }
  const folded = [...groups.values()].flatMap((group) => {
    const accounts = [...new Set(group.flatMap((n) => n.accounts))];
    const [first] = group;
    if (first === undefined || accounts.length <= FOLD) return group;
    const sessions = group.flatMap((n) => n.sessions).toSorted(early);
    return [{ ...first, accounts, sessions, opened: group.reduce((n, one) => n + one.opened, 0) }];
  });
  return inTime(folded);
}

/** Key of the account node that a session node leads to. */
export function accountKey(node: SessionNode): string {
  return node.accounts.length === 1
    ? (node.accounts[0] ?? '')
    : JSON.stringify([node.place, node.protocol, node.accounts.length]);
}

function countOf(nodes: readonly SessionNode[]): number {
  return nodes.length + new Set(nodes.map((n) => n.place)).size + new Set(nodes.map(accountKey)).size;
}

/** What fits: from the anchor along the strongest bonds, then what is bound to nothing drawn, most sessions first. */
function cut(nodes: readonly SessionNode[], bonds: readonly Bond[], anchor: string): readonly SessionNode[] {
  if (countOf(nodes) <= MOST_NODES) return nodes;
  const order = new Map(alongBonds(anchor, bonds, MOST_NODES).map((place, i) => [place, i]));
  const rank = (n: SessionNode): number => order.get(n.place) ?? MOST_NODES;
  const ranked = nodes.toSorted((x, y) => rank(x) - rank(y) || weightOf(y) - weightOf(x));
  const kept = new Set<SessionNode>();
  const seen = new Set<string>();
  for (const n of ranked) {
    const needs = [`place ${n.place}`, `account ${accountKey(n)}`].filter((k) => !seen.has(k));
    if (kept.size + seen.size + needs.length + 1 > MOST_NODES) continue;
    kept.add(n);
    for (const k of needs) seen.add(k);
  }
  return nodes.filter((n) => kept.has(n));
}

/**
 * The first places that one comes to from the anchor, always over the strongest bond that leads on; where none does,
 * from the strongest that is left.
 */
function alongBonds(anchor: string, bonds: readonly Bond[], most: number): readonly string[] {
  const at = new Map<string, Bond[]>();
  for (const b of bonds) for (const p of [b.a, b.b]) at.set(p, [...(at.get(p) ?? []), b]);
  const reached = new Set([anchor]);
  const leadsOn = (b: Bond): boolean => !reached.has(b.a) || !reached.has(b.b);
  let open = at.get(anchor) ?? [];
  while (reached.size < most) {
    open = open.filter(leadsOn);
    const best =
      open.reduce<Bond | undefined>((m, b) => (m === undefined || b.weight > m.weight ? b : m), undefined) ??
      bonds.find(leadsOn);
    if (best === undefined) break;
    const next = reached.has(best.b) ? best.a : best.b;
    reached.add(next);
    open = [...open, ...(at.get(next) ?? [])];
  }
  return [...reached];
}
