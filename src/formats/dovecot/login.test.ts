import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { read, reads } from './read.testing.ts';

const TAIL = 'rip=192.0.2.9, lip=198.51.100.1, TLS, session=<1jl6JvtgDeYKFAEt>';

test('sign-ins of every version and service', () => {
  const all = { action: 'sign-in', outcome: 'success', account: 'u', address: '192.0.2.9', method: 'PLAIN' };
  for (const word of ['Login', 'Logged in', 'Info: Login']) {
    for (const [service, protocol] of [
      ['imap-login', 'imap'],
      ['pop3-login', 'pop3'],
      ['managesieve-login', 'managesieve'],
      ['submission-login', 'submission'],
    ]) {
      reads(`${service}: ${word}: user=<u>, method=PLAIN, ${TAIL}`, { ...all, protocol });
    }
  }
  reads('imap-login: Login: user=<u>, PID=12151, method=PLAIN, rip=192.168.0.1, lip=10.0.0.1', {
    account: 'u',
    address: '192.168.0.1',
  });
  reads('imap-login: Login: user=<u>, method=PLAIN, rip=192.0.2.9, lip=::1, mpid=7, secured, session=<x>', {
    peerPid: 7,
    tls: 'secured',
    session: 'x',
    serverAddress: '::1',
  });
  reads('imap-login: Login: user=<u>, method=PLAIN, rip=::ffff:192.0.2.9, rport=4711, lip=::1, lport=993', {
    address: '192.0.2.9',
    port: 4711,
  });
  reads(`imap-login: Login: user=<u>, method=PLAIN, ${TAIL}, auth_user=<boss>`, { actingAccount: 'boss' });
});

test('a name that looks like elements changes neither address nor session', () => {
  const real = { address: '192.0.2.9', session: '1jl6JvtgDeYKFAEt', serverAddress: '198.51.100.1' };
  for (const name of [
    'a>, method=PLAIN, rip=6.6.6.6, lip=1.1.1.1, TLS, session=<AAAAAAAAAAAAAAAA',
    'a>, rip=6.6.6.6, session=<AAAAAAAAAAAAAAAA>, mpid=1',
    'a>: user=<b>, method=LOGIN, rip=6.6.6.6',
    'a, method=PLAIN, rip=6.6.6.6',
    'x (auth failed, 99 attempts in 1 secs): user=<b',
  ]) {
    reads(`imap-login: Login: user=<${name}>, method=PLAIN, ${TAIL}`, {
      ...real,
      action: 'sign-in',
      account: name,
      method: 'PLAIN',
    });
    reads(
      `imap-login: Disconnected: Connection closed (auth failed, 2 attempts in 9 secs): user=<${name}>, method=PLAIN, ${TAIL}`,
      { ...real, account: name, tries: 2, seconds: 9, outcome: 'failure' },
    );
  }
});

test('no name makes a wrong address', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('rip=6.6.6.6', ', ', '>', '<', 'user=<', ': ', 'session=<', 'x', 'method=')),
      (parts) => {
        const event = read(`imap-login: Login: user=<${parts.join('')}>, method=PLAIN, ${TAIL}`);
        assert.equal(event?.address, '192.0.2.9');
        assert.equal(event?.session, '1jl6JvtgDeYKFAEt');
      },
    ),
  );
});

test('an order of the administrator’s own has its address before the name', () => {
  reads('imap-login: Login: rip=192.0.2.9, user=<a, rip=6.6.6.6>', { address: '192.0.2.9' });
  reads('imap-login: Login: method=PLAIN, rip=192.0.2.9, user=<a, rip=6.6.6.6>', { address: '192.0.2.9' });
});

