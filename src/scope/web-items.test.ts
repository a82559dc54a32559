import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Item } from '../case/judgement.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { WebRequest } from '../sessions/webmail.ts';
import { listedPart, smallLibrary, storeConnection, webRequest, webSession } from './session.testing.ts';
import { webItems } from './web-items.ts';
import { webSets } from './web-sets.ts';

const library = smallLibrary({
  7: [
    listedPart('1', '', 900, 'text/plain'),
    listedPart('2', 'invoice.pdf', 40_000),
    listedPart('3', 'table.csv', 40_000, 'text/csv'),
  ],
});

function items(
  requests: readonly WebRequest[],
  children: readonly BuiltSession[] = [],
  over: Partial<BuiltSession> = {},
) {
  return webItems(webSession(requests, over), children, library);
}
const short = (list: readonly Item[]): readonly string[] =>
  list.map((i) =>
    `${i.kind} ${i.uid} ${i.part} ${i.grade} ${i.because.replace('because.', '')}`.replace(/ +/g, ' '),
  );

describe('a message', () => {
  const show = webRequest(10, { action: 'message-open', mode: 'show', uid: 7 });

  test('shown is opened; with the store’s own body record it is served', () => {
    assert.deepEqual(short(items([show])), ['message 7 opened shown']);
    const [one] = items([show], [storeConnection(10, 900)]);
    assert.deepEqual(
      [one?.grade, one?.messageId, one?.messageIdBy],
      ['served', '<m7@example.org>', 'listing'],
    );
    assert.ok(one !== undefined && one.refs.length >= 2, 'both records are its proof');
  });

  test('a connection long before or that read no body proves nothing', () => {
    assert.deepEqual(short(items([show], [storeConnection(1, 900), storeConnection(10, 0)])), [
      'message 7 opened shown',
    ]);
  });

  test('headers alone are listed; a request that failed is nothing', () => {
    assert.deepEqual(short(items([{ ...show, mode: 'headers' }])), ['message 7 listed headers-shown']);
    assert.deepEqual(
      items([
        { ...show, status: 403 },
        { ...show, status: 302 },
      ]),
      [],
    );
    assert.deepEqual(items([{ ...show, uid: 0 }]), []);
  });

  test('its source is taken only when all of it went out to who is certain', () => {
    const source = webRequest(10, { action: 'message-source', uid: 7, bytesOut: 10_100 });
    assert.equal(items([source])[0]?.grade, 'taken');
    assert.equal(items([{ ...source, bytesOut: 4000 }])[0]?.grade, 'served');
    assert.equal(items([source], [], { link: 'possible' })[0]?.grade, 'served');
  });
});

describe('an attachment', () => {
  const get = (bytesOut: number, over: Partial<WebRequest> = {}): WebRequest =>
    webRequest(20, {
      action: 'part-get',
      mode: 'download',
      uid: 7,
      part: '2',
      bytesOut,
      token: 'tok',
      ...over,
    });

  test('of which all bytes went out is taken', () => {
    const [one] = items([get(40_030)], [storeConnection(20, 40_000)]);
    assert.deepEqual(
      [one?.grade, one?.name, one?.bytes, one?.kind],
      ['taken', 'invoice.pdf', 40_000, 'attachment'],
    );
  });

  test('answered with a small page instead is not delivered, although the status is 200', () => {
    const [one] = items([get(1800)], [storeConnection(20, 40_000)]);
    assert.deepEqual([one?.grade, one?.because], ['listed', 'because.warning-page']);
  });

  test('that packs well may have gone out compressed', () => {
    assert.deepEqual(short(items([get(9000, { part: '3' })])), ['attachment 7 3 served part-compressed']);
  });

  test('of which a part went out is served, not taken', () => {
    assert.deepEqual(short(items([get(20_000)])), ['attachment 7 2 served part-partly']);
  });

  test('as a thumbnail was only seen; the page around it is nothing', () => {
    assert.deepEqual(short(items([get(3000, { mode: 'thumbnail' })])), ['attachment 7 2 opened thumbnail']);
    assert.deepEqual(items([get(900, { mode: 'frame' }), get(900, { mode: 'preload' })]), []);
  });

  test('of unknown size is served, never taken', () => {
    assert.deepEqual(short(items([get(50_000, { uid: 8 })])), ['attachment 8 2 served part-served']);
  });

  test('taken by somebody who is only possible is served', () => {
    assert.equal(items([get(40_030)], [], { link: 'possible' })[0]?.grade, 'served');
  });
});

test('all attachments as an archive are the message and each file of it', () => {
  const zip = webRequest(30, { action: 'message-zip', mode: 'attachments', uid: 7, bytesOut: 60_000 });
  assert.deepEqual(short(items([zip])), [
    'message 7 served attachments-zip',
    'attachment 7 2 served attachments-zip',
    'attachment 7 3 served attachments-zip',
  ]);
});

test('contacts are listed or, exported, served', () => {
  const requests = [webRequest(1, { action: 'contacts-list' }), webRequest(2, { action: 'contacts-export' })];
  assert.deepEqual(short(items(requests)), [
    'contacts 0 listed contacts-listed',
    'contacts 0 served contacts-exported',
  ]);
});

test('lists are sets: at most so many pages of so many, and searches count apart', () => {
  const list = (at: number, over: Partial<WebRequest>): WebRequest =>
    webRequest(at, { action: 'message-list', page: 1, ...over });
  const requests = [
    list(1, {}),
    list(2, {}),
    list(3, { page: 2 }),
    list(4, { action: 'message-search', search: 'iban' }),
    list(5, { mailbox: 'Sent' }),
  ];
  const sets = webSets(webSession(requests), [], library);
  assert.deepEqual(
    sets.map((s) => [s.mailbox, s.grade, s.atLeast, s.atMost]),
    [
      ['INBOX', 'listed', 0, 150],
      ['Sent', 'listed', 0, 50],
    ],
  );
});
