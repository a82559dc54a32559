import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { read, reads } from './read.testing.ts';

test('start and stop', () => {
  reads('master: Dovecot v2.3.19.1 (9b53102964) starting up for imap, lmtp (core dumps disabled)', {
    action: 'service-started',
  });
  reads('Dovecot v1.2.rc3 starting up (core dumps disabled)', { action: 'service-started' });
  reads('master: Warning: Killed with signal 15 (by pid=1 uid=0 code=kill)', { action: 'service-stopped' });
  reads('Killed with signal 15', { action: 'service-stopped' });
  reads('imap: Warning: Killed with signal 15 (by pid=1 uid=0 code=kill)', { action: 'notice' });
  reads('Fatal: Auth process died too early - shutting down', { action: 'service-stopped' });
});

test('limits, clocks, errors', () => {
  reads(
    'master: Warning: service(imap-login): process_limit (100) reached, client connections are being dropped',
    {
      action: 'error',
      reason: 'limit',
    },
  );
  reads('Warning: service(anvil): client_limit (100) reached, client connections are being dropped', {
    reason: 'limit',
    account: undefined,
  });
  reads('imap-login: Error: Time just moved backwards by 5 seconds. Please fix', { action: 'clock-changed' });
  reads('imap(u)<1><2>: Error: Corrupted index cache file', { action: 'error', account: 'u', session: '2' });
  reads('imap(u)<1><2>: Panic: file x.c: line 1', { action: 'error' });
  reads('anvil: Warning: Killed with signal 15 (by pid=1 uid=0 code=kill)', { action: 'notice' });
  reads('ssl-params: Generating SSL parameters', { action: 'notice' });
  reads('config: Warning: NOTE: You can get a new clean config file', { action: 'notice' });
});

test('what is not known is left', () => {
  assert.equal(read('hello'), undefined);
  assert.equal(read(''), undefined);
  assert.equal(read('imap(u): who knows'), undefined);
  assert.equal(read('lmtp(u): who knows'), undefined);
});

test('no text makes the reader throw or wait', () => {
  const word = fc.constantFrom(
    'imap',
    'auth',
    'lmtp',
    'imap-login',
    '(',
    ')',
    ')<',
    '<1>',
    '><',
    '>: ',
    ': ',
    '): ',
    'Login: ',
    'user=<',
    ', rip=',
    'proxy(',
    'Error: ',
    'sieve: ',
    'msgid=',
    'saved mail to ',
    'copy from ',
    'box=',
    ' in=',
    '1',
    ' top=',
    'Mailbox ',
    'conn ',
    'Disconnected',
    'session=<',
    'TLS',
    ',',
    'flags=(',
    '\u00ff',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => void read(words.join(''))),
    { numRuns: 2000 },
  );
  for (const part of [
    '): ',
    ')<1><x>: ',
    ', rip=',
    ': saved mail to ',
    'Mailbox : ',
    '(',
    'auth(x,1.1.1.1)',
    ' in=',
    ', flags=(',
  ]) {
    for (const head of [
      'imap(u): ',
      'auth: sql(',
      'lmtp(u): sieve: msgid=',
      'imap-login: Login: user=<',
      'imap-login: proxy(',
    ]) {
      const start = process.hrtime.bigint();
      read(head + part.repeat(20_000));
      assert.ok(process.hrtime.bigint() - start < 1_000_000_000n, `${head}${part}`);
    }
  }
});

test('doveadm over the network names who asks before the account', () => {
  reads("doveadm(192.0.2.3,ann)<77><AbCd>: Executing command 'fetch' as 'ann'", {
    action: 'notice',
    account: 'ann',
  });
  reads('doveadm(2001:db8::3,ann): expunge: box=INBOX, uid=7, msgid=<a@b>, size=512', {
    action: 'message-expunged',
    account: 'ann',
  });
  reads('doveadm(a,b)<77><>: expunge: box=INBOX, uid=7, msgid=<a@b>, size=512', { account: 'a,b' });
});
