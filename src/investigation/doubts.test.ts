import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Signal } from '../case/signal.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { copiedTogether, doubts, doubtsOf } from './doubts.ts';

const signal = (detection: string): Signal => ({
  detection,
  account: 'ann',
  address: '192.0.2.7',
  session: '',
  from: 0,
  to: 1,
  events: 1,
  facts: {},
  refs: [],
});

const NOTHING = { unknownLogins: 0, hidingProxies: [] };

test('a break-in on the host, edited lines and missing sign-ins forbid to clear anybody', () => {
  assert.deepEqual(doubts(NOTHING, [signal('ssh-break-in')]), ['missing.trusted-host']);
  assert.deepEqual(doubts(NOTHING, [signal('edited-address'), signal('missing-login')]), [
    'missing.trusted-logs',
  ]);
  assert.deepEqual(doubts({ ...NOTHING, unknownLogins: 2 }, []), ['missing.userlogins']);
});

test('what somebody did in an account says nothing of the others', () => {
  assert.deepEqual(doubts(NOTHING, [signal('bulk-copy'), signal('scan'), signal('mass-mail')]), []);
});

test('nobody is cleared behind a proxy that hides its clients', () => {
  const hidden = { address: '10.0.0.7', signIns: 9, ref: 'f1:1:0' };
  assert.deepEqual(doubts({ ...NOTHING, hidingProxies: [hidden] }, []), ['missing.hidden-clients']);
});

test('an account whose mail a rule sends outside is not cleared while no line shows who made the rule', () => {
  const rule = { ...signal('forwarding-rule'), address: '' };
  assert.deepEqual(doubtsOf('ann', [rule], []), ['missing.rule-origin']);
  assert.deepEqual(doubtsOf('ben', [rule], []), []);
  assert.deepEqual(doubtsOf('ann', [signal('forwarding-rule')], []), []);
});

test('an account is not cleared while a copy of it, or much mail in its name, is unexplained', () => {
  const session = (judgement: 'unexplained' | 'legitimate', reason: string) => ({
    account: 'ann',
    judgement,
    because: [{ reason: `reason.${reason}` }],
  });
  for (const reason of ['bulk-copy', 'whole-mailbox-pop3', 'mass-mail'])
    assert.deepEqual(doubtsOf('ann', [], [session('unexplained', reason)]), ['missing.owners-word'], reason);
  assert.deepEqual(doubtsOf('ben', [], [session('unexplained', 'bulk-copy')]), []);
  assert.deepEqual(doubtsOf('ann', [], [session('unexplained', 'new-place')]), []);
  assert.deepEqual(doubtsOf('ann', [], [session('legitimate', 'bulk-copy')]), []);
});

test('accounts that were copied from one place are in doubt, unless it is used for much else or lies inside', () => {
  const world = smallWorld({ isInside: (a) => a.startsWith('10.') });
  const copies = (address: string) =>
    ['ann', 'ben', 'cy'].map((account) => ({ ...signal('bulk-copy'), account, address }));
  const used = (place: string, ...others: readonly string[]) =>
    ['ann', 'ben', 'cy', ...others].map((account) => ({ account, place }));
  const told = (address: string, ...others: readonly string[]) =>
    [...copiedTogether(world, copies(address), used(address, ...others))].sort();
  assert.deepEqual(told('203.0.113.9'), ['ann', 'ben', 'cy']);
  assert.deepEqual(told('203.0.113.9', 'dan', 'eve', 'fay', 'gus'), [], 'an office with new devices');
  assert.deepEqual(told('10.0.0.9'), [], 'a migration from inside');
  const two = copies('203.0.113.9').slice(1);
  assert.deepEqual([...copiedTogether(world, two, used('203.0.113.9'))], []);
});
