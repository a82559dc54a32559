import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND } from '../../base/time.ts';
import {
  coverageOfRecords,
  line,
  MAIL,
  ROUNDCUBE,
  START,
  WEB,
  type Written,
  webmailHost,
} from './coverage.testing.ts';
import type { Coverage } from './coverage.ts';

const found = ({ gaps }: Coverage): readonly string[] =>
  gaps
    .filter((g) => g.kind !== 'never-enabled')
    .map((g) => `${g.source} ${g.because} ${g.facts.account} ${g.facts.count}`);

const host = webmailHost(120, () => 8);

/** A connection of the webmail host for an account, and its end. */
function connection(account: string, at: number): readonly Written[] {
  const fields = { protocol: 'imap', account, session: `${account}${at}` } as const;
  return [
    line(MAIL, at, 'dovecot', { ...fields, action: 'sign-in', outcome: 'success', address: '::1' }),
    line(MAIL, at + 20_000, 'dovecot', { ...fields, action: 'session-end', counters: 1 }),
  ];
}

/** A webmail session from an address, a request each 40 s; `opens` connections come with each. */
function session(account: string, address: string, from: number, requests: number, late = 0): Written[] {
  const signIn = { action: 'sign-in', outcome: 'success', protocol: 'webmail', address } as const;
  const begin = START + from * MINUTE;
  const out: Written[] = [
    line(ROUNDCUBE, begin, 'roundcube', { ...signIn, account }),
    line(WEB, begin, 'web-access', { ...signIn, httpMethod: 'POST', status: 302 }),
    ...connection(account, begin),
  ];
  for (let i = 1; i <= requests; i += 1) {
    const at = begin + i * 40 * SECOND;
    const request = { action: 'message-open', httpMethod: 'GET', address, status: 200 } as const;
    out.push(line(WEB, at + late, 'web-access', request), ...connection(account, at));
  }
  return out;
}

const unlogged = (all: readonly Written[]): readonly Written[] => all.filter((w) => w.file === MAIL);
const eve = (from: number): Written[] => session('eve', '203.0.113.9', from, 12);
const own = session('eve', '198.51.100.20', 10, 12);

test('connections for an account without its requests are suspect, and nobody is cleared', async () => {
  const alone = await coverageOfRecords([...host, ...unlogged(eve(60))]);
  assert.deepEqual(found(alone), ['web-access connection-without-request eve 13']);
  assert.deepEqual(alone.cannotClear, ['gap.connection-without-request']);
  const beside = await coverageOfRecords([...host, ...own, ...unlogged(eve(60))]);
  assert.deepEqual(found(beside), ['web-access connection-without-request eve 13']);
  // While the owner is at webmail too, there are more connections than requests.
  const meanwhile = await coverageOfRecords([...host, ...own, ...unlogged(eve(10)), ...unlogged(eve(10))]);
  assert.match(found(meanwhile)[0] ?? '', /^web-access connection-without-request eve \d+$/);
});

test('connections with their requests, or the requests of a session from before the logs, are nothing', async () => {
  assert.deepEqual(found(await coverageOfRecords([...host, ...own, ...eve(60)])), []);
  const before = eve(1).filter((w) => w.fields.action !== 'sign-in' || w.file === MAIL);
  assert.deepEqual(found(await coverageOfRecords([...host, ...before])), []);
  const slow = session('eve', '203.0.113.9', 60, 12, 4 * SECOND);
  assert.deepEqual(found(await coverageOfRecords([...host, ...slow])), []);
});

test('a program that goes on and on, one that opens many accounts, and a stray connection are nothing', async () => {
  const monitor = Array.from({ length: 58 }, (_, i) => connection('monitor', START + (2 * i + 1) * MINUTE));
  assert.deepEqual(found(await coverageOfRecords([...host, ...monitor.flat()])), []);
  const many = Array.from({ length: 10 }, (_, i) => unlogged(session(`user${i}`, '192.0.2.1', 30 + i, 6)));
  assert.deepEqual(found(await coverageOfRecords([...host, ...many.flat()])), []);
  const stray = connection('eve', START + 30 * MINUTE);
  assert.deepEqual(found(await coverageOfRecords([...host, ...own, ...stray])), []);
});

/** An office: from seven in the morning to nine in the evening, most at noon. */
function office(minute: number): number {
  const hour = (minute / 60 + 8) % 24;
  return hour < 7 || hour > 21 ? 0 : 6 * Math.sin((Math.PI * (hour - 7)) / 14) ** 2;
}

test('nights in which only a monitor on the host signs in are no hole of the web log; a real one is told', async () => {
  const days = webmailHost(3 * 24 * 60, office);
  const monitor = Array.from({ length: 3 * 24 * 12 }, (_, i) =>
    connection('monitor', START + 5 * i * MINUTE + 7 * SECOND),
  ).flat();
  const whole = await coverageOfRecords([...days, ...monitor]);
  assert.deepEqual(found(whole), []);
  assert.equal(whole.canClear, true);
  const unnamed = days.filter((w) => w.file !== ROUNDCUBE);
  const without = await coverageOfRecords([...unnamed, ...monitor]);
  assert.deepEqual(
    found(without).filter((g) => g.startsWith('web-access')),
    [],
  );
  const [from, to] = [START + 28 * 60 * MINUTE, START + 28 * 60 * MINUTE + 20 * MINUTE];
  const cut = days.filter((w) => w.file !== WEB || w.time < from || w.time >= to);
  const holed = await coverageOfRecords([...cut, ...monitor]);
  assert.deepEqual(
    holed.gaps.filter((g) => g.kind !== 'never-enabled').map((g) => `${g.source} ${g.because}`),
    ['web-access silent'],
  );
});
