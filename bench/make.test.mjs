// The generator's promises: repeatable bytes, the size asked for, identifiers that mean what they say, a truth with lines behind it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { addressBytes, dovecotSession, readDovecotSession } from './lab/ids.mjs';
import { make, parseSize } from './make.mjs';

const SIZE = 1 << 20;
const root = mkdtempSync(join(tmpdir(), 'constat-bench-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** Every file below a folder with its bytes, unpacked. @param {string} folder @returns {Map<string, Buffer>} */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const paths = all.map((e) => join(e.parentPath, e.name)).sort();
  return new Map(
    paths.map((p) => {
      const bytes = readFileSync(p);
      return [p.slice(folder.length + 1), p.endsWith('.gz') ? gunzipSync(bytes) : bytes];
    }),
  );
}

/** @param {string} variant @param {number} seed @param {string} [name] */
async function made(variant, seed, name = `${variant}-${seed}`) {
  const out = join(root, name);
  await make({ out, size: SIZE, seed, variant });
  const all = files(out);
  const logs = [...all].filter(([p]) => p.startsWith('evidence/var/log/'));
  const text = (/** @type {string} */ part) =>
    logs
      .filter(([p]) => p.includes(part))
      .map(([, b]) => b.toString('latin1'))
      .join('');
  const truth = JSON.parse(all.get('truth.json')?.toString('utf8') ?? '');
  return {
    all,
    logs,
    truth,
    mail: text('/mail.log'),
    access: text('/access.log'),
    userlogins: text('/userlogins.log'),
  };
}

/** @param {Map<string, Buffer>} all */
function digest(all) {
  const sum = createHash('sha256');
  for (const [path, bytes] of all) sum.update(path).update(bytes);
  return sum.digest('hex');
}

const debian = await made('debian', 5);
const virtual = await made('nginx-virtual', 6);

test('the same seed gives the same bytes, another seed others', async () => {
  const again = await made('debian', 5, 'again');
  assert.equal(digest(again.all), digest(debian.all));
  const other = await made('debian', 7);
  assert.notEqual(digest(other.all), digest(debian.all));
});

test('the logs have the size asked for, within a tenth', () => {
  for (const { logs } of [debian, virtual]) {
    const bytes = logs.reduce((n, [, b]) => n + b.length, 0);
    assert.ok(Math.abs(bytes - SIZE) < SIZE / 10, `${bytes} bytes`);
  }
});

test('a Dovecot session id says when, from which port and address', () => {
  for (const ip of ['192.0.2.7', '::1', '2001:db8:1::25']) {
    const id = dovecotSession(1795480961278123, 45385, ip);
    const read = readDovecotSession(id);
    assert.deepEqual([read.port, read.address], [45385, addressBytes(ip)]);
    assert.equal(read.micros, 1795480961278123 % 2 ** 48);
    assert.equal(id.length, ip.includes(':') ? 32 : 16);
  }
});

test('in every login line the session id holds the address of rip=', () => {
  for (const { mail } of [debian, virtual]) {
    const lines = [...mail.matchAll(/rip=([^,]+), .*session=<([^>]+)>/g)];
    assert.ok(lines.length > 300);
    for (const [, ip, id] of lines) assert.deepEqual(readDovecotSession(id).address, addressBytes(ip));
  }
  assert.match(virtual.mail, /rip=2001:db8:/);
});

test('the time in a session id is shortly before the line', () => {
  const lines = [...debian.mail.matchAll(/^(\S+) .*Login: user=.*session=<([^>]+)>/gm)];
  assert.ok(lines.length > 200);
  for (const [, stamp, id] of lines) {
    const late = (Date.parse(stamp) * 1000 - readDovecotSession(id).micros) % 2 ** 48;
    assert.ok(late > -1000 && late < 2e6, `${stamp} ${id}: ${late}`);
  }
});

test('everything the truth names has its line', () => {
  for (const { truth, mail, access, userlogins } of [debian, virtual]) {
    assert.equal(truth.scenarios.length, 7);
    for (const s of truth.scenarios) {
      for (const l of [...s.logins, ...s.login_failures, ...s.session_ends]) {
        if (l.dovecot_session)
          assert.ok(mail.includes(`<${l.dovecot_session}>`), `${s.id} ${l.dovecot_session}`);
        if (l.roundcube_session) assert.ok(userlogins.includes(l.roundcube_session.slice(0, 16)));
      }
      for (const w of s.web_requests) {
        assert.ok(access.includes(` ${w.path} HTTP/`) && access.includes(w.src), w.path);
        for (const id of w.dovecot_sessions_in_window) assert.ok(mail.includes(`<${id}>`));
      }
      for (const m of [...s.mails_sent, ...s.mails_redirected])
        assert.ok(mail.includes(`message-id=${m.message_id}`));
    }
  }
});

test('counters, mailboxes and listings agree', () => {
  for (const { truth, all } of [debian, virtual]) {
    const copy = truth.scenarios.find((/** @type {{ id: string }} */ s) => s.id === 'S2');
    const end = copy.session_ends[0];
    const read = copy.messages_read.filter(
      (/** @type {any} */ m) => m.dovecot_session === end.dovecot_session,
    );
    const bytes = read.reduce((/** @type {number} */ n, /** @type {any} */ m) => n + m.bytes, 0);
    assert.match(end.dovecot_counters, new RegExp(`body_count=${read.length} body_bytes=${bytes}$`));
    const listing = all.get(`evidence/doveadm/${end.account}.tsv`)?.toString('utf8') ?? '';
    const ids = new Set(listing.split('\n').map((row) => row.split('\t')[3]));
    const there = read.filter((/** @type {any} */ m) => ids.has(m.message_id)).length;
    assert.ok(there >= read.length * 0.9, `${there} of ${read.length}`);
  }
});

test('a tampered log lacks exactly its twenty minutes', async () => {
  const { mail, truth } = await made('tampered', 8);
  const stamps = [...mail.matchAll(/^(\S+) /gm)].map((m) => Date.parse(m[1]));
  const from = Date.parse(truth.tampering.from);
  const to = Date.parse(truth.tampering.to);
  assert.equal(to - from, 20 * 60e3);
  assert.equal(stamps.filter((t) => t > from && t < to).length, 0);
  assert.ok(stamps.some((t) => t < from) && stamps.some((t) => t > to));
});

test('Dovecot 2.2 names no session in its mail process, 2.4 writes Logged in', async () => {
  const old = await made('dovecot22', 9);
  assert.match(old.mail, /imap\([a-z.]+\): Logged out in=\d+ out=\d+\n/);
  assert.doesNotMatch(old.mail, /body_count/);
  const fresh = await made('dovecot24', 10);
  assert.match(fresh.mail, /imap-login: Logged in: user=</);
  assert.match(fresh.mail, /imap-login: Login aborted: .*\(auth_failed\): user=</);
});

test('sizes are read as people write them', () => {
  assert.deepEqual(['1GiB', '10MB', '300k', '77'].map(parseSize), [1 << 30, 10 << 20, 307200, 77]);
  assert.throws(() => parseSize('much'), /not a size/);
});
