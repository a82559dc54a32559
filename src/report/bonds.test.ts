import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anchorOf } from './actor-graph.ts';
import { type Bond, bondsOf, groupsAt, holds, openersOf, placesOf, strengths } from './bonds.ts';
import { anybody, madeSession } from './made-actor.testing.ts';

const bond = (a: string, b: string, weight: number): Bond => ({
  a,
  b,
  weight,
  reason: 'reason.near-intruder',
  facts: {},
  link: 1,
});

/** Places that can be walked to over bonds that hold, one step after the other, until nothing is added. */
function closure(bonds: readonly Bond[], from: string, threshold: number): ReadonlySet<string> {
  const reached = new Set([from]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { a, b, weight } of bonds) {
      if (Math.round(weight * 100) < Math.round(threshold * 100)) continue;
      if (reached.has(a)) reached.add(b);
      else if (reached.has(b)) reached.add(a);
    }
  }
  return reached;
}

test('what stays at a threshold is what a walk over the bonds that hold reaches', () => {
  fc.assert(
    fc.property(anybody, fc.integer({ min: 1, max: 20 }), (own, steps) => {
      const threshold = steps / 20;
      const place = placesOf(own.sessions);
      const places = [...new Set(own.sessions.map(place))];
      const bonds = bondsOf(own);
      const anchor = anchorOf(own.sessions);
      const reached = closure(bonds, anchor, threshold);
      const [stay = [], ...others] = groupsAt(places, bonds, anchor, threshold);
      assert.deepEqual([...stay], places.filter((p) => reached.has(p)).sort());
      // Every other group is a closure too, and together they are all places once.
      for (const group of others) {
        const [first = ''] = group;
        assert.deepEqual([...group], places.filter((p) => closure(bonds, first, threshold).has(p)).sort());
      }
      assert.deepEqual([...stay, ...others.flat()].sort(), places.toSorted());
      // The strength of a place is the threshold up to which it stays.
      const strength = strengths(places, bonds, anchor);
      for (const p of places) assert.equal(holds(strength.get(p) ?? 0, threshold), reached.has(p), p);
    }),
    { numRuns: 150 },
  );
});

test('a higher threshold never brings anybody back, and at 0 nobody leaves', () => {
  fc.assert(
    fc.property(anybody, (own) => {
      const places = [...new Set(own.sessions.map(placesOf(own.sessions)))];
      const bonds = bondsOf(own);
      const anchor = anchorOf(own.sessions);
      let before = places.length;
      for (let t = 0; t <= 20; t += 1) {
        const stay = groupsAt(places, bonds, anchor, t / 20)[0]?.length ?? 0;
        assert.ok(stay <= before && (t > 0 || stay === places.length));
        before = stay;
      }
    }),
    { numRuns: 60 },
  );
});

test('a chain is as strong as its weakest bond, and the strongest chain counts', () => {
  const bonds = [bond('a', 'b', 0.5), bond('b', 'c', 0.2), bond('a', 'c', 0.1)];
  const strength = strengths(['a', 'b', 'c', 'd'], bonds, 'a');
  assert.deepEqual(
    [...strength],
    [
      ['a', Number.POSITIVE_INFINITY],
      ['b', 0.5],
      ['c', 0.2],
      ['d', 0],
    ],
  );
  assert.deepEqual(groupsAt(['a', 'b', 'c', 'd'], bonds, 'a', 0.3), [['a', 'b'], ['c'], ['d']]);
});

test('a link and its reverse are one bond, the heavier of the two, and a link within a place is none', () => {
  const sessions = [
    madeSession('S1', { address: '192.0.2.1' }),
    madeSession('S2', { address: '192.0.2.2' }),
    madeSession('S3', { address: '2001:db8::1' }),
    madeSession('S4', { address: '2001:db8::2' }),
  ];
  const link = (from: string, to: string, weight: number) => ({
    from,
    to,
    weight,
    reason: 'reason.near-intruder',
    facts: {},
  });
  const links = [
    link('192.0.2.1', '192.0.2.2', 0.2),
    link('192.0.2.2', '192.0.2.1', 0.25),
    link('2001:db8::1', '2001:db8::2', 0.4),
    link('S1', '2001:db8::/64', 0.1),
  ];
  const bonds = bondsOf({ id: 'A1', links, sessions });
  assert.deepEqual(
    bonds.map((b) => [b.a, b.b, b.weight, b.link]),
    [
      ['192.0.2.1', '192.0.2.2', 0.25, 2],
      ['192.0.2.1', '2001:db8::/64', 0.1, 4],
    ],
  );
});

test('what webmail opened belongs to the session that opened it; circles and strangers belong to themselves', () => {
  const sessions = [
    madeSession('S1', { protocol: 'webmail', address: '192.0.2.7' }),
    madeSession('S2', { parent: 'S1', address: '::1' }),
    madeSession('S3', { parent: 'S2', address: '::1' }),
    madeSession('S4', { parent: 'S5' }),
    madeSession('S5', { parent: 'S4' }),
    madeSession('S6', { parent: 'S99' }),
  ];
  const opener = openersOf(sessions);
  assert.deepEqual(
    sessions.map((s) => opener(s).id),
    ['S1', 'S1', 'S1', 'S4', 'S5', 'S6'],
  );
  const [, second] = sessions;
  assert.equal(second && placesOf(sessions)(second), '192.0.2.7');
});
