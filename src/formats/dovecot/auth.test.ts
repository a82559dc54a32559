import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, reads } from './read.testing.ts';

const WHO = { action: 'auth-detail', outcome: 'failure', account: 'u@example.org', address: '192.0.2.9' };

test('look-ups of every version', () => {
  for (const line of [
    'auth-worker(default): sql(u@example.org,192.0.2.9): unknown user',
    'auth(default): passwd-file(u@example.org,::ffff:192.0.2.9): unknown user',
    'auth: passwd-file(u@example.org,192.0.2.9,<1jl6JvtgDeYKFAEt>): unknown user',
    'auth: Info: ldap(u@example.org,192.0.2.9,<1jl6JvtgDeYKFAEt>): unknown user (given password: x)',
    'auth-worker(14872): sql(u@example.org,192.0.2.9,<1jl6JvtgDeYKFAEt>): unknown user (SHA1 of given password: 86f7e4)',
    'auth-worker(14872): Info: conn unix:auth-worker (pid=748,uid=104): auth-worker<163>: sql(u@example.org,192.0.2.9,<1jl6JvtgDeYKFAEt>): unknown user',
    'auth(u@example.org,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: passwd-file: unknown user',
  ]) {
    reads(line, { ...WHO, reason: 'unknown-user' });
    assert.equal(read(line)?.session, line.includes('1jl6') ? '1jl6JvtgDeYKFAEt' : undefined);
  }
  reads('auth(u@example.org,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: sql: Password mismatch', {
    ...WHO,
    method: 'PLAIN',
    reason: 'wrong-password',
  });
});

test('reasons', () => {
  for (const [words, reason] of [
    ['Password mismatch', 'wrong-password'],
    ['invalid credentials', 'wrong-password'],
    ['pam_authenticate() failed: Authentication failure (Password mismatch?)', 'auth-failed'],
    [
      'pam_authenticate() failed: User not known to the underlying authentication module: 2 Time(s)',
      'unknown-user',
    ],
    ['pam_acct_mgmt() failed: User account has expired', 'disabled'],
    [
      'pam_authenticate() failed: Authentication token is no longer valid; new one required',
      'password-expired',
    ],
    ['allow_nets check failed: IP 192.0.2.9 not in allowed networks', 'not-allowed'],
    ['Username character disallowed by auth_username_chars: 0x3c (username: <)', 'bad-request'],
  ]) {
    reads(`auth: pam(u@example.org,192.0.2.9,<1jl6JvtgDeYKFAEt>): ${words}`, { ...WHO, reason });
  }
});

test('the level of 2.4 stands behind the identity', () => {
  reads('auth(u@example.org,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: Info: sql: Password mismatch', {
    ...WHO,
    reason: 'wrong-password',
  });
  reads('auth(u@example.org,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: Error: sql: Connect failed', {
    action: 'auth-trouble',
    account: 'u@example.org',
  });
  reads('auth(u@example.org,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: Debug: sql: unknown user', {
    action: 'notice',
  });
});

test('words that are not of a failure say none', () => {
  reads('auth: sql(u@example.org,192.0.2.9): something of a later version', {
    action: 'auth-detail',
    outcome: undefined,
    reason: undefined,
    account: 'u@example.org',
  });
});

test('a master who signs in for somebody did not fail', () => {
  for (const line of [
    'auth: passdb(boss,192.0.2.9,master,<1jl6JvtgDeYKFAEt>): Master user logging in as u@example.org',
    'auth: passwd-file(boss,192.0.2.9,master,<1jl6JvtgDeYKFAEt>): Master user logging in as u@example.org',
    'auth: Info: passwd-file(boss,192.0.2.9,<1jl6JvtgDeYKFAEt>): Master user logging in as u@example.org',
    'auth(boss,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: passwd-file: Master user logging in as u@example.org',
  ]) {
    reads(line, {
      action: 'auth-detail',
      outcome: 'success',
      reason: undefined,
      account: 'u@example.org',
      actingAccount: 'boss',
      address: '192.0.2.9',
      session: '1jl6JvtgDeYKFAEt',
    });
  }
  reads(
    'auth: passwd-file(boss,192.0.2.9,master,<1jl6JvtgDeYKFAEt>): Attempted master login with no master passdbs',
    {
      outcome: 'failure',
      reason: 'not-allowed',
      actingAccount: 'boss',
    },
  );
});

test('a master’s look-up names who acts', () => {
  reads('auth: passwd-file(boss,192.0.2.9,master,<1jl6JvtgDeYKFAEt>): Password mismatch', {
    account: undefined,
    actingAccount: 'boss',
    address: '192.0.2.9',
  });
});

test('passwords are kept nowhere', () => {
  for (const line of [
    'auth: sql(u,192.0.2.9): Password mismatch (given password: Geheim1)',
    'auth: sql(u,192.0.2.9): Geheim1 is no password of ours',
    "auth: Debug: sql(u,192.0.2.9): PLAIN(Geheim1) != 'x'",
    'auth: Debug: client in: AUTH 1 PLAIN service=imap resp=Geheim1',
    'auth: Error: sql(u,192.0.2.9): Password query failed: near "Geheim1": syntax error',
    "auth(u,192.0.2.9,sasl:plain)<1jl6JvtgDeYKFAEt>: Debug: sql: PLAIN(Geheim1) != 'x'",
    'auth-worker(1): Error: Password query Geheim1 failed',
    'auth(u,192.0.2.9,sasl:plain): sql: Password mismatch (given password: Geheim1)',
  ]) {
    assert.ok(read(line) !== undefined, line);
    assert.ok(!JSON.stringify(read(line)).includes('Geheim1'), line);
  }
});

test('a name or a password that looks like the end of a look-up names nobody', () => {
  for (const line of [
    'auth: sql(a,6.6.6.6,<AAAAAAAAAAAAAAAA>): unknown user,192.0.2.9,<1jl6JvtgDeYKFAEt>): unknown user',
    'auth: sql(u,192.0.2.9): Password mismatch (given password: x,6.6.6.6): unknown user)',
  ]) {
    const event = read(line);
    assert.ok(event?.address !== '6.6.6.6', line);
    assert.equal(event?.action, 'auth-detail');
  }
  reads('auth: sql(a,6.6.6.6,192.0.2.9): unknown user', { account: 'a,6.6.6.6', address: '192.0.2.9' });
});

test('the service itself', () => {
  reads('auth: Error: auth client 0 disconnected with 1 pending requests: EOF', {
    action: 'auth-trouble',
    detail: 'auth client 0 disconnected with 1 pending requests: EOF',
  });
  reads('auth: Warning: auth client 0 disconnected with 1 pending requests: Connection reset by peer', {
    action: 'auth-trouble',
  });
  reads('Fatal: auth(default): Support not compiled in for passdb driver ldap', { action: 'auth-trouble' });
  reads('auth: Error: sql(u,192.0.2.9): Connect failed', { action: 'auth-trouble', account: 'u' });
  reads('auth-worker(1): mysql: Connected to localhost (mail)', { action: 'notice' });
});
