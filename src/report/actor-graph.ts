import type { Session } from '../case/judgement.ts';
import { type Bond, bondsOf, type Own, openersOf, placeOf, placesOf } from './bonds.ts';

/** Siblings (one place, account and protocol) that are drawn one by one; more are folded into one node. */
const FOLD = 8;
/** From so many nodes on all siblings are folded: what nobody can take in need not be drawn one by one. */
const CROWDED = 80;
/** Nodes of one drawing at most. */
const MOST_NODES = 200;

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
  const all = foldedNodes(own.sessions, FOLD);
  const crowded = countOf(all) > CROWDED ? foldedNodes(own.sessions, 1) : all;
  const folded = countOf(crowded) > MOST_NODES ? foldAccounts(crowded) : crowded;
  const bonds = bondsOf(own);
  const kept = cut(folded, bonds);
  const places = [...new Set(kept.map((n) => n.place))];
  const drawn = bonds.filter((b) => places.includes(b.a) && places.includes(b.b));
  const sum = (nodes: readonly SessionNode[]): number => nodes.reduce((n, one) => n + weightOf(one), 0);
  return {
    nodes: kept,
    places,
    bonds: drawn,
    anchor: anchorOf(own.sessions),
    left: {
      sessions: sum(folded) - sum(kept),
      places: new Set(folded.map((n) => n.place)).size - places.length,
      bonds: bonds.length - drawn.length,
    },
  };
}

/** The place that most sessions came from; of several the one that came first. */
export function anchorOf(sessions: readonly Session[]): string {
  const place = placesOf(sessions);
  const counts = new Map<string, number>();
  for (const s of sessions.toSorted(early)) counts.set(place(s), (counts.get(place(s)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, n]) => n === most)?.[0] ?? '';
}

/** Nodes of sessions; siblings in one node where there are more than `most`. */
function foldedNodes(sessions: readonly Session[], most: number): readonly SessionNode[] {
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
  const node = (group: readonly Session[]): readonly SessionNode[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { account, protocol, address } = first;
    const inside = group.reduce((n, s) => n + (opened.get(s.id) ?? 0), 0);
    return [
      {
        kind: 'session',
        place: placeOf(address),
        accounts: [account],
        protocol,
        sessions: group,
        opened: inside,
      },
    ];
  };
  const nodes = [...groups.values()].flatMap((g) =>
    g.length > most ? node(g) : g.flatMap((s) => node([s])),
  );
  return inTime(nodes);
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

/** What fits: the places of the heaviest bonds and the most sessions first. */
function cut(nodes: readonly SessionNode[], bonds: readonly Bond[]): readonly SessionNode[] {
  if (countOf(nodes) <= MOST_NODES) return nodes;
  const heaviest = new Map<string, number>();
  for (const { a, b, weight } of bonds)
    for (const p of [a, b]) heaviest.set(p, Math.max(heaviest.get(p) ?? 0, weight));
  const bound = (n: SessionNode): number => heaviest.get(n.place) ?? 0;
  const ranked = nodes.toSorted((x, y) => bound(y) - bound(x) || weightOf(y) - weightOf(x));
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
