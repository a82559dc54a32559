import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Signal } from '../case/signal.ts';
import { doubts, doubtsOf } from './doubts.ts';

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
