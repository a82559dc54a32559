import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeDovecotSession } from '../../base/dovecot-session.ts';
import { isoTime, MINUTE, parseIso, SECOND } from '../../base/time.ts';
import type { Gap } from '../../case/evidence.ts';
import {
  AUTH,
  coverageOfRecords,
  filesOf,
  line,
  MAIL,
  ROUNDCUBE,
  START,
  WEB,
  type Written,
  webmailHost,
} from './coverage.testing.ts';
import type { Coverage } from './coverage.ts';

const busy = (minutes: number): Written[] => webmailHost(minutes, () => 8);
const without = (
  all: readonly Written[],
  from: number,
  to: number,
  keep: (w: Written) => boolean,
): Written[] => all.filter((w) => w.time < START + from * MINUTE || w.time >= START + to * MINUTE || keep(w));
const isNoSignIn = (w: Written): boolean => w.format !== 'dovecot' || w.fields.action !== 'sign-in';
const found = ({ gaps }: Coverage): readonly Gap[] => gaps.filter((g) => g.kind !== 'never-enabled');
const micros = (time: string): number => parseIso(time) ?? Number.NaN;
const question = ({ questions }: Coverage, name: string, account = '') =>
  questions.find((q) => q.question === name && q.account === account);

test('a busy host whose logs are whole has no gap, and an account may be cleared', async () => {
  const covered = await coverageOfRecords(busy(240));
  assert.deepEqual(found(covered), []);
  assert.equal(question(covered, 'sign-in')?.share, 1);
  assert.equal(covered.canClear, true);
  assert.deepEqual(covered.cannotClear, []);
});

test('clients that the web log only names leave open what was read in webmail; a few, or a scanner, do not', async () => {
  const all = busy(60);
  const asked = (count: number, status: number): Written[] =>
    Array.from({ length: count }, (_, i) =>
      line(WEB, START + i * MINUTE, 'web-access', {
        action: 'message-open',
        httpMethod: 'GET',
        clientName: 'h.example',
        status,
      }),
    );
  const named = await coverageOfRecords([...all, ...asked(6, 200)]);
  assert.ok(named.gaps.some((g) => g.because === 'client-names' && g.facts.requests === 6));
  assert.equal(question(named, 'message-read-webmail')?.share, 0);
  assert.equal(question(named, 'sign-in')?.share, 1);
  assert.equal(named.canClear, false);
  for (const few of [asked(5, 200), [...asked(6, 200), ...asked(7, 403)]])
    assert.equal((await coverageOfRecords([...all, ...few])).canClear, true);
});

test('20 minutes cut out of mail.log are one gap of each source in it, to the second', async () => {
  const all = busy(240);
  const covered = await coverageOfRecords(without(all, 100, 120, (w) => w.file !== MAIL));
  const gaps = found(covered);
  assert.deepEqual(gaps.map((g) => `${g.source} ${g.kind} ${g.because}`).sort(), [
    'dovecot gap silent',
    'postfix gap silent',
  ]);
  for (const source of ['dovecot', 'postfix']) {
    const left = all.filter((w) => w.format === source).map((w) => w.time);
    const before = left.filter((t) => t < START + 100 * MINUTE).reduce((a, b) => Math.max(a, b));
    const after = left.filter((t) => t >= START + 120 * MINUTE).reduce((a, b) => Math.min(a, b));
    const gap = gaps.find((g) => g.source === source);
    assert.equal(gap?.from, isoTime(before));
    assert.equal(gap?.to, isoTime(after));
    assert.equal(gap?.refs[0]?.startsWith(`f${MAIL}:`), true);
    assert.ok(gap?.refs.some((r) => r.startsWith(`f${WEB}:`) || r.startsWith(`f${AUTH}:`)));
  }
  const signIn = question(covered, 'sign-in');
  assert.ok(Math.abs((signIn?.share ?? 0) - (1 - 20 / 240)) < 0.01);
  assert.ok(Math.abs((signIn?.longestGapSeconds ?? 0) - 1200) < 60);
  assert.deepEqual(signIn?.missing, ['missing.dovecot-log']);
  assert.equal(question(covered, 'message-read-webmail')?.share, 1);
  assert.equal(covered.canClear, false);
});

