import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Visit } from '../sessions/visits.ts';
import { isGuessAlone } from './guessed.ts';

const visit: Visit = {
  account: 'ann',
  place: '192.0.2.7',
  addresses: ['192.0.2.7'],
  protocols: ['webmail'],
  signIns: 2,
  first: 1,
  last: 2,
  slices: [0],
  days: 1,
  tens: [0],
};
const login = { account: 'ann', address: '192.0.2.7', userAgent: '', time: 1, ref: 'f1:1:0', with: 3, of: 4 };
const world = (...accounts: readonly string[]) => ({
  placeOf: (address: string) => address,
  inferredLogins: accounts.map((account) => ({ ...login, account })),
});

test('what others did says nothing of an account that is a guess', () => {
  assert.ok(isGuessAlone(visit, ['same-place-as-intruder'], world('ann', 'ann')));
  assert.ok(isGuessAlone(visit, ['several-at-once', 'agent-of-intruder'], world('ann', 'ben', 'ann')));
});

test('own conduct does, and so does a sign-in whose line names the account', () => {
  assert.ok(!isGuessAlone(visit, ['same-place-as-intruder', 'spray-hit'], world('ann', 'ann')));
  assert.ok(!isGuessAlone(visit, ['bulk-copy'], world('ann', 'ann')));
  assert.ok(!isGuessAlone(visit, ['same-place-as-intruder'], world('ann')), 'one of two is logged');
  assert.ok(!isGuessAlone(visit, ['same-place-as-intruder'], world('ben', 'ben')));
  assert.ok(!isGuessAlone({ ...visit, place: 'elsewhere' }, ['same-place-as-intruder'], world('ann', 'ann')));
});