const FAILURES: readonly (readonly [words: string, action: string, reason: string, tries?: number])[] = [
  // 1.x
  ['Aborted login (1 authentication attempts)', 'sign-in', 'auth-failed', 1],
  ['Disconnected (auth failed, 2 attempts)', 'sign-in', 'auth-failed', 2],
  ['Aborted login', 'sign-in', 'aborted'],
  ['Aborted login (tried to use disabled plaintext auth)', 'sign-in', 'cleartext-refused'],
  ['Disconnected (no auth attempts)', 'disconnection', 'no-auth'],
  // 2.2, 2.3
  ['Disconnected (auth failed, 7 attempts in 111 secs)', 'sign-in', 'auth-failed', 7],
  ['Disconnected: Inactivity (auth failed, 1 attempts in 180 secs)', 'sign-in', 'auth-failed', 1],
  ['Aborted login (no auth attempts in 0 secs)', 'disconnection', 'no-auth'],
  ['Disconnected (disconnected before auth was ready, waited 3 secs)', 'disconnection', 'temporary-failure'],
  ['Disconnected (tried to use disallowed plaintext auth)', 'sign-in', 'cleartext-refused'],
  ['Disconnected (tried to use unsupported auth mechanism)', 'sign-in', 'bad-request'],
  ["Disconnected (client didn't finish SASL auth, waited 4 secs)", 'sign-in', 'aborted'],
  ['Disconnected (disconnected while authenticating, waited 4 secs)', 'sign-in', 'aborted'],
  ['Aborted login (aborted authentication)', 'sign-in', 'aborted'],
  ['Disconnected (auth process communication failure)', 'sign-in', 'temporary-failure'],
  ['Disconnected (internal failure, 1 successful auths)', 'sign-in', 'temporary-failure', 1],
  [
    'Internal login failure (pid=1 id=2) (internal failure, 1 successful auths)',
    'sign-in',
    'temporary-failure',
  ],
  ['Disconnected (authorization failed, 3 attempts in 5 secs)', 'sign-in', 'not-allowed', 3],
  ['Disconnected (auth service reported temporary failure)', 'sign-in', 'temporary-failure'],
  ['Disconnected (user disabled)', 'sign-in', 'disabled'],
  ['Disconnected (password expired)', 'sign-in', 'password-expired'],
  ['Disconnected (sent invalid base64 in response)', 'sign-in', 'bad-request'],
  ['Disconnected (login disabled)', 'sign-in', 'disabled'],
  ['Disconnected (proxy dest auth failed)', 'sign-in', 'auth-failed'],
  ["Disconnected (client didn't send a cert)", 'disconnection', 'tls-failed'],
  ["Disconnected (cert required, client didn't start TLS)", 'disconnection', 'tls-failed'],
  [
    'Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
    'sign-in',
    'limit',
  ],
  // 2.3.15 and later
  [
    'Disconnected: Aborted login by logging out (auth failed, 1 attempts in 4 secs)',
    'sign-in',
    'auth-failed',
    1,
  ],
  [
    'Disconnected: Connection closed: read(size=1011) failed: Connection reset by peer (no auth attempts in 1 secs)',
    'disconnection',
    'no-auth',
  ],
  // 2.4
  [
    'Login aborted: Logged out (auth failed, 1 attempts in 2 secs) (auth_failed)',
    'sign-in',
    'auth-failed',
    1,
  ],
  [
    'Login aborted: Connection closed (no auth attempts in 0 secs) (no_auth_attempts)',
    'disconnection',
    'no-auth',
  ],
  [
    'Login aborted: Connection closed (tried to use disallowed cleartext auth, 1 attempts in 0 secs) (cleartext_auth_disabled)',
    'sign-in',
    'cleartext-refused',
    1,
  ],
  [
    'Login aborted: Connection closed (user disabled, 2 attempts in 3 secs) (user_disabled)',
    'sign-in',
    'disabled',
    2,
  ],
  [
    'Login aborted: Connection closed (internal failure, 1/3 successful auths in 3 secs) (internal_failure)',
    'sign-in',
    'temporary-failure',
    3,
  ],
  [
    'Login aborted: Connection closed (auth aborted by client, 1 attempts in 3 secs) (auth_aborted_by_client)',
    'sign-in',
    'aborted',
    1,
  ],
  [
    'Login aborted: Shutting down (The process is shutting down so the login is aborted.) (shutting_down)',
    'disconnection',
    'aborted',
  ],
];

test('every wording of a login that did not come to be', () => {
  for (const [words, action, reason, tries] of FAILURES) {
    reads(`imap-login: ${words}: user=<u>, method=PLAIN, ${TAIL}`, {
      action,
      reason,
      ...(tries === undefined ? {} : { tries }),
      outcome: action === 'sign-in' ? 'failure' : undefined,
      account: 'u',
      address: '192.0.2.9',
    });
  }
});

