import { neighbourhood } from '../base/ip.ts';
import type { Case } from '../case/case.ts';
import type { Session } from '../case/judgement.ts';

/** Numbers of the actor screen, counted again from the Case alone and the long way. */
export const ACTOR_NUMBERS: Readonly<Record<string, (file: Case, words: readonly string[]) => number>> = {
  leaving: (file, [id, threshold]) => {
    const { all, stay } = at(file, text(id), Number(threshold));
    return all.length - stay.length;
  },
  staying: (file, [id, threshold]) => at(file, text(id), Number(threshold)).stay.length,
  somebodies: (file, [id, threshold]) => somebodies(file, text(id), Number(threshold)),
  weakest: (file, [id]) => {
    const { all, from } = at(file, text(id), 0);
    return Math.min(...[...new Set(all.map((s) => from(s)))].map((p) => strength(file, text(id), p)), 1);
  },
  strength: (file, [id, place]) => strength(file, text(id), text(place)),
  held: (file, [id, wanted]) => {
    const { all, from, anchor } = at(file, text(id), 0);
    return all.filter((s) => from(s) !== anchor && strength(file, text(id), from(s)) === Number(wanted))
      .length;
  },
  'from-address': (file, [address]) => fromAddress(file, text(address)).length,
  'opened-from': (file, [address]) =>
    fromAddress(file, text(address)).filter((s) => s.address !== text(address)).length,
  node: (file, [first, kind, accounts]) => node(file, text(first), kind === 'list', accounts === '1'),
  'said-of': (file, [key]) => {
    const said = file.entry.filter((e) =>
      [...e.for.map((s) => full('reason', s.key)), ...e.against.map((s) => full('against', s.key))].includes(
        text(key),
      ),
    );
    return new Set(said.map((e) => e.account)).size;
  },
  cells: (file, words) => cells(file, words).reduce((a, b) => a + b, 0),
  'cells-against': (file, words) => cells(file, words).reduce((a, b) => a + Math.max(0, -b), 0),
};

const text = (word = ''): string => (word.startsWith('"') ? String(JSON.parse(word)) : word);
const full = (group: string, key: string): string => (key.startsWith(`${group}.`) ? key : `${group}.${key}`);
const placeOf = (address: string): string =>
  address.includes(':') && !address.endsWith('/64') ? neighbourhood(address) : address;

function from(file: Case, session: Session): string {
  const parent = file.sessions.find((s) => s.id === session.parent && s.actor === session.actor);
  return parent === undefined ? placeOf(session.address) : from(file, parent);
}

/** Sessions of an address, and what they opened from another. */
function fromAddress(file: Case, address: string): readonly Session[] {
  const root = (s: Session): Session => {
    const parent = file.sessions.find((one) => one.id === s.parent);
    return parent === undefined ? s : root(parent);
  };
  return file.sessions.filter((s) => s.address === address || root(s).address === address);
}

/** Sessions of an actor, and those that bonds of at least `threshold` hold to the place of most sessions. */
function at(file: Case, id: string, threshold: number) {
  const all = file.sessions.filter((s) => s.actor === id);
  const places = [...new Set(all.map((s) => from(file, s)))];
  const uses = (p: string): number => all.filter((s) => from(file, s) === p).length;
  const first = (p: string): string =>
    all
      .filter((s) => from(file, s) === p)
      .map((s) => s.start)
      .sort()[0] ?? '';
  const [anchor = ''] = places.toSorted((a, b) => uses(b) - uses(a) || (first(a) < first(b) ? -1 : 1));
  const reached = reach(file, id, anchor, threshold);
  return {
    all,
    places,
    anchor,
    from: (s: Session) => from(file, s),
    stay: all.filter((s) => threshold === 0 || reached.has(from(file, s))),
  };
}

function reach(file: Case, id: string, start: string, threshold: number): ReadonlySet<string> {
  const links = (file.actors.find((a) => a.id === id)?.links ?? []).filter(
    (l) => Math.round(l.weight * 100) >= Math.round(threshold * 100),
  );
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const l of links) {
      if (reached.has(placeOf(l.from))) reached.add(placeOf(l.to));
      if (reached.has(placeOf(l.to))) reached.add(placeOf(l.from));
    }
  }
  return reached;
}

function somebodies(file: Case, id: string, threshold: number): number {
  if (threshold === 0) return 1;
  const { places } = at(file, id, threshold);
  return new Set(places.map((p) => [...reach(file, id, p, threshold)].sort().join('\n'))).size;
}

function strength(file: Case, id: string, place: string): number {
  const { anchor } = at(file, id, 0);
  const weights = (file.actors.find((a) => a.id === id)?.links ?? []).map((l) => l.weight);
  if (place === anchor) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...weights.filter((w) => reach(file, id, anchor, w).has(place)));
}

/** Sessions of a node of the graph, what webmail opened in them among them. */
function node(file: Case, id: string, folded: boolean, one: boolean): number {
  const session = file.sessions.find((s) => s.id === id);
  if (session === undefined) return Number.NaN;
  const siblings = file.sessions.filter(
    (s) =>
      s.id === id ||
      (folded &&
        s.parent === '' &&
        s.actor === session.actor &&
        placeOf(s.address) === placeOf(session.address) &&
        s.protocol === session.protocol &&
        (!one || s.account === session.account)),
  );
  const inside = file.sessions.filter((s) => siblings.some((x) => x.id === s.parent));
  return siblings.length + inside.length;
}

/** Steps of the cells of a column, row by row. */
function cells(file: Case, [kind, account, column]: readonly string[]): readonly number[] {
  if (kind !== 'entry') return [0];
  const entries = file.entry.filter((e) => text(account) === '' || e.account === text(account));
  const own = entries.filter((e) => e.vector === text(column));
  const heavy = (key: string): boolean =>
    file.sessions
      .filter((s) => text(account) === '' || s.account === text(account))
      .flatMap((s) => [
        ...s.because.map((r) => ({ key: full('reason', r.reason), weight: r.weight })),
        ...s.against.map((r) => ({ key: full('against', r.reason), weight: r.weight })),
      ])
      .some((r) => r.key === key && Math.abs(r.weight) >= 0.5);
  const plus = new Set(own.flatMap((e) => e.for.map((s) => full('reason', s.key))));
  const minus = new Set(own.flatMap((e) => e.against.map((s) => full('against', s.key))));
  return [...[...plus].map((k) => (heavy(k) ? 2 : 1)), ...[...minus].map((k) => (heavy(k) ? -2 : -1))];
}
