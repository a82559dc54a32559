import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND } from '../../base/time.ts';
import { AUTH, coverageOfRecords, line, MAIL, START, type Written, webmailHost } from './coverage.testing.ts';
import type { Coverage } from './coverage.ts';

const found = ({ gaps }: Coverage): readonly string[] =>
  gaps
    .filter((g) => g.kind !== 'never-enabled')
    .map((g) => `${g.source} ${g.because} ${g.facts.account} ${g.facts.count}`);

/** Sessions of a mail program, one every two minutes; those of `open` never end. */
function program(account: string, protocol: string, open: (i: number) => boolean): readonly Written[] {
  return Array.from({ length: 25 }, (_, i) => {
    const at = START + (2 * i + 1) * MINUTE;
    const fields = { protocol, account, session: `${account}${protocol}${i}` } as const;
    const signIn = { ...fields, action: 'sign-in', outcome: 'success', address: '192.0.2.9' } as const;
    const end = line(MAIL, at + 5 * SECOND, 'dovecot', { ...fields, action: 'session-end', counters: 1 });
    return [line(MAIL, at, 'dovecot', signIn), ...(open(i) ? [] : [end])];
  }).flat();
}

const host = webmailHost(60, () => 8);
const never = (): boolean => false;
const always = (): boolean => true;

test('sessions of an account of which none ever ended are suspect, and nobody is cleared', async () => {
  for (const protocol of ['imap', 'pop3']) {
    const ann = program('ann', protocol, never);
    const covered = await coverageOfRecords([...host, ...ann, ...program('eve', protocol, always)]);
    assert.deepEqual(found(covered), ['dovecot sign-in-without-end eve 25']);
    assert.deepEqual(covered.cannotClear, ['gap.sign-in-without-end']);
  }
});

test('sessions that end, connections that are kept open, and those that a restart broke off are nothing', async () => {
  const ended = [...host, ...program('ann', 'imap', never), ...program('eve', 'imap', never)];
  assert.deepEqual(found(await coverageOfRecords(ended)), []);
  const kept = [...host, ...program('ann', 'imap', (i) => i % 5 === 0), ...program('eve', 'imap', always)];
  assert.deepEqual(found(await coverageOfRecords(kept)), []);
  const one = [...host, ...program('ann', 'imap', never), ...program('eve', 'imap', always).slice(0, 1)];
  assert.deepEqual(found(await coverageOfRecords(one)), []);
  const stop = (at: number): Written =>
    line(AUTH, at, 'systemd', { action: 'service-stopped', detail: 'dovecot.service' }, 'systemd');
  const stops = Array.from({ length: 60 }, (_, i) => stop(START + i * MINUTE + 10 * SECOND));
  const broken = [...host, ...program('ann', 'pop3', never), ...program('eve', 'pop3', always), ...stops];
  assert.deepEqual(found(await coverageOfRecords(broken)), []);
});
