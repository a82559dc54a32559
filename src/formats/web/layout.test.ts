import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFields } from '../../event/columns.ts';
import { webAccess } from '../web-access.ts';

const WALL = Date.UTC(2026, 10, 24, 0, 51, 45) * 1000;
const REST = '"GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"';

function read(line: string): (EventFields & { readonly at: number; readonly wall: number }) | undefined {
  const head = webAccess.head(line);
  const fields = head === undefined ? undefined : webAccess.read?.(line, head);
  return head === undefined || fields === undefined ? undefined : { ...fields, ...head };
}

const STAMPS = [
  '24/Nov/2026:00:51:45 +0000',
  '24/Nov/2026:00:51:45.123 +0000',
  '24/Nov/2026:00:51:45.123456',
  '24/Nov/2026:00:51:45:123 +0000',
  '24/Nov/2026:00:51:45 +0000.5',
  '2026-11-24T00:51:45+00:00',
  '2026-11-24 00:51:45.25 +0000',
  String(WALL / 1e6),
  `${WALL / 1e6}.123`,
];

const CLIENTS = [
  '203.0.113.7 - -',
  '203.0.113.7 - anna',
  '203.0.113.7 -',
  '203.0.113.7',
  '2001:db8::7 - -',
  'mail.example 203.0.113.7 - -',
  'mail.example 203.0.113.7 -',
  'mail.example 203.0.113.7',
  'mail.example:443 203.0.113.7 - anna',
  '_ 203.0.113.7 -',
  '203.0.113.7 mail.example -',
  '"mail.example" 203.0.113.7 - -',
  '"203.0.113.7" - -',
  '198.51.100.1, 203.0.113.7 - -',
];

function same(line: string, client: string): void {
  const found = read(line);
  assert.ok(found !== undefined, line);
  const address = client.includes('2001') ? '2001:db8::7' : '203.0.113.7';
  assert.deepEqual([found.address, found.path, found.userAgent], [address, '/x', 'Mozilla/5.0'], line);
  assert.equal(found.account, client.includes('anna') ? 'anna' : undefined, line);
  assert.ok(found.wall - WALL >= 0 && found.wall - WALL < 1e6, line);
  if (client.includes('mail.example')) assert.equal(found.virtualHost, 'mail.example', line);
}

test('stamp, client and virtual host in the orders that sites choose', () => {
  for (const stamp of STAMPS) {
    for (const client of CLIENTS) {
      same(`${client} [${stamp}] ${REST}`, client);
      same(`[${stamp}] ${client} ${REST}`, client);
      same(`${client} [${stamp}] 0.042 ${REST}`, client);
      same(`[${stamp}] 0.042 ${client} ${REST}`, client);
      if (client.includes('mail.example')) continue;
      for (const host of ['mail.example', '"mail.example"', 'mail.example:443'])
        same(`${client} [${stamp}] ${host} ${REST}`, `${client} mail.example`);
      same(`mail.example [${stamp}] ${client} ${REST}`, `${client} mail.example`);
    }
  }
  for (const stamp of STAMPS.slice(5)) same(`${stamp} 203.0.113.7 - anna ${REST}`, 'anna');
});

test('of two addresses with nothing to tell them apart neither is the client', () => {
  const stamp = `[${STAMPS[0]}]`;
  for (const front of ['10.0.0.5 192.0.2.1 -', '10.0.0.5 192.0.2.1']) {
    const found = read(`${front} ${stamp} ${REST}`);
    assert.deepEqual([found?.path, found?.address], ['/x', undefined]);
  }
  assert.equal(read(`10.0.0.5 192.0.2.1 - - ${stamp} ${REST}`)?.address, '192.0.2.1');
});

test('a stamp that a client wrote is not the server’s', () => {
  const forged = '[01/Jan/2000:00:00:00 +0000]';
  for (const stamp of STAMPS) {
    for (const line of [
      `203.0.113.7 - x ${forged} [${stamp}] ${REST}`,
      `203.0.113.7 - x ${forged} y [${stamp}] mail.example ${REST}`,
      `[${stamp}] 203.0.113.7 - ${forged} ${REST}`,
      `203.0.113.7 - - [${stamp}] mail.example "GET /x HTTP/1.1" 200 5 "${forged} " "Mozilla/5.0"`,
      `203.0.113.7 - - [${stamp}] "GET /x HTTP/1.1" 200 5 "${forged} " "GET / HTTP/1.1" 200 5`,
    ]) {
      const wall = read(line)?.wall ?? 0;
      assert.ok(wall >= WALL && wall < WALL + 1e6, line);
    }
  }
});

test('what is no access line of that kind is left', () => {
  for (const line of [
    '2026-11-24T00:51:45Z mail nginx: 203.0.113.7 - - "GET /x HTTP/1.1" 200 5',
    'Nov 24 00:51:45 mail nginx: 203.0.113.7 - [2026-11-24T00:51:45Z] "GET /x HTTP/1.1" 200 5',
    '[Tue Nov 24 00:51:45 2026] [error] [client 203.0.113.7] cannot read "/x" 200 times',
    '[24-Nov-2026 00:51:45 +0000]: <abc> Failed login for "x" 200 from 203.0.113.7',
    '2026-11-24 00:51:45 203.0.113.7 GET /x - 80 "-" "mail.example" 200 0',
    `b659 mail.example [${STAMPS[0]}] 203.0.113.7 arn:x E GET "GET /x HTTP/1.1" 200 5`,
    `203.0.113.7 - - [${STAMPS[1]}] "GET /x HTTP/1.1" failed`,
    `203.0.113.7 - - [99/Nov/2026:00:51:45.1 +0000] ${REST}`,
  ]) {
    assert.equal(read(line), undefined, line);
  }
});

test('no line makes reading slow', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '" ',
    '"',
    ' ',
    '\\',
    '1.2.3.4 ',
    ', ',
    '[24/Nov/2026:00:51:45.1 ',
    '- ',
    '200 ',
  );
  fc.assert(
    fc.property(piece, piece, piece, (a, b, c) => {
      const line = `[${(a + b + c).repeat(30_000)}`;
      const start = process.cpuUsage();
      read(line);
      const { user } = process.cpuUsage(start);
      assert.ok(user < 500_000, `${a}${b}${c}`);
    }),
    { numRuns: 60 },
  );
});
