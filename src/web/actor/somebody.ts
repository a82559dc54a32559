import { addTo } from '../../base/lists.ts';
import type { Case } from '../../case/case.ts';
import type { Attempt, Session } from '../../case/judgement.ts';
import { type ActorGraph, actorGraph, anchorOf } from '../../report/actor-graph.ts';
import { type Bond, bondsOf, openersOf, placeOf, strengths } from '../../report/bonds.ts';
import { placeGraph } from '../../report/draw/graph.ts';
import type { Layered } from '../../report/draw/layered.ts';
import { type GraphOptions, graphData } from '../../report/graph-data.ts';
import type { Desk } from '../desk.ts';
import { type AddressUses, addressUses } from './addresses.ts';
import { entryMatrix, type Matrix, originMatrix } from './matrix.ts';

/** Somebody: an actor of the Case, or (with an empty id) all sessions that are nobody's and not explained. */
export interface Somebody {
  readonly id: string;
  /** Place in the Case's list; -1 for nobody. */
  readonly at: number;
  readonly addresses: readonly string[];
  readonly sessions: readonly Session[];
  /** Sessions that no other opened, in order of time. */
  readonly own: readonly Session[];
  /** Connections that webmail opened, by the session that they were opened in. */
  readonly opened: ReadonlyMap<string, number>;
  readonly attempts: readonly { readonly attempt: Attempt; readonly at: number }[];
  readonly bonds: readonly Bond[];
  /** Sessions by place, what webmail opened among them; in order of time. */
  readonly places: ReadonlyMap<string, number>;
  /** Sessions that no other opened, by place. */
  readonly ownByPlace: ReadonlyMap<string, readonly Session[]>;
  readonly anchor: string;
  readonly strengths: ReadonlyMap<string, number>;
  readonly graph: ActorGraph;
  /** Where the graph's nodes are; found when first asked for. */
  readonly layout: (options: Omit<GraphOptions, 'threshold' | 'live'>) => Layered;
}

/** Everybody of a Case. Made when first asked for; a request then walks no list of sessions. */
export interface Everybody {
  /** Actors in the Case's order, nobody last where there are such sessions. */
  readonly list: readonly Somebody[];
  readonly of: (id: string) => Somebody | undefined;
  readonly address: AddressUses;
  /** Ways in of an account, or (empty) of all. */
  readonly entryMatrix: (account: string) => Matrix;
  readonly originMatrix: () => Matrix;
}

/** Everybody of a desk's Case. */
export function everybodyOf({ file, once: keep }: Pick<Desk, 'file' | 'once'>): Everybody {
  return keep('everybody', () => everybody(file));
}

/** Everybody of a Case; each is worked out when first asked for. */
function everybody(file: Case): Everybody {
  const byActor = new Map<string, Session[]>();
  for (const s of file.sessions) {
    if (s.actor !== '' || s.judgement !== 'legitimate') addTo(byActor, s.actor, s);
  }
  const list = file.actors.map((actor, at) =>
    somebody({
      id: actor.id,
      at,
      addresses: actor.addresses,
      links: actor.links,
      sessions: byActor.get(actor.id) ?? [],
      attempts: actor.attempts.flatMap((i) => {
        const attempt = file.attempts[i];
        return attempt === undefined ? [] : [{ attempt, at: i }];
      }),
    }),
  );
  const known = new Set(file.actors.map((a) => a.id));
  const nobodys = [...byActor].flatMap(([id, sessions]) => (known.has(id) ? [] : sessions));
  if (nobodys.length > 0) {
    const addresses = [...new Set(nobodys.filter((s) => s.parent === '').map((s) => s.address))].sort();
    list.push(somebody({ id: '', at: -1, addresses, links: [], sessions: nobodys, attempts: [] }));
  }
  const byId = new Map(list.map((one) => [one.id, one]));
  const uses = once(() => addressUses(file));
  const origin = once(() => originMatrix(file));
  const matrices = new Map<string, Matrix>();
  return {
    list,
    of: (id) => byId.get(id),
    address: (address) => uses()(address),
    entryMatrix: (account) => {
      const made = matrices.get(account) ?? entryMatrix(file, account);
      matrices.set(account, made);
      return made;
    },
    originMatrix: origin,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

type Known = Pick<Somebody, 'id' | 'at' | 'addresses' | 'sessions' | 'attempts'> & {
  readonly links: Case['actors'][number]['links'];
};

function somebody(known: Known): Somebody {
  const { links, ...kept } = known;
  const own = { id: known.id, links, sessions: known.sessions };
  const split = once(() => splitOf(known.sessions));
  const bonds = once(() => bondsOf(own));
  const anchor = once(() => anchorOf(known.sessions));
  const strength = once(() => strengths([...split().places.keys()], bonds(), anchor()));
  const graph = once(() => actorGraph(own));
  return {
    ...kept,
    get own() {
      return split().own;
    },
    get opened() {
      return split().opened;
    },
    get places() {
      return split().places;
    },
    get ownByPlace() {
      return split().ownByPlace;
    },
    get bonds() {
      return bonds();
    },
    get anchor() {
      return anchor();
    },
    get strengths() {
      return strength();
    },
    get graph() {
      return graph();
    },
    layout: layoutOf(graph),
  };
}

/** Where the nodes of a graph are, whatever the threshold is: found once. */
function layoutOf(graph: () => ActorGraph): Somebody['layout'] {
  let layout: Layered | undefined;
  return (options) => {
    layout ??= placeGraph(graphData(graph(), { ...options, threshold: 0, live: true }));
    return layout;
  };
}

function splitOf(sessions: readonly Session[]): Pick<Somebody, 'own' | 'opened' | 'places' | 'ownByPlace'> {
  const opener = openersOf(sessions);
  const own: Session[] = [];
  const opened = new Map<string, number>();
  const inTime = sessions.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const places = new Map<string, number>();
  const ownByPlace = new Map<string, Session[]>();
  for (const s of inTime) {
    const by = opener(s);
    if (by.id === s.id) own.push(s);
    else opened.set(by.id, (opened.get(by.id) ?? 0) + 1);
    const place = placeOf(by.address);
    places.set(place, (places.get(place) ?? 0) + 1);
    if (by.id !== s.id) continue;
    const here = ownByPlace.get(place);
    if (here === undefined) ownByPlace.set(place, [s]);
    else here.push(s);
  }
  return { own, opened, places, ownByPlace };
}