test('while the web log has a hole nobody is cleared, though webmail’s own log has every sign-in', async () => {
  const covered = await coverageOfRecords(without(busy(240), 100, 110, (w) => w.file !== WEB));
  assert.equal(question(covered, 'sign-in')?.share, 1);
  assert.ok((question(covered, 'message-read-webmail')?.share ?? 1) < 0.97);
  assert.deepEqual([covered.canClear, covered.cannotClear], [false, ['missing.web-access']]);
});

test('a small host falls silent in the evening and at night without a gap', async () => {
  const hours = (minute: number): number => 8 + minute / 60;
  const office = (minute: number): number => {
    const hour = hours(minute) % 24;
    return hour > 18 || hour < 8 ? 0.004 : hour > 17 ? (18 - hour) * 2 : 2;
  };
  for (const seed of [1, 2, 3]) {
    const covered = await coverageOfRecords(webmailHost(48 * 60, office, seed));
    assert.deepEqual(found(covered), [], `seed ${seed}`);
  }
});

test('sign-in lines that are cut out of a log that goes on are a suspect stretch', async () => {
  const all = busy(240);
  const covered = await coverageOfRecords(without(all, 60, 75, isNoSignIn));
  const [gap, ...others] = found(covered);
  assert.deepEqual(others, []);
  assert.equal(gap?.kind, 'suspect');
  assert.equal(gap?.source, 'dovecot');
  assert.ok(Math.abs(micros(gap?.from ?? '') - (START + 60 * MINUTE)) < MINUTE);
  assert.ok(Math.abs(micros(gap?.to ?? '') - (START + 75 * MINUTE)) < MINUTE);
  assert.equal(question(covered, 'message-forwarded')?.share, 1);
  assert.ok((question(covered, 'sign-in')?.share ?? 1) < 0.95);
});

test('an address whose sign-ins were removed is named by the ids of its session ends', async () => {
  const all = busy(120);
  const connected = START + 40 * MINUTE;
  const session = encodeDovecotSession(connected, 50123, Uint8Array.of(203, 0, 113, 9));
  const end = { action: 'session-end', protocol: 'imap', account: 'ann', session, counters: 1 } as const;
  const covered = await coverageOfRecords([...all, line(MAIL, connected + MINUTE, 'dovecot', end)]);
  const [gap, ...others] = found(covered);
  assert.deepEqual(others, []);
  assert.equal(gap?.because, 'end-without-sign-in');
  assert.equal(gap?.facts.address, '203.0.113.9');
  assert.equal(gap?.from, isoTime(connected));
  assert.equal(question(covered, 'sign-in')?.share, 1);
  assert.ok((question(covered, 'sign-in', 'ann')?.share ?? 1) < 1);
  assert.deepEqual(covered.cannotClear, ['gap.end-without-sign-in']);
});

test('with every IMAP sign-in gone the ends still tell, as long as another protocol shows that they are written', async () => {
  const ends = Array.from({ length: 200 }, (_, i) => {
    const connected = START + (i + 1) * 30 * SECOND;
    const session = encodeDovecotSession(connected, 50000 + i, Uint8Array.of(127, 0, 0, 1));
    const fields = { action: 'session-end', protocol: 'imap', account: 'ann', session, counters: 1 } as const;
    return line(MAIL, connected + SECOND, 'dovecot', fields);
  });
  const sieve = { action: 'sign-in', outcome: 'success', protocol: 'managesieve', account: 'ann' } as const;
  const signIn = (session: string) =>
    line(MAIL, START, 'dovecot', { ...sieve, address: '127.0.0.1', session });
  const told = await coverageOfRecords([signIn('AAAAAAAAAAAAAAAA'), ...ends]);
  assert.ok(told.cannotClear.includes('gap.end-without-sign-in'));
  const unnamed = await coverageOfRecords([signIn(''), ...ends]);
  assert.ok(!unnamed.cannotClear.includes('gap.end-without-sign-in'));
});

