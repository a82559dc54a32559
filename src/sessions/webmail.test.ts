import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND } from '../base/time.ts';
import { START } from '../testing/store.testing.ts';
import { assign, type WebRequest } from './webmail.ts';

const A = 'Mozilla/5.0 (one)';
const B = 'Mozilla/5.0 (two)';

const login = (at: number, account: string, address = '192.0.2.7') => ({
  account,
  address,
  session: `s${at}`,
  time: START + at * SECOND,
  ref: `f1:${at}:0`,
});

function request(at: number, over: Partial<WebRequest> = {}): WebRequest {
  return {
    time: START + at * SECOND,
    file: 2,
    line: at + 1,
    offset: at,
    action: 'message-open',
    mode: 'show',
    mailbox: 'INBOX',
    uid: at,
    part: '',
    search: '',
    status: 200,
    bytesOut: 900,
    address: '192.0.2.7',
    userAgent: A,
    token: '',
    httpMethod: 'GET',
    page: 0,
    outcome: '',
    ...over,
  };
}
const post = (at: number, over: Partial<WebRequest> = {}): WebRequest =>
  request(at, { action: 'sign-in', outcome: 'success', httpMethod: 'POST', uid: 0, ...over });

/** UIDs of the requests of each session. */
const uids = (
  logins: Parameters<typeof assign>[0],
  requests: readonly WebRequest[],
): readonly (readonly number[])[] => assign(logins, requests).map((s) => s.requests.map((r) => r.uid));

test('two people behind one address are told apart by browser', () => {
  const logins = [login(1, 'ann'), login(3, 'ben')];
  const requests = [post(1), post(3, { userAgent: B }), request(5), request(6, { userAgent: B }), request(7)];
  assert.deepEqual(uids(logins, requests), [[5, 7], [6]]);
});

test('with one browser the token tells them apart', () => {
  const logins = [login(1, 'ann'), login(10, 'ben')];
  const requests = [
    post(1),
    request(2, { token: 'ta' }),
    post(10),
    request(11, { token: 'tb' }),
    request(12, { token: 'ta' }),
  ];
  assert.deepEqual(uids(logins, requests), [[2, 12], [11]]);
});

test('where nothing tells them apart both are said to be shared', () => {
  const sessions = assign([login(1, 'ann'), login(10, 'ben')], [post(1), request(2), post(10), request(12)]);
  assert.deepEqual(
    sessions.map((s) => s.shared),
    [true, true],
  );
  const alone = assign([login(1, 'ann')], [post(1), request(2)]);
  assert.deepEqual(
    alone.map((s) => s.shared),
    [false],
  );
});

test('after the logout nothing belongs to a session', () => {
  const requests = [post(1), request(2), request(4, { action: 'sign-out', uid: 0 }), request(60)];
  const [one] = assign([login(1, 'ann')], requests);
  assert.deepEqual([one?.endLogged, one?.requests.map((r) => r.uid)], [true, [2, 0]]);
});

test('requests before the login are left', () => {
  const requests = [request(1), post(30), request(32)];
  assert.deepEqual(uids([login(30, 'ann')], requests), [[32]]);
});

test('a session knows its browser by the login request', () => {
  const [one] = assign([login(5, 'ann')], [post(4, { userAgent: B }), request(9)]);
  assert.equal(one?.userAgent, B);
  assert.equal(one?.refs.length, 2);
});
