import { visible } from '../../base/text.ts';
import { type SessionNode, weightOf } from '../../report/actor-graph.ts';
import { groupsAt, holds } from '../../report/bonds.ts';
import { drawGraph } from '../../report/draw/graph.ts';
import { drawLineKind, lineKinds } from '../../report/draw/graph-line.ts';
import { type GraphOptions, graphData, judgementOf, kindOf } from '../../report/graph-data.ts';
import { countOverrules, overrulesOf } from '../../report/overrules.ts';
import { bondRefs } from '../actor/bond.ts';
import type { Somebody } from '../actor/somebody.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { ActorGraphAnswer, LeavingStep, NodeRow, ToldAttempt, ToldBond } from '../wire/actor.ts';
import { somebodyOf } from './actor.ts';

const NAMED = 4;
/** Bonds above the graph, and in its table. */
const FIRST_BONDS = 6;
const MOST_BONDS = 200;
const MOST_ATTEMPTS = 40;
const MOST_OTHERS = 5;

/** The graph of an actor; `threshold` in hundredths: what leaves when bonds below it are dropped; `table` for all of its table. */
export const actorGraphRoute: Route = {
  method: 'get',
  path: 'actor/graph',
  rate: 'light',
  answer: (desk, ask): ActorGraphAnswer => {
    const who = somebodyOf(desk, ask.text('id'));
    const threshold = ask.number('threshold', 0, 100, 0) / 100;
    const options = {
      say: desk.say,
      actor: who.id,
      overruled: overrulesOf(desk.journal),
      attempts: who.attempts.map((a) => a.attempt),
      threshold,
      live: true,
    };
    const data = graphData(who.graph, options);
    const { leaving, groups } = splitAt(who, threshold);
    const kinds = lineKinds.filter((k) => data.lines.some((l) => l.kind === k));
    return {
      id: visible(who.id),
      threshold,
      drawn: drawGraph(data, who.layout(options)),
      legend: kinds.map((kind) => ({ kind, drawn: drawLineKind(kind) })),
      rows: who.graph.nodes.map((n) => nodeRow(n, who, options)),
      bonds: who.bonds
        .slice(0, ask.text('table') === '1' ? MOST_BONDS : FIRST_BONDS)
        .map((b) => toldBond(desk, who, b, threshold)),
      bondCount: who.bonds.length,
      left: who.graph.left,
      anchor: visible(who.anchor),
      sessions: who.sessions.length,
      leaving,
      staying: who.sessions.length - leaving,
      groups,
      steps: stepsOf(who),
      attempts: who.attempts.slice(0, MOST_ATTEMPTS).map((a) => toldAttempt(desk, a)),
      others: othersOf(desk, who),
    };
  },
};

/** How many sessions leave when bonds below a threshold are dropped, and of how many somebodies it would be. */
function splitAt(who: Somebody, threshold: number): { readonly leaving: number; readonly groups: number } {
  if (who.id === '') return { leaving: 0, groups: who.places.size };
  const places = [...who.places.keys()];
  const groups = groupsAt(places, who.bonds, who.anchor, threshold);
  const staying = (groups[0] ?? []).reduce((n, p) => n + (who.places.get(p) ?? 0), 0);
  return { leaving: who.sessions.length - staying, groups: groups.length };
}

function leaves(who: Somebody, place: string, threshold: number): boolean {
  return who.id !== '' && threshold > 0 && !holds(who.strengths.get(place) ?? 0, threshold);
}

type NodeOptions = Pick<GraphOptions, 'threshold' | 'overruled'>;

function nodeRow(node: SessionNode, who: Somebody, { threshold, overruled }: NodeOptions): NodeRow {
  const [first] = node.sessions;
  return {
    open: `${node.sessions.length === 1 ? 'session' : 'list'}:${first?.id ?? ''}`,
    first: first?.id ?? '',
    protocol: node.protocol,
    place: visible(node.place),
    accounts: node.accounts.slice(0, NAMED).map(visible),
    accountCount: node.accounts.length,
    sessions: weightOf(node),
    from: first?.start ?? '',
    to: node.sessions.reduce((m, s) => (s.end > m ? s.end : m), ''),
    judgement: judgementOf(node.sessions),
    overruled: countOverrules(node.sessions, overruled),
    leaves: leaves(who, node.place, threshold),
  };
}

function toldBond({ tell }: Desk, who: Somebody, b: Somebody['bonds'][number], threshold: number): ToldBond {
  return {
    a: visible(b.a),
    b: visible(b.b),
    kind: kindOf(b.reason),
    weight: b.weight,
    link: b.link,
    dropped: !holds(b.weight, threshold),
    pieces: tell.pieces('reason', b.reason, b.facts),
    cited: tell.cite(`bond:${who.id}/${b.link}`, bondRefs(who, b)),
  };
}

/** Where something leaves, the weakest held first. */
function stepsOf(who: Somebody): readonly LeavingStep[] {
  if (who.id === '') return [];
  const steps = new Map<number, string[]>();
  for (const [place, strength] of who.strengths) {
    if (place === who.anchor) continue;
    const list = steps.get(strength);
    if (list === undefined) steps.set(strength, [place]);
    else list.push(place);
  }
  return [...steps]
    .toSorted(([a], [b]) => a - b)
    .map(([strength, places]) => ({
      strength,
      places: places.slice(0, NAMED).map(visible),
      placeCount: places.length,
      sessions: places.reduce((n, p) => n + (who.places.get(p) ?? 0), 0),
    }));
}

/** Tries against an actor's accounts that are not the actor's own. */
function othersOf(desk: Desk, who: Somebody): ActorGraphAnswer['others'] {
  if (who.id === '') return { attempts: [], count: 0 };
  const own = new Set(who.attempts.map((a) => a.at));
  const accounts = new Set(who.sessions.map((s) => s.account));
  const others = desk.file.attempts
    .map((attempt, at) => ({ attempt, at }))
    .filter(({ attempt, at }) => !own.has(at) && attempt.accounts.some((a) => accounts.has(a)))
    .toSorted((a, b) => b.attempt.tries - a.attempt.tries);
  return {
    attempts: others.slice(0, MOST_OTHERS).map((a) => toldAttempt(desk, a)),
    count: others.length,
  };
}

function toldAttempt({ tell }: Desk, { attempt: a, at }: Somebody['attempts'][number]): ToldAttempt {
  return {
    at,
    kind: a.kind,
    addresses: a.addresses.slice(0, NAMED).map(visible),
    addressCount: a.addresses.length,
    accountCount: a.accounts.length,
    tries: a.tries,
    first: a.first,
    last: a.last,
    entered: a.entered,
    cited: tell.cite(`attempt:${at + 1}`, a.refs),
  };
}
