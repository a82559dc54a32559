import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountKey, actorGraph, weightOf } from './actor-graph.ts';
import type { Own } from './bonds.ts';
import { type Drawn, drawnText } from './draw/drawn.ts';
import { textWidth } from './draw/fitted.ts';
import { drawGraph, placeGraph } from './draw/graph.ts';
import { SIZE } from './draw/graph-line.ts';
import { hostileTexts } from './fixture.testing.ts';
import { graphData } from './graph-data.ts';
import { en } from './languages/en.ts';
import { anybody, madeSession } from './made-actor.testing.ts';
import type { Overrules } from './overrules.ts';
import { speaker } from './speak.ts';

const say = speaker(en);

function flat(one: Drawn): readonly Drawn[] {
  return [one, ...one.children.flatMap((c) => (typeof c === 'string' ? [] : flat(c)))];
}

const nothing: Overrules = () => undefined;

function drawn(own: Own, threshold = 0, live = true, overruled = nothing) {
  const graph = actorGraph(own);
  const data = graphData(graph, { say, threshold, live, actor: own.id, attempts: [], overruled });
  const at = placeGraph(data);
  return { graph, data, at, text: drawnText(drawGraph(data, at)) };
}

/** Sessions of one place into so many accounts, one each. */
const into = (accounts: number, each = 1): Own => ({
  id: 'A1',
  links: [],
  sessions: Array.from({ length: accounts * each }, (_, i) =>
    madeSession(`S${i + 1}`, { account: `account${i % accounts}` }),
  ),
});

test('folding and cutting lose no session: those drawn and those said to be left out are all', () => {
  fc.assert(
    fc.property(anybody, (own) => {
      const { nodes, left, places } = actorGraph(own);
      assert.equal(nodes.reduce((n, one) => n + weightOf(one), 0) + left.sessions, own.sessions.length);
      assert.ok(nodes.length + places.length + new Set(nodes.map(accountKey)).size <= 200);
      const ids = nodes.flatMap((n) => n.sessions.map((s) => s.id));
      assert.equal(new Set(ids).size, ids.length);
    }),
    { numRuns: 150 },
  );
});

test('eight siblings stand one by one, nine in one node that says how many', () => {
  assert.equal(actorGraph(into(1, 8)).nodes.length, 8);
  const nine = drawn(into(1, 9));
  assert.equal(nine.graph.nodes.length, 1);
  assert.match(nine.text, /9 × imap/);
  assert.equal(nine.data.nodes.find((n) => n.kind === 'session')?.open, 'list:S1');
});

test('an overruled session keeps its computed look and carries the sign with what people judged', () => {
  const overruled: Overrules = (id) => (id === 'S2' ? 'legitimate' : undefined);
  const { data, text } = drawn(into(2), 0, true, overruled);
  const nodes = data.nodes.filter((n) => n.kind === 'session');
  assert.deepEqual(
    nodes.map((n) => [n.open, n.judgement, n.overruled]),
    [
      ['session:S1', 'intruder', ''],
      ['session:S2', 'intruder', 'legitimate'],
    ],
  );
  assert.match(nodes[1]?.title ?? '', /overruled: legitimate, computed: intruder$/);
  assert.equal(text.match(/k-swap/g)?.length, 1);
  const folded = drawn(into(1, 9), 0, true, overruled).data.nodes.find((n) => n.kind === 'session');
  assert.equal(folded?.overruled, '1 overruled');
  assert.match(folded?.title ?? '', /1 overruled: legitimate, computed: intruder$/);
});

test('no line of a node is wider than the node, and times are never cut', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (account, days) => {
      const sessions = Array.from({ length: 12 }, (_, i) =>
        madeSession(`S${i + 1}`, {
          account,
          start: new Date(Date.UTC(2026, 10, 1) + (i * days * 86_400_000) / 11).toISOString(),
        }),
      );
      const { data, at } = drawn({ id: 'A1', links: [], sessions });
      for (const { tag, attributes, children } of flat(drawGraph(data, at))) {
        if (tag !== 'text') continue;
        const text = children.join('');
        const isBold = attributes['font-weight'] === 600;
        assert.ok(textWidth(text, Number(attributes['font-size']), isBold) <= SIZE.width - 10, text);
        assert.ok(!/\d\d:\d\d.*…/.test(text), text);
      }
    }),
    { numRuns: 60 },
  );
});

test('what webmail opened is counted in its session and not drawn apart', () => {
  const sessions = [
    madeSession('S1', { protocol: 'webmail' }),
    madeSession('S2', { parent: 'S1', address: '::1' }),
    madeSession('S3', { parent: 'S1', address: '::1' }),
  ];
  const { graph, text } = drawn({ id: 'A1', links: [], sessions });
  assert.equal(graph.nodes.length, 1);
  assert.match(text, /S1 webmail \+2/);
});

