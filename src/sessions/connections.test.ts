import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encodeDovecotSession } from '../base/dovecot-session.ts';
import { SECOND } from '../base/time.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { type Connection, connections } from './connections.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const login = (at: number, address: string, more: GivenEvent = {}): GivenEvent => ({
  at,
  action: 'sign-in',
  outcome: 'success',
  protocol: 'imap',
  account: 'ann',
  address,
  ...more,
});
const end = (at: number, bodyCount: number, more: GivenEvent = {}): GivenEvent => ({
  at,
  action: 'session-end',
  protocol: 'imap',
  account: 'ann',
  counters: 1,
  bodyCount,
  ...more,
});

async function joined(
  given: readonly GivenEvent[],
  sessions: readonly string[] = [],
  addresses?: readonly string[],
) {
  await bench.fill(given);
  const wanted = { account: 'ann', from: START, to: START + 3600 * SECOND, addresses, sessions };
  return (await connections(bench.store, smallWorld(), wanted)).map(short);
}

function short(c: Connection): string {
  const seconds = (t: number): number => Math.round((t - START) / SECOND);
  const known = `${c.startLogged ? '' : '?'}${seconds(c.start)}-${seconds(c.end)}${c.endLogged ? '' : '?'}`;
  return `${c.address} ${known} ${c.volumes?.bodyCount ?? 'unknown'}`;
}

test('login and end are joined by session id, whatever comes between', async () => {
  const given = [
    login(1, '192.0.2.7', { session: 'A', peerPid: 10 }),
    login(2, '192.0.2.8', { session: 'B', peerPid: 11 }),
    end(5, 7, { session: 'B', peerPid: 11 }),
    end(9, 3, { session: 'A', peerPid: 10 }),
  ];
  assert.deepEqual(await joined(given), ['192.0.2.7 1-9 3', '192.0.2.8 2-5 7']);
});

test('without session ids the process joins, and a reused one belongs to the later login', async () => {
  const given = [
    login(1, '192.0.2.7', { peerPid: 10 }),
    end(3, 1, { peerPid: 10 }),
    login(5, '192.0.2.8', { peerPid: 10 }),
    end(9, 2, { peerPid: 10 }),
  ];
  assert.deepEqual(await joined(given), ['192.0.2.7 1-3 1', '192.0.2.8 5-9 2']);
});

test('an end that names nothing belongs to the latest open login, once', async () => {
  const given = [login(1, '192.0.2.7'), login(2, '192.0.2.8'), end(3, 5), end(4, 6), end(5, 99)];
  assert.deepEqual(await joined(given), ['192.0.2.7 1-4 6', '192.0.2.8 2-3 5']);
});

test('a login without end stays open; an end without login has its address from its id', async () => {
  const id = encodeDovecotSession(START + 100 * SECOND, 4000, Uint8Array.of(203, 0, 113, 9));
  const given = [login(1, '192.0.2.7', { session: 'A' }), end(200, 4, { session: id })];
  assert.deepEqual(await joined(given, [id]), ['192.0.2.7 1-1? unknown', '203.0.113.9 ?100-200 4']);
});

test('ends of logins that were not asked for are not taken for others', async () => {
  const given = [login(1, '192.0.2.7'), login(2, '192.0.2.8'), end(3, 5), end(4, 6)];
  assert.deepEqual(await joined(given, [], ['192.0.2.7']), ['192.0.2.7 1-4 6']);
});

test('an account of another spelling is left', async () => {
  const given = [
    login(1, '192.0.2.7', { account: 'anna', session: 'A' }),
    end(2, 1, { account: 'anna', session: 'A' }),
  ];
  assert.deepEqual(await joined(given), []);
});

test('an end with an id has its login where that line has none', async () => {
  const id = (at: number) => encodeDovecotSession(START + at * SECOND, 4000, Uint8Array.of(192, 0, 2, 7));
  const given = [
    login(1, '192.0.2.7', { peerPid: 10 }),
    end(3, 1, { peerPid: 10, session: id(0.5) }),
    login(5, '192.0.2.7', { peerPid: 10 }),
    login(6, '192.0.2.7'),
    end(9, 2, { peerPid: 10, session: id(4.5) }),
    end(10, 3, { peerPid: 11, session: id(5.5) }),
  ];
  const all = ['192.0.2.7 1-3 1', '192.0.2.7 5-9 2', '192.0.2.7 6-10 3'];
  assert.deepEqual(await joined(given), all);
  assert.deepEqual(await joined(given, [], ['192.0.2.7']), all);
});

test('an end whose id tells of another session is not that of a login with its own id', async () => {
  const other = encodeDovecotSession(START, 4000, Uint8Array.of(192, 0, 2, 7));
  const given = [
    login(1, '192.0.2.7', { session: 'A', peerPid: 10 }),
    end(3, 1, { session: other, peerPid: 10 }),
  ];
  assert.deepEqual(await joined(given), ['192.0.2.7 1-1? unknown']);
});

test('an end whose line stands before its login’s is still that one’s', async () => {
  const given = [
    end(3, 4, { session: 'A', peerPid: 10 }),
    login(3, '192.0.2.7', { session: 'A', peerPid: 10 }),
    login(4, '192.0.2.7', { session: 'B', peerPid: 11 }),
  ];
  assert.deepEqual(await joined(given), ['192.0.2.7 3-3 4', '192.0.2.7 4-4? unknown']);
});