test('lines of 1.x have no user when none was sent', () => {
  reads('pop3-login: Disconnected (no auth attempts): rip=192.0.2.9, lip=192.0.2.1, TLS: Disconnected', {
    action: 'disconnection',
    reason: 'no-auth',
    address: '192.0.2.9',
    tls: 'TLS',
    account: undefined,
  });
  reads('imap-login: Disconnected (auth failed, 1 attempts): method=PLAIN, rip=192.0.2.9, lip=192.0.2.1', {
    action: 'sign-in',
    method: 'PLAIN',
  });
  reads('pop3-login: Disconnected: rip=1.2.3.4, lip=1.2.3.5', {
    action: 'disconnection',
    address: '1.2.3.4',
  });
});

test('a TLS handshake that failed', () => {
  reads(
    'imap-login: Disconnected (no auth attempts in 0 secs): user=<>, rip=192.0.2.9, lip=192.0.2.1, TLS handshaking: SSL_accept() failed: error:140760FC:SSL routines, unknown protocol, session=<1jl6JvtgDeYKFAEt>',
    {
      action: 'disconnection',
      reason: 'tls-failed',
      tls: undefined,
      session: '1jl6JvtgDeYKFAEt',
      account: undefined,
      detail:
        'Disconnected (no auth attempts in 0 secs); TLS: SSL_accept() failed: error:140760FC:SSL routines, unknown protocol',
    },
  );
});

test('proxies of every version', () => {
  const event = { action: 'sign-in', outcome: 'success', account: 'u', address: '192.0.2.9' };
  const elements = `user=<u>, method=PLAIN, ${TAIL}`;
  reads(`imap-login: proxy(u): started proxying to 10.0.0.2:143/v (master boss): ${elements}`, {
    ...event,
    relay: '10.0.0.2:143',
    actingAccount: 'boss',
  });
  reads(`imap-login: proxy(u,10.0.0.2:143): Started proxying to 10.0.0.2:143 (0.010 secs): ${elements}`, {
    ...event,
    relay: '10.0.0.2:143',
  });
  reads(
    `imap-login: proxy(u,10.0.0.2:143): Started proxying to <mail.example.org> (0.010 secs): ${elements}`,
    {
      ...event,
      relay: 'mail.example.org',
    },
  );
  reads(`imap-login: Started proxying to remote host: ${elements}`, { ...event, relay: undefined });
  reads(
    `imap-login: proxy(u): disconnecting 192.0.2.9 (Disconnected by client (5s idle, in=10, out=20)): ${elements}`,
    {
      action: 'session-end',
      bytesIn: 10,
      bytesOut: 20,
      reason: 'Disconnected by client',
    },
  );
  reads(`imap-login: proxy(u): Login failed to 10.0.0.2:143: Authentication failed.: ${elements}`, {
    action: 'auth-detail',
    outcome: 'failure',
    relay: '10.0.0.2:143',
  });
});

test('trouble, refused mechanisms and what is left', () => {
  reads(
    'imap-login: Warning: Auth process not responding, delayed sending initial response (greeting): user=<>, rip=192.0.2.9, lip=::1',
    {
      action: 'auth-trouble',
    },
  );
  reads(`imap-login: Authenticate PLAIN failed: Plaintext authentication disabled.: user=<>, ${TAIL}`, {
    action: 'auth-detail',
    reason: 'cleartext-refused',
  });
  reads('imap-login: Error: read(anvil) failed: EOF', { action: 'error', protocol: 'imap' });
  assert.equal(read('imap-login: Login: user=<u>, method=PLAIN'), undefined, 'no address');
  assert.equal(read(`imap-login: Something else: user=<u>, ${TAIL}`), undefined);
});

test('what a client calls itself', () => {
  const name = 'name=Thunderbird, version=115.6';
  reads(
    `imap-login: ID sent: ${name}: user=<>, rip=192.0.2.9, lip=192.0.2.1, TLS, session=<ImnGHPtgKdAKFAEm>`,
    {
      action: 'notice',
      userAgent: name,
      address: '192.0.2.9',
      session: 'ImnGHPtgKdAKFAEm',
      account: undefined,
    },
  );
  reads(`imap(ann)<4><ImnGHPtgKdAKFAEm>: ID sent: ${name}`, {
    action: 'notice',
    account: 'ann',
    userAgent: name,
  });
});

test('a proxied session that ends is no failed sign-in', () => {
  reads(
    'imap-login: Disconnected by client: Connection closed(0s idle, in=120, out=3000): user=<ann>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.1, TLS, session=<ImnGHPtgKdAKFAEm>',
    { action: 'session-end', outcome: undefined, account: 'ann', bytesIn: 120, bytesOut: 3000 },
  );
});
