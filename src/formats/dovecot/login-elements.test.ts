import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, reads } from './read.testing.ts';

const TAIL = 'rip=192.0.2.9, lip=198.51.100.1, TLS, session=<1jl6JvtgDeYKFAEt>';
const ID = '1jl6JvtgDeYKFAEt';
const ORDERS: readonly string[] = [
  `user=<U>, method=PLAIN, rip=192.0.2.9, lip=198.51.100.1, mpid=7, TLS, session=<${ID}>`,
  `user=<U>, session=<${ID}>, method=PLAIN, rip=192.0.2.9, lip=198.51.100.1, mpid=7, TLS`,
  `user=<U>, method=PLAIN, session=<${ID}>, mpid=7, TLS, rip=192.0.2.9, lip=198.51.100.1`,
  `user=<U>, rip=192.0.2.9, method=PLAIN, lip=198.51.100.1, mpid=7, TLS, session=<${ID}>`,
  `session=<${ID}>, rip=192.0.2.9, lip=198.51.100.1, user=<U>, method=PLAIN, mpid=7, TLS`,
  `method=PLAIN, rip=192.0.2.9, lip=198.51.100.1, mpid=7, TLS, session=<${ID}>, user=<U>`,
  `method=PLAIN, mpid=7, user=<U>, rip=192.0.2.9, lip=198.51.100.1, TLS, session=<${ID}>`,
  `rip=192.0.2.9, lip=198.51.100.1, method=PLAIN, user=<U>, mpid=7, TLS, session=<${ID}>`,
  `user=<U>, TLS, TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits), method=PLAIN, session=<${ID}>, service=imap, mpid=7, rip=192.0.2.9, lip=198.51.100.1`,
];
const ALL = {
  account: 'ann@example.org',
  address: '192.0.2.9',
  serverAddress: '198.51.100.1',
  session: ID,
  peerPid: 7,
  method: 'PLAIN',
  tls: 'TLS',
};

test('elements of any order', () => {
  for (const order of ORDERS) {
    const line = order.replace('U', 'ann@example.org');
    reads(`imap-login: Login: ${line}`, { ...ALL, action: 'sign-in', outcome: 'success' });
    reads(`imap-login: Disconnected (auth failed, 2 attempts in 9 secs): ${line}`, {
      ...ALL,
      outcome: 'failure',
      tries: 2,
    });
    const bare = line.replace('<ann@example.org>', 'ann@example.org').replace(`<${ID}>`, ID);
    reads(`imap-login: Login: ${bare}`, { ...ALL, action: 'sign-in' });
    const nobody = order.replace('U', '');
    reads(`imap-login: Disconnected (no auth attempts in 1 secs): ${nobody}`, { ...ALL, account: undefined });
  }
});

test('in any order, a name that looks like elements stays the name', () => {
  for (const order of ORDERS) {
    for (const name of [
      'a>, method=LOGIN, rip=6.6.6.6, lip=1.1.1.1, mpid=9, TLS',
      'a, method=LOGIN',
      'a>: user=<b',
      'a>, user=<b',
      'a>, rip=6.6.6.6, session=<AAAAAAAAAAAAAAAA>, mpid=1',
      'x (auth failed, 99 attempts in 1 secs): user=<b',
    ]) {
      const found = { ...ALL, account: name, outcome: 'failure', tries: 2 };
      reads(
        `imap-login: Disconnected (auth failed, 2 attempts in 9 secs): ${order.replace('U', name)}`,
        found,
      );
    }
  }
});

test('who asked for another’s mailbox, before and behind the name', () => {
  for (const own of ['user=<ann>, auth_user=<boss>', 'auth_user=<boss>, user=<ann>']) {
    reads(`imap-login: Login: ${own}, method=PLAIN, ${TAIL}`, { account: 'ann', actingAccount: 'boss' });
  }
  reads(`imap-login: Login: auth_user=<ann>, user=<ann>, method=PLAIN, ${TAIL}`, {
    account: 'ann',
    actingAccount: undefined,
  });
});

test('login_log_format with the elements first', () => {
  for (const word of ['Login', 'Logged in'])
    reads(`imap-login: user=<ann>, method=PLAIN, ${TAIL}: ${word}`, {
      action: 'sign-in',
      outcome: 'success',
      account: 'ann',
      address: '192.0.2.9',
      session: '1jl6JvtgDeYKFAEt',
    });
  reads(
    `imap-login: user=<a: Login>, method=PLAIN, ${TAIL}: Disconnected (auth failed, 2 attempts in 9 secs)`,
    { action: 'sign-in', outcome: 'failure', account: 'a: Login', tries: 2, address: '192.0.2.9' },
  );
  assert.equal(read(`imap-login: user=<ann>, method=PLAIN, ${TAIL}`), undefined);
});