test('a webmail sign-in that only one of two logs holds is suspect in the other', async () => {
  const all = busy(120);
  const at = START + 50 * MINUTE;
  const signIn = { action: 'sign-in', outcome: 'success', address: '203.0.113.9', account: 'ann' } as const;
  const noRequest = await coverageOfRecords([...all, line(ROUNDCUBE, at, 'roundcube', signIn)]);
  assert.deepEqual(
    found(noRequest).map((g) => [g.source, g.because, g.facts.address]),
    [['web-access', 'userlogin-without-request', '203.0.113.9']],
  );
  const noUserlogin = await coverageOfRecords([...all, line(WEB, at, 'web-access', signIn)]);
  assert.deepEqual(
    found(noUserlogin).map((g) => [g.source, g.because, g.facts.address]),
    [['roundcube', 'request-without-userlogin', '203.0.113.9']],
  );
});

test('a delivery of a message that nothing queued is suspect, unless it waited from before', async () => {
  const all = busy(120);
  const at = START + 50 * MINUTE;
  const sent = { action: 'message-delivered', queueId: 'GONE', outcome: 'success' } as const;
  const cut = await coverageOfRecords([...all, line(MAIL, at, 'postfix', sent, 'postfix/smtp')]);
  assert.deepEqual(
    found(cut).map((g) => [g.source, g.because]),
    [['postfix', 'delivery-without-queue']],
  );
  const waited = { ...sent, seconds: 7200 };
  const whole = await coverageOfRecords([...all, line(MAIL, at, 'postfix', waited, 'postfix/smtp')]);
  assert.deepEqual(found(whole), []);
});

test('a silence that a boot ends is explained and takes nothing from coverage', async () => {
  const all = without(busy(240), 100, 110, () => false);
  const boot = line(AUTH, START + 110 * MINUTE - SECOND, 'kernel', { action: 'boot' }, 'kernel');
  const covered = await coverageOfRecords([...all, boot]);
  const gaps = found(covered);
  assert.ok(gaps.length > 0);
  for (const gap of gaps) {
    assert.equal(gap.kind, 'gap');
    assert.equal(gap.because, 'explained-by-boot');
  }
  assert.equal(question(covered, 'sign-in')?.share, 1);
  const unexplained = found(await coverageOfRecords(all));
  assert.ok(unexplained.some((g) => g.kind === 'suspect' && g.because === 'all-silent'));
});

test('a rotated file that is missing leaves the time between its neighbours', async () => {
  const all = without(busy(180), 60, 120, (w) => w.file !== MAIL).map((w) =>
    w.file === MAIL && w.time < START + 60 * MINUTE ? { ...w, file: 9 } : w,
  );
  const files = filesOf(all, [
    [MAIL, 'var/log/mail.log', 'host'],
    [WEB, 'var/log/apache2/access.log', 'web-access'],
    [AUTH, 'var/log/auth.log', 'host'],
    [9, 'var/log/mail.log.2.gz', 'host'],
  ]);
  const covered = await coverageOfRecords(all, files);
  const missing = found(covered).filter((g) => g.because === 'file-missing');
  assert.deepEqual(
    missing.map((g) => [g.source, g.kind, g.facts.file]),
    [
      ['dovecot', 'rotation', 'var/log/mail.log.1'],
      ['postfix', 'rotation', 'var/log/mail.log.1'],
    ],
  );
  assert.ok((question(covered, 'sign-in')?.share ?? 1) < 0.7);
});

test('a source that begins later than the others is told, with what logrotate keeps', async () => {
  const all = busy(300).filter((w) => w.file !== MAIL || w.time > START + 100 * MINUTE);
  const place = { path: 'etc/logrotate.d/rsyslog', member: 'f5', line: 1, offset: 0 };
  const rotations = [{ paths: ['/var/log/mail.log'], rotate: 4, interval: 'weekly', place } as const];
  const covered = await coverageOfRecords(all, filesOf(all), { rotations });
  const [gap] = found(covered).filter((g) => g.source === 'dovecot');
  assert.equal(gap?.because, 'starts-late-rotated');
  assert.deepEqual(gap?.facts, { files: 4, interval: 'weekly' });
  assert.equal(gap?.refs[0], 'f5:1:0');
});

test('records that the journal says it dropped take their time from coverage', async () => {
  const at = START + 70 * MINUTE;
  const lost = { action: 'records-lost', lost: 15034, detail: 'dovecot.service' } as const;
  const covered = await coverageOfRecords([
    ...busy(120),
    line(AUTH, at, 'systemd-journald', lost, 'systemd-journald'),
  ]);
  const [gap, ...others] = found(covered);
  assert.deepEqual(others, []);
  assert.equal(gap?.kind, 'drop');
  assert.equal(gap?.source, 'dovecot');
  assert.equal(gap?.facts.lost, 15034);
  assert.equal(micros(gap?.to ?? ''), at);
  assert.equal(covered.canClear, false);
});

