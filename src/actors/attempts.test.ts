import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed, grounds, home, visit } from './grounds.testing.ts';

const PEOPLE = ['ann', 'ben', 'cy', 'dan', 'eve'];
const OUTSIDE = '203.0.113.9';
const homes = PEOPLE.map((p, i) => home(p, `192.0.2.${10 + i}`));

/** What kind of tries each address is called. */
const kinds = (...given: Parameters<typeof grounds>): Readonly<Record<string, string>> =>
  Object.fromEntries(grounds(...given).tries.map((t) => [t.address, t.kind]));

test('many accounts from one foreign address is spraying, however slow', () => {
  const slow = PEOPLE.map((p, i) => failed(OUTSIDE, p, i * 15_000));
  assert.deepEqual(kinds(homes, slow), { [OUTSIDE]: 'spray' });
});

test('two accounts from each of several addresses are one distributed spray; from one or two they are typos', () => {
  const from = (i: number): string => `203.0.113.${20 + i}`;
  const pairs = [
    ['ann', 'ben'],
    ['cy', 'dan'],
    ['eve', 'ann'],
  ];
  const tries = pairs.flatMap((two, i) => two.map((p, k) => failed(from(i), p, i * 9000 + k * 4000)));
  assert.deepEqual(kinds(homes, tries), { [from(0)]: 'spray', [from(1)]: 'spray', [from(2)]: 'spray' });
  assert.deepEqual(kinds(homes, tries.slice(0, 4)), {}, 'two addresses');
  const entered = visit('cy', from(1), 500);
  assert.deepEqual(kinds([...homes, entered], tries), {}, 'somebody is at home at one of the three');
  const nobody = pairs.flatMap((_, i) => [failed(from(i), `x${i}`, i), failed(from(i), `y${i}`, i + 1)]);
  assert.deepEqual(kinds(homes, nobody), {}, 'accounts that do not exist');
});

test('fifty accounts tried once each is stuffing', () => {
  const once = Array.from({ length: 60 }, (_, i) => failed(OUTSIDE, `user${i}`, i));
  assert.deepEqual(kinds(homes, once), { [OUTSIDE]: 'stuffing' });
});

test('one account again and again is guessing', () => {
  assert.deepEqual(kinds(homes, [failed(OUTSIDE, 'ann', 100, 40)]), { [OUTSIDE]: 'guess' });
});

test('typos are left: at home, and few before the success', () => {
  assert.deepEqual(kinds(homes, [failed('192.0.2.10', 'ann', 100, 12)]), {}, 'at home');
  const road = visit('ann', '198.51.100.50', 130);
  assert.deepEqual(kinds([...homes, road], [failed('198.51.100.50', 'ann', 100, 3)]), {}, 'on the road');
  assert.deepEqual(kinds(homes, [failed('198.51.100.51', 'ann', 100, 2)]), {}, 'twice, then given up');
});

test('a program with an old password is left when its owner signs in from there', () => {
  const stale = failed('198.51.100.50', 'ann', 100, 50, { regular: true });
  assert.deepEqual(kinds([...homes, visit('ann', '198.51.100.50', 3000)], [stale]), {});
});

test('tries keep their accounts, count, span and lines', () => {
  const given = [failed(OUTSIDE, 'ben', 40, 2), failed(OUTSIDE, 'ann', 10, 3), failed(OUTSIDE, 'cy', 70)];
  const [one] = grounds(homes, given).tries;
  assert.deepEqual([one?.accounts, one?.tries, one?.refs.length], [['ann', 'ben', 'cy'], 6, 3]);
  assert.ok(one !== undefined && one.first < one.last && one.times.length === 6);
});

test('an IPv6 host that changes its address within its /64 is one place; each address is told', () => {
  const from = (i: number): string => `2001:db8:0:7::${i + 1}`;
  const slow = PEOPLE.map((p, i) => failed(from(i), p, i * 600));
  assert.deepEqual(kinds(homes, slow), Object.fromEntries(PEOPLE.map((_, i) => [from(i), 'spray'])));
  const elsewhere = PEOPLE.map((p, i) => failed(`2001:db8:0:${i + 1}::1`, p, i * 600));
  assert.deepEqual(kinds(homes, elsewhere), {}, 'a try each from five networks');
});
