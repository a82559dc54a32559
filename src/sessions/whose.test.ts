import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SECOND } from '../base/time.ts';
import { even, learnLag } from './lag.ts';
import { fitsOf, type OwnConnection } from './web-fit.ts';
import { whose } from './whose.ts';

const NEAR = even(0, 1.3 * SECOND);

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A host with so many sessions in so many seconds: requests with stamps in whole seconds, and their connections. */
function host(seed: number, sessions: number, seconds: number, accounts: number) {
  const next = random(seed);
  const owners: string[] = [];
  const requests: number[][] = [];
  const connections: OwnConnection[] = [];
  for (let s = 0; s < sessions; s += 1) {
    const account = `user${Math.floor(next() * accounts)}`;
    let at = next() * seconds * SECOND;
    const stamps: number[] = [];
    for (let r = 0; r < 4 + next() * 10; r += 1) {
      stamps.push(Math.floor(at / SECOND) * SECOND);
      if (next() < 0.9) connections.push({ time: Math.round(at + next() * 0.2 * SECOND), account });
      at += next() * 6 * SECOND;
    }
    owners.push(account);
    requests.push(stamps);
  }
  return { owners, requests, connections: connections.sort((a, b) => a.time - b.time) };
}

test('each session is its owner’s or nobody’s, however busy the host', () => {
  for (const seed of [1, 2, 3]) {
    const { owners, requests, connections } = host(seed, 300, 900, 25);
    const found = whose(requests, connections, NEAR);
    const wrong = found.filter((f, i) => f !== undefined && f.account !== owners[i]);
    assert.ok(wrong.length <= 3, `${wrong.length} of 300 are somebody else’s`);
    assert.ok(found.filter((f) => f !== undefined).length >= 240, 'most are somebody’s');
  }
});

test('requests without connections are nobody’s, nor are those that two accounts explain alike', () => {
  const requests = [[0, 10, 20, 30, 40].map((s) => s * SECOND)];
  const with_ = (account: string): OwnConnection[] =>
    [0, 10, 20, 30, 40].map((s) => ({ time: (s + 0.4) * SECOND, account }));
  const quiet: OwnConnection[] = [{ time: 500 * SECOND, account: 'ann' }];
  assert.deepEqual(whose(requests, quiet, NEAR), [undefined]);
  assert.equal(whose(requests, with_('ann'), NEAR)[0]?.account, 'ann');
  const both = [...with_('ann'), ...with_('ben')].sort((a, b) => a.time - b.time);
  assert.deepEqual(whose(requests, both, NEAR), [undefined]);
});

test('what a surer session took confuses nobody else', () => {
  const first = [0, 3, 7, 12, 18, 25, 33, 42, 52].map((s) => s * SECOND);
  const second = [0, 3, 7].map((s) => s * SECOND);
  const connections = [
    ...first.map((t) => ({ time: t + 0.2 * SECOND, account: 'ann' })),
    ...second.map((t) => ({ time: t + 0.3 * SECOND, account: 'ben' })),
  ].sort((a, b) => a.time - b.time);
  const found = whose([second, first], connections, NEAR);
  assert.deepEqual(
    found.map((f) => f?.account),
    ['ben', 'ann'],
  );
});

test('the pairing weighs as much as the best of all pairings, and takes a connection once', () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(seconds, fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 5 }), (stamps, tenths) => {
      const requests = stamps.toSorted((a, b) => a - b).map((s) => s * SECOND);
      const times = [...new Set(tenths)].sort((a, b) => a - b).map((t) => t * (SECOND / 10));
      const all = times.map((time) => ({ time, account: 'ann' }));
      const [fit] = fitsOf(requests, { all, of: new Map([['ann', times]]) }, NEAR);
      const pairs = mostPairs(requests, times);
      assert.equal(fit?.taken.length ?? 0, pairs);
      assert.equal(new Set(fit?.taken).size, fit?.taken.length ?? 0);
    }),
  );
});

/** With an even lag every pair weighs the same, so the best pairing is the largest; found by trying all. */
function mostPairs(requests: readonly number[], times: readonly number[]): number {
  const [first, ...rest] = requests;
  if (first === undefined) return 0;
  const without = mostPairs(rest, times);
  const withOne = times.flatMap((t, i) =>
    NEAR.density(t - first) > 0 ? [1 + mostPairs(rest, times.toSpliced(i, 1))] : [],
  );
  return Math.max(without, ...withOne);
}

test('where connections come after their requests is learnt from all of them', () => {
  const { requests, connections } = host(7, 300, 3600, 40);
  const stamps = requests.flat().sort((a, b) => a - b);
  const begin = learnLag(
    stamps,
    connections.map((c) => c.time),
  );
  assert.ok(begin.from >= -0.6 * SECOND && begin.from <= 0.1 * SECOND, `from ${begin.from}`);
  assert.ok(begin.to >= SECOND && begin.to <= 2 * SECOND, `to ${begin.to}`);
  const late = learnLag(
    stamps.map((t) => t + 2 * SECOND),
    connections.map((c) => c.time),
  );
  assert.ok(late.to <= 0, 'a server that stamps the end of a request');
  const few = learnLag(stamps.slice(0, 20), []);
  assert.ok(few.density(0) > 0 && few.from < -SECOND, 'of few requests nothing is learnt');
});

test('where connections are known to the whole second, no session becomes another’s', () => {
  for (const seed of [1, 2, 3]) {
    const { owners, requests, connections } = host(seed, 300, 1800, 25);
    const whole = connections.map((c) => ({ ...c, time: Math.floor(c.time / SECOND) * SECOND }));
    const lag = learnLag(
      requests.flat().sort((a, b) => a - b),
      whole.map((c) => c.time),
    );
    const found = whose(requests, whole, lag);
    const wrong = found.filter((f, i) => f !== undefined && f.account !== owners[i]).length;
    assert.ok(wrong <= 3, `${wrong} of 300 are somebody else’s`);
    assert.ok(found.filter((f) => f !== undefined).length >= 240, 'many are somebody’s');
    assert.equal(lag.density(0.5 * SECOND), lag.density(0));
  }
});
