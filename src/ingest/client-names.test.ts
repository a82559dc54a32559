import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { SECOND } from '../base/time.ts';
import { type GivenEvent, openBench } from '../testing/store.testing.ts';
import { addressesOfNames, clientNamed, learnClientNames } from './client-names.ts';

const at = (second: number, name: string, address = '') => ({ time: second * SECOND, name, address });
const login = (second: number, address: string) => ({ time: second * SECOND, address });
const NOTHING = new Map<string, ReadonlySet<string>>();

test('a name has the address that webmail logs with each of its sign-ins', () => {
  const asked = [at(10, 'a.example'), at(11, 'b.example'), at(500, 'a.example')];
  const logged = [login(10, '192.0.2.1'), login(12, '192.0.2.2'), login(517, '192.0.2.1')];
  assert.deepEqual(
    [...addressesOfNames(asked, logged, NOTHING)],
    [
      ['a.example', '192.0.2.1'],
      ['b.example', '192.0.2.2'],
    ],
  );
});

test('a client that the web log has by address is nobody else', () => {
  const asked = [at(10, 'a.example'), at(11, '', '192.0.2.2')];
  const logged = [login(10, '192.0.2.1'), login(11, '192.0.2.2')];
  assert.deepEqual([...addressesOfNames(asked, logged, NOTHING)], [['a.example', '192.0.2.1']]);
});

test('what is left: a name of two clients, two names for one address, a sign-in that nothing logs', () => {
  const shared = [at(10, 'a.example'), at(500, 'a.example')];
  assert.equal(addressesOfNames(shared, [login(10, '192.0.2.1'), login(500, '192.0.2.2')], NOTHING).size, 0);
  const both = [at(10, 'a.example'), at(11, 'b.example')];
  assert.equal(addressesOfNames(both, [login(11, '192.0.2.1')], NOTHING).size, 0);
  assert.equal(addressesOfNames(both, [login(11, '192.0.2.1'), login(12, '192.0.2.2')], NOTHING).size, 0);
  assert.equal(addressesOfNames([at(10, 'a.example')], [login(40, '192.0.2.1')], NOTHING).size, 0);
});

test('another log gives the address of a name that never signed in, and not against webmail’s log', () => {
  const told = new Map([['a.example', new Set(['192.0.2.1'])]]);
  assert.deepEqual([...addressesOfNames([], [], told)], [['a.example', '192.0.2.1']]);
  assert.deepEqual(
    [...addressesOfNames([at(10, 'a.example')], [login(10, '192.0.2.9')], told)],
    [['a.example', '192.0.2.9']],
  );
  assert.equal(addressesOfNames([at(10, 'a.example')], [], told).size, 0);
});

test('only webmail’s own log and Postfix are asked, failures where nobody of the name signed in', async (t: TestContext) => {
  const bench = await openBench();
  t.after(() => bench.close());
  const web = { action: 'sign-in', httpMethod: 'POST', format: 'web-access' } as const;
  const signIn = { action: 'sign-in', outcome: 'success', protocol: 'webmail' } as const;
  const failure = { ...signIn, outcome: 'failure' } as const;
  const connection = { action: 'connection', format: 'postfix' } as const;
  await bench.fill([
    { ...web, ...signIn, at: 1, clientName: 'a.example' },
    { ...signIn, at: 2, account: 'ann', address: '192.0.2.1' },
    { ...web, ...failure, at: 900, clientName: 'a.example' },
    { ...web, ...failure, at: 950, clientName: 'd.example' },
    { ...failure, at: 951, account: 'ann', address: '192.0.2.4' },
    ...['b.example', 'c.example', 'e.example'].map(
      (clientName): GivenEvent => ({ ...web, action: 'page', clientName }),
    ),
    { ...connection, clientName: 'c.example', address: '192.0.2.3' },
    { ...connection, clientName: 'b.example', address: '192.0.2.2', format: 'sshd' },
    { ...connection, clientName: 'e.example', address: '192.0.2.5' },
    { ...connection, clientName: 'e.example', address: '192.0.2.6' },
  ]);
  assert.deepEqual([...(await learnClientNames(bench.store))].sort(), [
    ['a.example', '192.0.2.1'],
    ['c.example', '192.0.2.3'],
    ['d.example', '192.0.2.4'],
  ]);
});

test('a request of a known name has its address; one with an address, and other records, stay', () => {
  const known = new Map([['a.example', '192.0.2.1']]);
  const web = { httpMethod: 'GET', clientName: 'a.example' };
  assert.equal(clientNamed(web, known), '192.0.2.1');
  assert.equal(clientNamed({ ...web, address: '192.0.2.9' }, known), undefined);
  assert.equal(clientNamed({ ...web, clientName: 'b.example' }, known), undefined);
  assert.equal(clientNamed({ clientName: 'a.example' }, known), undefined);
});
