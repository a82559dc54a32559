import { isoTime } from '../base/time.ts';
import type { Actor, Attempt } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { AddressTries } from './attempts.ts';
import type { Built } from './build.ts';
import type { Judged } from './judge.ts';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly weight: number;
}

/** Actors, the attempts with the actor that made each, and the actor of every session. */
export interface Linked {
  readonly actors: readonly Actor[];
  readonly attempts: readonly Attempt[];
  readonly actorOf: ReadonlyMap<string, string>;
}

/**
 * Links intruders' and suspects' visits, and tries, to actors: visits from one place are one somebody's; visits of
 * one account near each other are one's where a link reason said so; tries belong to whoever entered from their own
 * address. Tries that nobody entered from stay by themselves: addresses that spray at the same time may be rivals.
 */
export function linkActors(
  judged: readonly Judged[],
  { sessions, judgedOf }: Built,
  tries: readonly AddressTries[],
  scans: readonly Signal[],
  { placeOf }: Pick<World, 'placeOf'>,
): Linked {
  const bad = judged.filter((j) => j.judgement === 'intruder' || j.judgement === 'suspect');
  const edges = edgesOf(bad);
  const group = unite([...new Set(bad.map((j) => j.visit.place))], edges);
  const intrudersAt = new Set(bad.filter((j) => j.judgement === 'intruder').map((j) => j.visit.place));
  const attempts = attemptsOf(tries, scans, (address) => intrudersAt.has(placeOf(address)));
  const actors: Actor[] = [];
  const actorOfPlace = new Map<string, string>();
  const inTime = [...bad].sort((a, b) => a.visit.first - b.visit.first);
  for (const place of [...new Set(inTime.map((j) => j.visit.place))]) {
    const root = group(place);
    if (!actorOfPlace.has(root)) actorOfPlace.set(root, `A${new Set(actorOfPlace.values()).size + 1}`);
    actorOfPlace.set(place, actorOfPlace.get(root) ?? '');
  }
  const named = attempts.map((a) => ({ ...a, actor: actorOfPlace.get(placeOf(a.addresses[0] ?? '')) ?? '' }));
  for (const id of [...new Set(actorOfPlace.values())]) {
    const places = [...actorOfPlace].filter(([, a]) => a === id).map(([p]) => p);
    const own = bad.filter((j) => places.includes(j.visit.place));
    actors.push({
      id,
      addresses: [...new Set(own.flatMap((j) => j.visit.addresses))].sort(),
      sessions: sessions.filter((s) => own.some((j) => j === judgedOf.get(s.id))).map((s) => s.id),
      attempts: named.flatMap((a, i) => (a.actor === id ? [i] : [])),
      links: edges.filter((e) => places.includes(e.from)).map((e) => ({ ...e })),
    });
  }
  const actorOf = new Map(
    sessions.flatMap((s) => {
      const id = actorOfPlace.get(judgedOf.get(s.id)?.visit.place ?? '');
      return id === undefined || s.judgement === 'unexplained' ? [] : [[s.id, id] as const];
    }),
  );
  return { actors, attempts: named, actorOf };
}

function edgesOf(bad: readonly Judged[]): readonly Edge[] {
  return bad.flatMap((one) =>
    one.because.flatMap((r) => {
      const linking = ['reason.near-intruder', 'reason.same-network-as-intruder', 'reason.agent-of-intruder'];
      const to = String(r.facts.place ?? '');
      if (!linking.includes(r.reason) || to === '' || to === one.visit.place) return [];
      return bad.some((b) => b.visit.place === to)
        ? [{ from: one.visit.place, to, reason: r.reason, facts: r.facts, weight: r.weight }]
        : [];
    }),
  );
}

/** Which representative each place has when the edges join them. */
function unite(places: readonly string[], edges: readonly Edge[]): (place: string) => string {
  const parent = new Map(places.map((p) => [p, p]));
  const root = (p: string): string => {
    const up = parent.get(p) ?? p;
    return up === p ? p : root(up);
  };
  for (const { from, to } of edges) {
    const [a, b] = [root(from), root(to)];
    // The first in the list stays the representative, so that names do not depend on the order of edges.
    if (a !== b)
      parent.set(
        places.indexOf(a) < places.indexOf(b) ? b : a,
        places.indexOf(a) < places.indexOf(b) ? a : b,
      );
  }
  return root;
}

function attemptsOf(
  tries: readonly AddressTries[],
  scans: readonly Signal[],
  entered: (address: string) => boolean,
): readonly Attempt[] {
  const byAddress = new Map<string, Signal[]>();
  for (const s of scans) byAddress.set(s.address, [...(byAddress.get(s.address) ?? []), s]);
  const all = [
    ...tries.map((t) => ({
      kind: t.kind,
      addresses: [t.address],
      accounts: [...t.accounts],
      tries: t.tries,
      first: t.first,
      last: t.last,
      refs: t.refs.slice(0, 20),
    })),
    ...[...byAddress].map(([address, signals]) => ({
      kind: 'scan' as const,
      addresses: [address],
      accounts: [],
      tries: signals.reduce((n, s) => n + s.events, 0),
      first: signals.reduce((n, s) => Math.min(n, s.from), Number.POSITIVE_INFINITY),
      last: signals.reduce((n, s) => Math.max(n, s.to), 0),
      refs: signals.flatMap((s) => s.refs).slice(0, 20),
    })),
  ];
  return all
    .sort((a, b) => a.first - b.first || (`${a.addresses}${a.kind}` < `${b.addresses}${b.kind}` ? -1 : 1))
    .map((a) => ({
      ...a,
      actor: '',
      entered: entered(a.addresses[0] ?? ''),
      first: isoTime(a.first),
      last: isoTime(a.last),
      refs: [...a.refs],
    }));
}
