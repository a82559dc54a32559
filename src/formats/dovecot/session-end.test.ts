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

test('a mail_log_prefix of any kind says whose session it was', () => {
  const id = 'tXzVHvtgL4fLAHEP';
  const [pid, session, address] = [{ peerPid: 15193 }, { session: id }, { address: '192.0.2.9' }];
  const prefixes: readonly (readonly [prefix: string, also: object])[] = [
    ['imap(u)', {}],
    ['imap(u)<15193>', pid],
    [`imap(u)<${id}>`, session],
    ['imap(u)[15193]', pid],
    ['imap(u) [15193]', pid],
    [`imap(u)<15193><${id}>`, { ...pid, ...session }],
    [`imap(u)<${id}><15193>`, { ...pid, ...session }],
    [`imap(u)[192.0.2.9]<${id}>`, { ...address, ...session }],
    ['imap(u,192.0.2.9)', address],
    ['imap(u, 2001:db8::9)', { address: '2001:db8::9' }],
    ['imap(192.0.2.9,u)', address],
    ['imap(15193,u)', pid],
    [`imap(u,15193,${id})`, { ...pid, ...session }],
    [`imap(u,,${id})`, session],
    [`imap: user=<u>, pid=15193, session=<${id}>`, { ...pid, ...session }],
    [`imap: user=u rip=192.0.2.9 session=${id}`, { ...address, ...session }],
    [`imap(u): session=<${id}>`, session],
    ['IMAP(u)', {}],
  ];
  const none = { peerPid: undefined, session: undefined, address: undefined };
  for (const [prefix, also] of prefixes) {
    const whole = {
      action: 'session-end',
      account: 'u',
      reason: 'Logged out',
      bodyCount: 6,
      ...none,
      ...also,
    };
    reads(`${prefix}: Logged out ${COUNTS}`, whole);
    reads(`${prefix}: Info: Logged out ${COUNTS}`, whole);
  }
});

test('a name with a comma, a number or a bracket in it stays one', () => {
  for (const name of ['a,b', '15193', 'a,b,c', 'a(b)c', 'a, b', 'tXzVHvtgL4fLAHEP']) {
    reads(`imap(${name}): Logged out ${COUNTS}`, { account: name, peerPid: undefined, session: undefined });
    reads(`imap(${name})<15193>: Logged out ${COUNTS}`, { account: name, peerPid: 15193 });
  }
  assert.equal(read(`imap(u)<15193: Logged out ${COUNTS}`), undefined);
  assert.equal(read(`imap(u: Logged out ${COUNTS}`), undefined);
});

test('counters by names of the administrator’s own, and ends that count nothing', () => {
  const all = {
    action: 'session-end',
    account: 'u',
    reason: 'Logged out',
    bytesOut: 489,
    bodyCount: 6,
    counters: 1,
  };
  for (const counters of [
    'rcvd=12, sent=489, expunged=2, hdr=4/5, body=6/7',
    'bytes_in=12 bytes_out=489 fetch_body_count=6 fetch_body_bytes=7',
    '(sent=489; x=1; body=6/7)',
  ]) {
    reads(`imap(u)<1><s>: Logged out ${counters}`, all);
    reads(`imap(u)<1><s>: Disconnected: Logged out ${counters}`, all);
  }
  reads('imap(u)<1><s>: Logged out rcvd=12, sent=489', { bytesIn: 12, bytesOut: 489, counters: undefined });
  for (const nothing of [
    'Logged out',
    'Disconnected: Inactivity',
    'Logged out a=1, b=2',
    'Logged out deleted=1 expunged=2',
  ])
    reads(`imap(u)<1><s>: ${nothing}`, { action: 'session-end', counters: 2 });
  reads(`imap(u)<1><s>: Logged out in=0 out=0`, { bytesOut: 0, counters: undefined });
  assert.equal(read('imap(u)<1><s>: Some words a=1, b=2'), undefined);
});
