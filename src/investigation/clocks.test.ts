import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  clockGaps,
  investigated,
  laterRequest,
  laterSyslog,
  type MadeHost,
  makeHost,
  rewriteLog,
  scoreOf,
  withoutSession,
} from './clocks.testing.ts';

const made: MadeHost[] = [];

after(() => {
  for (const host of made) host.remove();
});

function host(variant: string, seed: number): MadeHost {
  const one = makeHost(variant, seed);
  made.push(one);
  return one;
}

/** Investigates and gives the Case; where there is a scorer it must reach every floor all the same. */
async function judged(one: MadeHost) {
  const file = await investigated([one.evidence], one.caseDir);
  const missed = scoreOf(one)?.filter((line) => !/^\d+ of \d+ measures/.test(line)) ?? [];
  return { file, missed };
}

const MAIL = 'var/log/mail.log';
const WEB = 'var/log/nginx/access.log';

test('where all clocks agree nothing is said of them', async () => {
  const { file, missed } = await judged(host('nginx-virtual', 5));
  assert.deepEqual(clockGaps(file), []);
  assert.ok(file.evidence.every((e) => e.clockOffsetSeconds === 0));
  assert.deepEqual(missed, []);
});

test('a web server whose clock is ahead is told by logins, and its requests are read at their true time', async () => {
  const one = host('nginx-virtual', 5);
  rewriteLog(one, WEB, (line) => laterRequest(line, 37));
  const { file, missed } = await judged(one);
  assert.deepEqual(clockGaps(file), [['clock-contradicts', WEB, 'ahead', 37, 'yes']]);
  const web = file.evidence.filter((e) => e.path.startsWith(WEB));
  assert.deepEqual([...new Set(web.map((e) => e.clockOffsetSeconds))], [37]);
  assert.deepEqual(missed, []);
  const [gap] = file.coverage.gaps.filter((g) => g.because === 'clock-contradicts');
  const texts = gap?.refs.map((ref) => file.lines.find((l) => l.ref === ref)?.text ?? '');
  assert.equal(texts?.length, 2);
  assert.match(texts?.[0] ?? '', /Successful login/);
  assert.match(texts?.[1] ?? '', /POST .*_task=login/);
});

test('a mail log in another zone than the host names is told by its session ids', async () => {
  const one = host('nginx-virtual', 5);
  rewriteLog(one, MAIL, (line) => laterSyslog(line, 2 * 3600));
  const { file, missed } = await judged(one);
  assert.deepEqual(clockGaps(file), [['zone-contradicts', MAIL, 'ahead', 7200, 'yes']]);
  assert.deepEqual(missed, []);
});

test('a mail log without session ids is told by the messages that webmail sent', async () => {
  const one = host('nginx-virtual', 5);
  rewriteLog(one, MAIL, (line) => withoutSession(laterSyslog(line, 2 * 3600)));
  const file = await investigated([one.evidence], one.caseDir);
  assert.deepEqual(clockGaps(file), [['zone-contradicts', MAIL, 'ahead', 7200, 'yes']]);
  const mail = file.evidence.filter((e) => e.path.startsWith(MAIL));
  assert.deepEqual([...new Set(mail.map((e) => e.zone))], ['+09:00']);
  assert.ok(mail.every((e) => e.zoneSource === 'other-log'));
});

test('what the user said is followed, and told where the records contradict it', async () => {
  const one = host('nginx-virtual', 5);
  const file = await investigated([one.evidence], one.caseDir, { zone: '+01:00' });
  assert.deepEqual(clockGaps(file), [['zone-contradicts', MAIL, 'ahead', 21600, 'no']]);
  assert.ok(file.evidence.filter((e) => e.path.startsWith(MAIL)).every((e) => e.zone === '+01:00'));
});

test('of a clock that was set while a file was written, only that file stays in doubt', async () => {
  const one = host('nginx-virtual', 5);
  rewriteLog(one, WEB, (line) => (/2026:(1[5-9]|2\d):/.test(line) ? laterRequest(line, 3000) : line));
  const { file, missed } = await judged(one);
  assert.deepEqual(clockGaps(file), [
    ['clock-contradicts', WEB, 'ahead', 3000, 'yes'],
    ['clock-steps', WEB, 'ahead', 3000, 'no'],
  ]);
  assert.deepEqual(missed, []);
});