test('what nobody switched on is told with its place', async () => {
  const place = { path: 'etc/dovecot/dovecot.conf', member: 'f4', line: 3, offset: 90 };
  const off = { value: false, place, rank: 'file' } as const;
  const records = busy(60).filter((w) => w.format !== 'roundcube');
  const covered = await coverageOfRecords(records, undefined, {
    dovecot: { mailPlugins: [], passdbDrivers: [], namespaces: [], authVerbose: off, mailLog: off },
    roundcube: { logLogins: off },
  });
  const never = covered.gaps.filter((g) => g.kind === 'never-enabled');
  const keys = never.map((g) => `${g.source}/${g.because} ${g.refs.join()}`);
  for (const key of [
    'dovecot/auth-verbose f4:3:90',
    'dovecot/mail-log f4:3:90',
    'roundcube/userlogins f4:3:90',
  ]) {
    assert.ok(keys.includes(key), `${key} in ${keys.join('; ')}`);
  }
  assert.deepEqual(question(covered, 'message-deleted')?.missing, ['missing.mail-log']);
  assert.equal(question(covered, 'message-deleted')?.share, 0);
  assert.equal(question(covered, 'message-read-imap-item')?.share, 0);
});

test('bands hold every line once, in at most so many cells', async () => {
  const all = busy(60);
  const covered = await coverageOfRecords(all);
  const dovecot = covered.sources.find((s) => s.source === 'dovecot');
  assert.equal(
    dovecot?.lines.reduce((a, b) => a + b, 0),
    all.filter((w) => w.format === 'dovecot').length,
  );
  assert.ok((dovecot?.lines.length ?? 0) <= 401);
});

test('evidence without a record covers nothing', async () => {
  const covered = await coverageOfRecords([]);
  assert.equal(question(covered, 'sign-in')?.share, 0);
  assert.equal(covered.canClear, false);
  assert.deepEqual(covered.sources, []);
});

test('a threshold can be overridden', async () => {
  const all = without(busy(240), 100, 120, (w) => w.file !== MAIL);
  const deaf = { improbable: 0, improbableAlone: 0 };
  assert.deepEqual(found(await coverageOfRecords(all, undefined, {}, deaf)), []);
});

test('sign-ins of many accounts from the host itself are webmail, whose own logs are then missing', async () => {
  const mailOnly = (accounts: readonly string[]): readonly Written[] =>
    busy(60)
      .filter((w) => w.file === MAIL)
      .map((w, i) =>
        w.fields.account === undefined
          ? w
          : { ...w, fields: { ...w.fields, account: accounts[(i >> 1) % accounts.length] ?? '' } },
      );
  const webmail = await coverageOfRecords(mailOnly(['ann', 'bob', 'eve']));
  assert.equal(question(webmail, 'sign-in')?.share, 0);
  assert.deepEqual(webmail.cannotClear, ['missing.userlogins', 'missing.web-access']);
  const monitored = await coverageOfRecords(mailOnly(['probe']));
  assert.equal(question(monitored, 'sign-in')?.share, 1);
  assert.equal(monitored.canClear, true);
});

test('where more than a few sign-ins do not say who came in, nobody is cleared', async () => {
  const without = (key: 'account' | 'address', every: number): readonly Written[] =>
    busy(60).map((w, i) =>
      w.fields.action === 'sign-in' && w.fields.protocol === 'imap' && i % every === 0
        ? { ...w, fields: { ...w.fields, [key]: '' } }
        : w,
    );
  for (const key of ['account', 'address'] as const) {
    const covered = await coverageOfRecords(without(key, 2));
    assert.equal(question(covered, 'sign-in')?.share, 0);
    assert.deepEqual(question(covered, 'sign-in')?.missing, ['missing.client-address']);
    assert.equal(covered.canClear, false);
  }
  assert.equal(question(await coverageOfRecords(without('account', 101)), 'sign-in')?.share, 1);
});
