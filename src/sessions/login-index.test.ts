import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeDovecotSession } from '../base/dovecot-session.ts';
import { SECOND } from '../base/time.ts';
import { type EndKeys, LoginIndex, type LoginKeys } from './login-index.ts';

const T = 1_795_000_000 * SECOND;
const login = (at: number, more: Partial<LoginKeys> = {}): LoginKeys => ({
  session: '',
  peerPid: 0,
  account: 'ann',
  protocol: 'imap',
  address: '192.0.2.7',
  time: T + at * SECOND,
  ...more,
});
const end = (at: number, more: Partial<EndKeys> = {}): EndKeys => ({
  session: '',
  peerPid: 0,
  account: 'ann',
  protocol: 'imap',
  time: T + at * SECOND,
  ...more,
});
const id = (at: number, last = 7): string =>
  encodeDovecotSession(T + at * SECOND, 4000, Uint8Array.of(192, 0, 2, last));

function find(logins: readonly LoginKeys[], one: EndKeys): number {
  const index = new LoginIndex<LoginKeys>();
  for (const l of logins) index.add(l);
  const found = index.find(one);
  return found === undefined ? -1 : logins.indexOf(found);
}

test('a login without an id is found by process and account', () => {
  const logins = [
    login(1, { peerPid: 9 }),
    login(1, { peerPid: 10 }),
    login(2, { peerPid: 9, account: 'bob' }),
  ];
  assert.equal(find(logins, end(9, { session: id(1), peerPid: 9 })), 0);
  assert.equal(find(logins, end(9, { session: id(1), peerPid: 10 })), 1);
  assert.equal(find(logins, end(9, { session: id(1), peerPid: 11 })), -1);
});

test('a process that is used again serves the session that began soonest before', () => {
  const logins = [login(1, { peerPid: 9 }), login(400, { peerPid: 9 })];
  assert.equal(find(logins, end(900, { session: id(0.5), peerPid: 9 })), 0);
  assert.equal(find(logins, end(900, { session: id(399.5), peerPid: 9 })), 1);
  assert.equal(find(logins, end(900, { session: id(230), peerPid: 9 })), 1, 'up to three minutes');
  assert.equal(find(logins, end(900, { session: id(100), peerPid: 9 })), -1);
});

test('without a process the address and the start that the id codes tell', () => {
  const logins = [login(1, { address: '192.0.2.8' }), login(2), login(500)];
  assert.equal(find(logins, end(900, { session: id(1) })), 1);
  assert.equal(find(logins, end(900, { session: id(1, 8) })), 0);
  assert.equal(find(logins, end(900, { session: id(1, 9) })), -1);
  assert.equal(find(logins, end(900, { session: id(2.9) })), 1, 'a stamp in whole seconds');
});

test('two ids that differ are two sessions', () => {
  assert.equal(
    find([login(1, { session: id(1), peerPid: 9 })], end(9, { session: id(0.5), peerPid: 9 })),
    -1,
  );
});

test('a login that was taken out is nobody’s', () => {
  const index = new LoginIndex<LoginKeys>();
  const [first, second] = [login(1), login(2)];
  index.add(first);
  index.add(second);
  assert.equal(index.find(end(9)), second);
  index.remove(second);
  assert.equal(index.find(end(9)), first);
});