test('a place that went into thousands of accounts is one node; thousands of places are cut, and it is said', () => {
  const wide = actorGraph(into(3000));
  assert.equal(wide.nodes.length, 1);
  assert.equal(wide.nodes[0]?.accounts.length, 3000);
  const many = actorGraph({
    id: 'A1',
    links: [{ from: '10.0.9.9', to: '10.0.9.8', reason: 'reason.near-intruder', facts: {}, weight: 0.3 }],
    sessions: Array.from({ length: 3000 }, (_, i) =>
      madeSession(`S${i + 1}`, { address: `10.0.${Math.floor(i / 250)}.${i % 250}`, account: `a${i}` }),
    ),
  });
  assert.ok(many.left.sessions > 2900 && many.left.places > 2900);
  // The ends of bonds come first: without them nobody sees why it is one somebody.
  assert.ok(many.places.includes('10.0.9.9') && many.places.includes('10.0.9.8'));
  assert.equal(many.bonds.length, 1);
});

test('the same sessions give the same bytes, in whatever order they come, and however often', () => {
  fc.assert(
    fc.property(anybody, (own) => {
      const first = drawn(own, 0.25).text;
      assert.equal(drawn(own, 0.25).text, first);
      assert.equal(drawn({ ...own, sessions: own.sessions.toReversed() }, 0.25).text, first);
    }),
    { numRuns: 12 },
  );
});

test('every node and every word lies within the drawing, and later sessions stand no further left', () => {
  fc.assert(
    fc.property(anybody, (own) => {
      const { graph, at, text } = drawn(own, 0.3);
      const [x = 0, y = 0, width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(text)?.[1] ?? '')
        .split(' ')
        .map(Number);
      const boxes = [
        ...text.matchAll(/<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
      ];
      assert.ok(boxes.length > 0);
      for (const [, left, top, wide, high] of boxes) {
        assert.ok(Number(left) >= x && Number(left) + Number(wide) <= x + width);
        assert.ok(Number(top) >= y && Number(top) + Number(high) <= y + height);
      }
      const columns = graph.nodes.map((n) => at.boxes.get(`session ${n.sessions[0]?.id}`)?.x ?? Number.NaN);
      assert.ok(columns.every((c, i) => i === 0 || c >= (columns[i - 1] ?? 0)));
    }),
    { numRuns: 12 },
  );
});

test('positions do not depend on the threshold: nothing jumps when it is moved', () => {
  fc.assert(
    fc.property(anybody, fc.integer({ min: 1, max: 20 }), (own, steps) => {
      const graph = actorGraph(own);
      const options = { say, live: true, actor: 'A1', attempts: [], overruled: nothing };
      const still = placeGraph(graphData(graph, { ...options, threshold: 0 }));
      const moved = placeGraph(graphData(graph, { ...options, threshold: steps / 20 }));
      assert.deepEqual([...moved.boxes], [...still.boxes]);
    }),
    { numRuns: 8 },
  );
});

test('hostile names are text: no element, no attribute, nothing invisible', () => {
  const sessions = hostileTexts.map((text, i) =>
    madeSession(`S${i + 1}`, { account: text, address: text, start: text }),
  );
  const links = hostileTexts.map((text) => ({
    from: text,
    to: hostileTexts[0] ?? '',
    reason: text,
    facts: { account: text, place: text },
    weight: 0.25,
  }));
  for (const live of [true, false]) {
    const { text } = drawn({ id: hostileTexts[0] ?? '', links, sessions }, 0.3, live);
    const bare = text.replace(/"[^"]*"/g, '""');
    assert.match(bare, /^(<[a-zA-Z]+( [a-zA-Z-]+="")*\/?>|<\/[a-zA-Z]+>|[^<>"]+)*$/);
    const tags = new Set([...bare.matchAll(/<([a-zA-Z]+)/g)].map((m) => m[1]));
    assert.deepEqual([...tags].sort(), ['g', 'path', 'rect', 'svg', 'text', 'title']);
    for (const [tag] of bare.matchAll(/<[^>]*>/g)) assert.doesNotMatch(tag, / (on[a-z]+|style|href)=/i);
    const inSight = [...text.matchAll(/>([^<]+)</g)].map((m) => m[1]).join('');
    assert.doesNotMatch(inSight, /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/);
  }
});

test('a bond below the threshold is dashed, and who hangs on it alone is flagged', () => {
  const sessions = [
    madeSession('S1', { address: '192.0.2.1' }),
    madeSession('S2', { address: '192.0.2.1', account: 'minh.le' }),
    madeSession('S3', { address: '192.0.2.2' }),
  ];
  const facts = { account: 'hoa.tran', place: '192.0.2.2', seconds: 24 };
  const links = [{ from: '192.0.2.1', to: '192.0.2.2', reason: 'reason.near-intruder', facts, weight: 0.25 }];
  const own = { id: 'A1', links, sessions };
  assert.match(drawn(own).text, /24 s apart \+0\.25/);
  assert.doesNotMatch(drawn(own, 0.25).text, /k-dropped|leaves/);
  const { data, text } = drawn(own, 0.3);
  assert.match(text, /k-dropped/);
  assert.deepEqual(
    data.nodes.filter((n) => n.flag !== '').map((n) => n.lines[0]),
    ['192.0.2.2', 'S3 imap'],
  );
});
