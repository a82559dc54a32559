import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFormats } from '../formats/index.ts';
import { sql } from '../store/sql.ts';
import { type Bench, type GivenEvent, openBench } from '../testing/store.testing.ts';
import { withoutDoubles } from './doubles.ts';
import type { Member, Survey } from './read-all.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const NO_CONTEXT = {} as Survey['context'];

/** A member whose reading found records; only what the removal of doubles looks at. */
function member(number: number, format = 'syslog-rfc3339', inside = ''): Member {
  const explored = { member: inside, format: fileFormats.find((f) => f.id === format) };
  return { number, explored, doubles: 0, read: { summary: { first: 1 } } } as unknown as Member;
}

/** `count` records, one in each second from `from` on, as file `file` has them. */
function records(file: number, from: number, count: number, more: GivenEvent = {}): GivenEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    at: from + i,
    file,
    line: i + 1,
    program: 'dovecot',
    action: 'sign-in' as const,
    account: `u${(from + i) % 7}`,
    session: `s${from + i}`,
    ...more,
  }));
}

async function left(events: readonly GivenEvent[], members: readonly Member[]) {
  await bench.fill(events);
  await bench.store.run(sql`DROP TABLE IF EXISTS doubles`);
  const read = { members, context: NO_CONTEXT, proxies: [], problems: [] };
  const once = await withoutDoubles(read, bench.store);
  const rows = await bench.store.rows(sql`SELECT file, count() FROM events GROUP BY file ORDER BY file`);
  const again = await withoutDoubles(once, bench.store);
  assert.deepEqual(again, once, 'doing it again changes nothing');
  return {
    rows: Object.fromEntries(rows.map(([f, n]) => [Number(f), Number(n)])),
    doubles: once.members.map((m) => m.doubles),
  };
}

test('a log that lies there twice counts once, in the folder rather than in an archive', async () => {
  const twice = [...records(1, 0, 100), ...records(2, 0, 100)];
  assert.deepEqual(await left(twice, [member(1), member(2)]), { rows: { 1: 100 }, doubles: [0, 100] });
  const packed = [member(1, 'syslog-rfc3339', 'var/log/mail.log'), member(2)];
  assert.deepEqual(await left(twice, packed), { rows: { 2: 100 }, doubles: [100, 0] });
});

test('what two collections have in common counts once, the rest is kept', async () => {
  const both = [...records(1, 0, 100), ...records(2, 60, 100)];
  assert.deepEqual(await left(both, [member(1), member(2)]), { rows: { 1: 100, 2: 60 }, doubles: [0, 40] });
  const three = [...both, ...records(3, 0, 160)];
  const members = [member(1), member(2), member(3)];
  assert.deepEqual(await left(three, members), { rows: { 1: 100, 2: 60 }, doubles: [0, 40, 160] });
});

test('the same records by another writer, stamped in seconds and without the process', async () => {
  const exact = records(1, 0, 50).map((e, i) => ({ ...e, at: (e.at ?? 0) + i / 100, pid: 7, host: 'mx' }));
  const coarse = records(2, 0, 50, { precision: 1_000_000, host: 'mx.example.org', length: 120 });
  const members = [member(1), member(2, 'syslog-traditional')];
  assert.deepEqual(await left([...exact, ...coarse], members), { rows: { 1: 50 }, doubles: [0, 50] });
});

test('equal lines of one file are events of their own; another file takes away only as many as it has', async () => {
  const same = { at: 5, session: 'same', account: 'ann' };
  const burst = (file: number, times: number): GivenEvent[] =>
    records(file, 0, times, same).map((e, i) => ({ ...e, line: 1000 + i }));
  const one = [...records(1, 0, 40), ...burst(1, 2)];
  const more = [...records(2, 0, 40), ...burst(2, 5)];
  const members = [member(1), member(2)];
  assert.deepEqual(await left([...one, ...more], members), { rows: { 1: 42, 2: 3 }, doubles: [0, 42] });
});

test('what is left alone: a few equal records, other programs, other hosts, times apart', async () => {
  const members = [member(1), member(2)];
  const kept = async (second: readonly GivenEvent[]) =>
    (await left([...records(1, 0, 100), ...second], members)).doubles;
  assert.deepEqual(await kept(records(2, 95, 100)), [0, 0], 'what a rotation writes twice');
  assert.deepEqual(await kept(records(2, 0, 100, { program: 'postfix/smtpd' })), [0, 0]);
  assert.deepEqual(await kept(records(2, 0, 100, { host: 'mx2' })), [0, 0]);
  assert.deepEqual(await kept(records(2, 100, 100)), [0, 0]);
});

test('requests that an access log has too count there, and those that it lacks are kept', async () => {
  const request: GivenEvent = { program: '', httpMethod: 'GET', address: '192.0.2.1', action: 'page' };
  const full = records(1, 0, 100, request).map((e) => ({
    ...e,
    path: `/${e.at}`,
    status: 200,
    userAgent: 'x',
  }));
  const less = records(2, 0, 110, request).map((e) => ({ ...e, path: `/${e.at}` }));
  const members = [member(1, 'web-access'), member(2, 'web-request')];
  const reached = { ...full[0], at: 110, path: '/last' };
  assert.deepEqual((await left([...full, reached, ...less], members)).rows, { 1: 101, 2: 10 });
  const elsewhere = less.map((e) => ({ ...e, address: '192.0.2.2' }));
  assert.deepEqual((await left([...full, ...elsewhere], members)).rows, { 1: 100, 2: 110 });
  assert.deepEqual((await left(less, [member(2, 'web-request')])).rows, { 2: 110 });
});
