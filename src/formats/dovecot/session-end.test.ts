import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, reads } from './read.testing.ts';

const COUNTS =
  'in=12 out=489 deleted=1 expunged=2 trashed=3 hdr_count=4 hdr_bytes=5 body_count=6 body_bytes=7';
const WHO = { action: 'session-end', account: 'u', session: 'tXzVHvtgL4fLAHEP', peerPid: 15193 };

test('every reason of 2.3 and 2.4, told by the counters', () => {
  for (const [words, reason] of [
    ['Logged out', 'Logged out'],
    ['Disconnected: Logged out', 'Logged out'],
    ['Disconnected for inactivity', 'Disconnected for inactivity'],
    ['Disconnected: Inactivity - no input for 1800 secs', 'Inactivity - no input for 1800 secs'],
    [
      'Connection closed (IDLE running for 0.001 + waiting input for 1.2 secs, 2 B in + 10+10 B out, state=wait-input)',
      'Connection closed',
    ],
    [
      'Connection closed: read(size=1026) failed: Connection reset by peer (UID FETCH finished 0.1 secs ago)',
      'Connection closed',
    ],
    ['Server shutting down.', 'Server shutting down.'],
    ['Some words of a later version', 'Some words of a later version'],
  ]) {
    reads(`imap(u)<15193><tXzVHvtgL4fLAHEP>: ${words} ${COUNTS}`, {
      ...WHO,
      reason,
      bytesIn: 12,
      bytesOut: 489,
      deletedCount: 1,
      expungedCount: 2,
      trashedCount: 3,
      headerCount: 4,
      headerBytes: 5,
      bodyCount: 6,
      bodyBytes: 7,
      counters: 1,
    });
  }
});

test('a session without owner', () => {
  reads(`imap: Disconnected: Logged out ${COUNTS}`, {
    action: 'session-end',
    account: undefined,
    bodyCount: 6,
  });
});

test('older versions say no bodies', () => {
  reads('imap(u): Logged out in=59 out=566', { action: 'session-end', bytesOut: 566, counters: undefined });
  reads('imap(u): Disconnected: Logged out in=59 out=566', { bytesIn: 59, counters: undefined });
  reads('IMAP(u): Disconnected in IDLE bytes=748/17264', {
    account: 'u',
    protocol: 'imap',
    bytesIn: 748,
    bytesOut: 17264,
  });
  reads('imap(u): Logged out in=11, out=476, bytes=11/476', { bytesIn: 11, bytesOut: 476 });
  reads('IMAP(u): Disconnected: Logged out', { action: 'session-end', bytesIn: undefined });
  reads('imap(4711): Logged out in=59 out=566', { account: '4711', peerPid: undefined });
});

test('managesieve, submission and hibernated sessions', () => {
  reads('managesieve(u)<15193><tXzVHvtgL4fLAHEP>: Disconnected: Logged out bytes=209/146', {
    ...WHO,
    protocol: 'managesieve',
    bytesIn: 209,
    bytesOut: 146,
    counters: undefined,
  });
  reads('submission(u)<15193><tXzVHvtgL4fLAHEP>: Disconnected: Logged out in=20 out=30', {
    ...WHO,
    protocol: 'submission',
  });
  reads(`imap-hibernate(u)<15193><tXzVHvtgL4fLAHEP>: Connection closed ${COUNTS}`, {
    ...WHO,
    protocol: 'imap',
    counters: 1,
  });
});

test('POP3 counts', () => {
  reads(
    'pop3(u)<15193><tXzVHvtgL4fLAHEP>: Disconnected: Logged out top=1/20, retr=164/5678853, del=164/164, size=5676041',
    {
      ...WHO,
      protocol: 'pop3',
      headerCount: 1,
      headerBytes: 20,
      bodyCount: 164,
      bodyBytes: 5678853,
      deletedCount: 164,
      mailboxMessages: 164,
      mailboxBytes: 5676041,
      counters: 1,
    },
  );
});

test('the second number of POP3’s del= is taken for messages only where it can be', () => {
  const messages = (line: string): unknown => read(`pop3(u): Logged out ${line}`)?.mailboxMessages;
  assert.equal(messages('top=0/0, retr=1/925, del=0/275, size=6771925'), 275, '2.3, none deleted');
  assert.equal(messages('top=0/0, retr=0/0, del=0/0, size=0'), 0, 'an empty mailbox');
  assert.equal(messages('top=0/0, retr=0/0, del=0/0, size=6771925'), undefined, '2.4, none deleted');
  assert.equal(messages('top=0/0, retr=3/9051, del=3/9000, size=9000'), undefined, '2.4, all deleted');
  assert.equal(
    messages('top=0/0, retr=1/2017, del=1/2000, size=1000000'),
    undefined,
    '2.4, what was fetched',
  );
  assert.equal(messages('top=0/0, retr=1/2017, del=1/300, size=1000000'), 300, '2.3');
});

test('text that ends like counters does not end a session', () => {
  assert.equal(
    read('imap(u): expunge: box=INBOX, uid=7, msgid=<a>, size=1, subject=x in=1 out=2')?.action,
    'message-expunged',
  );
  assert.equal(read('imap(u): nothing in=x out=y'), undefined);
});
