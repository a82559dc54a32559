import { visible } from '../base/text.ts';
import type { Attempt, Session } from '../case/judgement.ts';
import { type ActorGraph, accountKey, type SessionNode, weightOf } from './actor-graph.ts';
import { type Bond, holds, placeOf, strengths } from './bonds.ts';
import type { GraphData, GraphNode } from './draw/graph.ts';
import type { GraphLine, LineKind } from './draw/graph-line.ts';
import { fullKey } from './keys.ts';
import { countOverrules, type Overrules } from './overrules.ts';
import type { Speaker } from './speak.ts';

/** Columns of sessions at most: later ones stand further right. */
const COLUMNS = 5;
const JUDGED = ['intruder', 'suspect', 'unexplained', 'legitimate'] as const;

/** How a graph is put into words. */
export interface GraphOptions {
  readonly say: Speaker;
  /** Bonds below it are drawn as dropped, and what leaves with them is flagged. */
  readonly threshold: number;
  readonly live: boolean;
  /** Name of the actor; empty for sessions that are nobody's. */
  readonly actor: string;
  readonly attempts: readonly Attempt[];
  /** What people put in the place of computed judgements. */
  readonly overruled: Overrules;
}

/** The kind of line that a bond's reason is drawn with. */
export function kindOf(reason: string): LineKind {
  if (reason.endsWith('near-intruder')) return 'near';
  if (reason.endsWith('same-network-as-intruder')) return 'network';
  return reason.endsWith('agent-of-intruder') ? 'program' : 'other';
}

/** Name of a session node: its first session's id. */
function nodeId(node: SessionNode): string {
  return node.sessions[0]?.id ?? '';
}

/** The strongest judgement of some sessions. */
export function judgementOf(sessions: readonly Session[]): Session['judgement'] {
  return JUDGED.find((j) => sessions.some((s) => s.judgement === j)) ?? 'legitimate';
}

/** The graph of an actor in words. Sessions stand in order of time; a place before its first, an account after its last. */
export function graphData(graph: ActorGraph, options: GraphOptions): GraphData {
  const { say } = options;
  const flag = flagger(graph, options);
  const ranks = graph.nodes.map((node, i): Ranked => ({ node, rank: columnOf(i, graph.nodes.length) }));
  const places = graph.places.map((place) => {
    const own = ranks.filter((r) => r.node.place === place);
    const rank = own.reduce((m, r) => Math.min(m, r.rank), Number.POSITIVE_INFINITY) - 1;
    const nodes = own.map((r) => r.node);
    return placeNode(place, rank, nodes, options, flag(place));
  });
  const accounts = [...new Set(graph.nodes.map(accountKey))].map((key) => {
    const own = ranks.filter((r) => accountKey(r.node) === key);
    const rank = own.reduce((m, r) => Math.max(m, r.rank), 0) + 1;
    const nodes = own.map((r) => r.node);
    return accountNode(key, rank, nodes, say);
  });
  const sessions = ranks.map(({ node, rank }) => sessionNode(node, rank, options, flag(node.place)));
  const lines = [...graph.nodes.flatMap(membership), ...graph.bonds.map((b) => bondLine(b, options))];
  return {
    nodes: [...places, ...sessions, ...accounts],
    lines,
    description: described(graph, options),
    live: options.live,
  };
}

/** A node of sessions and the column that it stands in. */
interface Ranked {
  readonly node: SessionNode;
  readonly rank: number;
}

/** The column, from 1, of the session node with that place among so many. */
function columnOf(at: number, nodes: number): number {
  return 1 + (nodes <= COLUMNS ? at : Math.min(COLUMNS - 1, Math.floor((at * COLUMNS) / nodes)));
}

/** Flags places that leave the actor at the threshold; empty for the others. */
function flagger(graph: ActorGraph, { say, threshold, actor }: GraphOptions): (place: string) => string {
  const strength = strengths(graph.places, graph.bonds, graph.anchor);
  const leaves = (place: string): boolean =>
    actor !== '' && threshold > 0 && !holds(strength.get(place) ?? 0, threshold);
  return (place) => (leaves(place) ? say.text('graph.leaves') : '');
}

function described(graph: ActorGraph, { say, actor }: GraphOptions): string {
  return say.text(actor === '' ? 'graph.describe-unlinked' : 'graph.describe', {
    actor,
    sessions: graph.nodes.reduce((n, one) => n + weightOf(one), 0),
    addresses: graph.places.length,
    bonds: graph.bonds.length,
  });
}

function placeNode(
  place: string,
  rank: number,
  own: readonly SessionNode[],
  { say, attempts }: GraphOptions,
  flag: string,
): GraphNode {
  const sessions = own.reduce((n, one) => n + weightOf(one), 0);
  const tries = attempts
    .filter((a) => a.addresses.some((x) => placeOf(x) === place))
    .reduce((n, a) => n + a.tries, 0);
  const counts = say.text('graph.address-counts', { sessions, tries });
  return {
    id: `place ${place}`,
    rank,
    kind: 'address',
    lines: [visible(place), counts],
    title: say.text('graph.address-title', { place, sessions, tries }),
    judgement: '',
    overruled: '',
    flag,
    open: `address:${place}`,
  };
}

