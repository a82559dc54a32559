import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ListedMessage } from '../case/context.ts';
import type { BuiltSession } from '../sessions/built.ts';
import { storeConnection } from './session.testing.ts';
import { storeScope } from './store-items.ts';

const PLACE = { path: 'listing', member: 'f9', line: 1, offset: 0 };

/** What storeScope says of a POP3 session that fetched so much of a mailbox in which so many messages are listed. */
function pop3(
  counts: { readonly fetched: number; readonly bytes: number; readonly held: number; readonly holds: number },
  listed: number,
) {
  const made = storeConnection(0, 1);
  if (made.connection?.volumes === undefined) throw new Error('a connection has volumes');
  const volumes = {
    ...made.connection.volumes,
    bodyCount: counts.fetched,
    bodyBytes: counts.bytes,
    mailboxMessages: counts.held,
    mailboxBytes: counts.holds,
  };
  const session: BuiltSession = {
    ...made,
    protocol: 'pop3',
    connection: { ...made.connection, protocol: 'pop3', volumes },
  };
  const messages: readonly ListedMessage[] = Array.from({ length: listed }, (_, i) => ({
    mailbox: 'INBOX',
    uid: i + 1,
    size: 1000,
    place: PLACE,
  }));
  const scope = storeScope(session, {
    listed: messages,
    message: () => assert.fail('counters name no message'),
    byMessageId: () => undefined,
    parts: () => [],
    at: () => messages,
    savedBy: () => messages,
  });
  return { set: scope.sets[0], items: scope.items };
}

test('where POP3 does not say how many messages it held, the bytes of a whole mailbox do', () => {
  const { set, items } = pop3({ fetched: 136, bytes: 21_197_139, held: 0, holds: 21_194_827 }, 129);
  assert.deepEqual([set?.candidates, set?.atLeast, set?.atMost, set?.grade], [136, 136, 136, 'taken']);
  assert.equal(items.length, 0, 'seven are gone since, so the listing is not what was fetched');
});

test('bytes that are not the mailbox’s leave it at what is listed', () => {
  const { set } = pop3({ fetched: 136, bytes: 9_000_000, held: 0, holds: 21_194_827 }, 129);
  assert.deepEqual([set?.candidates, set?.atLeast, set?.grade], [129, 1, 'served']);
});

test('a fetch of every message once, with what POP3 adds to each, is always exact', () => {
  const sizes = fc.array(fc.integer({ min: 300, max: 2_000_000 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (all, gone) => {
      const holds = all.reduce((a, b) => a + b, 0);
      const bytes = holds + 17 * all.length;
      const { set } = pop3({ fetched: all.length, bytes, held: 0, holds }, Math.floor(all.length * gone));
      assert.deepEqual([set?.atLeast, set?.atMost], [all.length, all.length]);
    }),
  );
});

test('a session whose end is not logged may have fetched nothing or all that is known there', () => {
  const made = storeConnection(0, 1);
  if (made.connection === undefined) throw new Error('a connection is one');
  const session: BuiltSession = {
    ...made,
    endLogged: false,
    connection: { ...made.connection, endLogged: false, volumes: undefined },
  };
  const messages = Array.from({ length: 7 }, (_, i) => ({
    mailbox: 'Sent',
    uid: i + 1,
    size: 9,
    place: PLACE,
  }));
  const library = {
    listed: messages,
    message: () => assert.fail('no message is named'),
    byMessageId: () => undefined,
    parts: () => [],
    at: () => [],
    savedBy: () => [],
  };
  const [set, ...more] = storeScope(session, library).sets;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [set?.candidates, set?.atLeast, set?.atMost, set?.grade, set?.because],
    [7, 0, 7, 'served', 'because.end-not-logged'],
  );
  assert.deepEqual(storeScope(session, { ...library, listed: [] }), { items: [], sets: [] });
  const uncounted = { ...session, connection: { ...made.connection, endLogged: true, volumes: undefined } };
  const [one] = storeScope(uncounted, library).sets;
  assert.deepEqual([one?.atLeast, one?.atMost, one?.because], [0, 7, 'because.end-without-counters']);
});