function accountNode(key: string, rank: number, own: readonly SessionNode[], say: Speaker): GraphNode {
  const accounts = own[0]?.accounts ?? [];
  const sessions = own.reduce((n, one) => n + weightOf(one), 0);
  const [account = ''] = accounts;
  const one = accounts.length === 1;
  const name = one ? visible(account) : say.text('graph.accounts', { count: accounts.length });
  return {
    id: `account ${key}`,
    rank,
    kind: 'account',
    lines: [name, say.text('graph.account-counts', { sessions })],
    title: say.text('graph.account-title', { account: name, sessions }),
    judgement: '',
    overruled: '',
    flag: '',
    open: one ? `account:${account}` : `session:${own[0]?.sessions[0]?.id ?? ''}`,
  };
}

/** `11-24 00:43:31` of an ISO time. */
const shortTime = (iso: string): string => `${iso.slice(5, 10)} ${iso.slice(11, 19)}`;

/** From one ISO time to another, as short as a node is wide: times within a day, else days. */
function shortSpan(from: string, to: string): string {
  return from.slice(0, 10) === to.slice(0, 10)
    ? `${from.slice(5, 10)} ${from.slice(11, 16)} – ${to.slice(11, 16)}`
    : `${from.slice(0, 10)} – ${to.slice(5, 10)}`;
}

function factsOf({ protocol, opened, sessions, accounts, place }: SessionNode, id: string) {
  return { id, protocol, opened, count: sessions.length, account: accounts.join(', ').slice(0, 200), place };
}

function sessionNode(
  node: SessionNode,
  rank: number,
  { say, overruled }: GraphOptions,
  flag: string,
): GraphNode {
  const [first] = node.sessions;
  const last = node.sessions.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a node without sessions');
  const judgement = judgementOf(node.sessions);
  const facts = {
    ...factsOf(node, first.id),
    from: first.start,
    to: last.end,
    judgement: say.text(`ui.judgement.${judgement}`),
    link: say.text(`ui.link.${first.link}`),
  };
  const single = node.sessions.length === 1;
  return {
    id: `session ${nodeId(node)}`,
    rank,
    kind: 'session',
    lines: [
      say.text(single ? 'graph.session' : 'graph.sessions', facts),
      say.text('graph.judged', facts),
      single ? shortTime(first.start) : shortSpan(first.start, last.start),
    ],
    title: [
      say.text(single ? 'graph.session-title' : 'graph.sessions-title', facts),
      ...overruledWords(node, say, overruled),
    ].join('. '),
    judgement,
    overruled: overruledShort(node, say, overruled),
    flag,
    open: single ? `session:${first.id}` : `list:${first.id}`,
  };
}

/** What people judged otherwise, with what was computed; of a node of several sessions how many. */
function overruledWords(node: SessionNode, say: Speaker, overruled: Overrules): readonly string[] {
  return countOverrules(node.sessions, overruled).map(({ computed, value, count }) =>
    say.text(node.sessions.length === 1 ? 'ui.overruled' : 'ui.overruled-count', {
      value: say.text(`ui.judgement.${value}`),
      computed: say.text(`ui.judgement.${computed}`),
      count,
    }),
  );
}

/** The same for a plate: the judgement that counts now, or how many were overruled. */
function overruledShort(node: SessionNode, say: Speaker, overruled: Overrules): string {
  const counts = countOverrules(node.sessions, overruled);
  const [first] = counts;
  if (first === undefined) return '';
  return node.sessions.length === 1
    ? say.text(`ui.judgement.${first.value}`)
    : say.text('graph.overruled', { count: counts.reduce((n, c) => n + c.count, 0) });
}

/** Where sessions came from and where they went. Not bonds, and never dropped: the log says so. */
function membership(node: SessionNode): readonly GraphLine[] {
  const id = nodeId(node);
  const bare = { kind: 'same', weight: 0, dropped: false, words: '', title: '', open: '' } as const;
  return [
    { ...bare, id: `from ${id}`, from: `place ${node.place}`, to: `session ${id}` },
    { ...bare, id: `into ${id}`, from: `session ${id}`, to: `account ${accountKey(node)}` },
  ];
}

function bondLine(bond: Bond, { say, threshold, actor }: GraphOptions): GraphLine {
  const kind = kindOf(bond.reason);
  const said = say.text(fullKey('reason', bond.reason), bond.facts);
  const seconds = bond.facts.seconds;
  const facts = { weight: bond.weight, ...(typeof seconds === 'number' ? { seconds } : {}) };
  const near = kind === 'near' && typeof seconds === 'number';
  return {
    id: `bond ${bond.link}`,
    from: `place ${bond.a}`,
    to: `place ${bond.b}`,
    kind,
    weight: bond.weight,
    dropped: !holds(bond.weight, threshold),
    words: near ? say.text('graph.bond.near-by', facts) : say.text(`graph.bond.${kind}`, facts),
    title: say.text('graph.bond-title', { a: bond.a, b: bond.b, said, weight: bond.weight }),
    open: `bond:${actor}/${bond.link}`,
  };
}
