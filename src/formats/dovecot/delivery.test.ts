import { test } from 'node:test';
import { reads } from './read.testing.ts';

const LMTP = 'lmtp(u)<12309><IL1nC5PfBGsVMAAA0J78UA>: ';
const WHO = { account: 'u', protocol: 'lmtp', session: 'IL1nC5PfBGsVMAAA0J78UA', peerPid: 12309 };

test('deliveries', () => {
  reads(`${LMTP}msgid=<a@b>: saved mail to INBOX`, {
    ...WHO,
    action: 'message-stored',
    messageId: '<a@b>',
    toMailbox: 'INBOX',
  });
  reads(`${LMTP}sieve: msgid=<a@b>: stored mail into mailbox 'Lists/Über: alles'`, {
    ...WHO,
    action: 'message-stored',
    toMailbox: 'Lists/Über: alles',
  });
  reads("lda(u): sieve: msgid=unspecified: stored mail into mailbox 'INBOX'", {
    action: 'message-stored',
    protocol: 'lda',
    messageId: undefined,
  });
  reads("lda(u): sieve: msgid=: left message in mailbox 'INBOX'", {
    action: 'message-stored',
    messageId: undefined,
  });
  reads('deliver(u): msgid=<a@b>: saved mail to INBOX', { action: 'message-stored', protocol: 'lda' });
  reads("lmtp(u@b): wArTLNTxFNAccAAAYrNZvw: sieve: msgid=<a@b>: stored mail into mailbox 'INBOX'", {
    account: 'u@b',
    session: 'wArTLNTxFNAccAAAYrNZvw',
    messageId: '<a@b>',
  });
  reads('lmtp(12, u@b): wArTLNTxFNAccAAAYrNZvw: msgid=<a@b>: saved mail to INBOX', {
    account: 'u@b',
    peerPid: 12,
    toMailbox: 'INBOX',
  });
  reads(`${LMTP}from=x@y, size=12, msgid=<a@b>: saved mail to INBOX`, {
    action: 'message-stored',
    messageId: '<a@b>',
    toMailbox: 'INBOX',
  });
});

test('what Sieve did', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['redirect action: forwarded to <o@x>', { action: 'message-forwarded', recipient: 'o@x' }],
    ['forwarded to <o@x>', { action: 'message-forwarded', recipient: 'o@x' }],
    ['vacation action: sent vacation response to <o@x>', { action: 'auto-reply', recipient: 'o@x' }],
    ['sent vacation response to <o@x>', { action: 'auto-reply', recipient: 'o@x' }],
    [
      'vacation action: discarded duplicate vacation response to <o@x>',
      { action: 'notice', recipient: 'o@x' },
    ],
    ['vacation action: discarded vacation reply to <>', { action: 'notice' }],
    [
      'marked message to be discarded if not explicitly delivered (discard action)',
      { action: 'message-discarded' },
    ],
    [
      'discard action: Marked message to be discarded if not explicitly delivered (discard action)',
      { action: 'message-discarded' },
    ],
    ['rejected message from <o@x> (ereject)', { action: 'message-rejected', sender: 'o@x' }],
    ['discarded duplicate forward to <o@x>', { action: 'notice', recipient: 'o@x' }],
    [
      "fileinto action: failed to store into mailbox 'A': Quota exceeded",
      { action: 'error', toMailbox: 'A', outcome: 'failure' },
    ],
    ["store into mailbox 'A' aborted", { action: 'notice', toMailbox: 'A' }],
  ];
  for (const [words, fields] of cases) {
    reads(`${LMTP}sieve: msgid=<a@b>: ${words}`, { ...WHO, ...fields, messageId: '<a@b>' });
  }
  reads(`${LMTP}msgid=<a@b>: save failed to INBOX: Quota exceeded`, { action: 'error', toMailbox: 'INBOX' });
  reads(`${LMTP}sieve: Execution of script /x failed, but implicit keep was successful`, { action: 'error' });
  reads("imap(u)<1><2>: sieve: msgid=<a@b>: stored mail into mailbox 'Junk'", {
    action: 'message-stored',
    protocol: 'imap',
  });
});

test('a Message-ID or a sender that looks like a deed', () => {
  reads(`${LMTP}msgid=<a>: saved mail to Trash: saved mail to INBOX`, {
    toMailbox: 'INBOX',
    messageId: '<a>: saved mail to Trash',
  });
  reads(`${LMTP}sieve: msgid=<a>: redirect action: forwarded to <evil@x>: stored mail into mailbox 'INBOX'`, {
    action: 'message-stored',
    toMailbox: 'INBOX',
  });
  reads(
    `${LMTP}sieve: msgid=<a>: vacation action: sent vacation response to <"x: saved mail to INBOX"@evil>`,
    {
      action: 'auto-reply',
      recipient: '"x: saved mail to INBOX"@evil',
      messageId: '<a>',
    },
  );
});

test('LMTP connections', () => {
  reads('lmtp(12309): Connect from local', { action: 'connection', peerPid: 12309, protocol: 'lmtp' });
  reads('lmtp(12309): Connect from 192.0.2.9', { action: 'connection', address: '192.0.2.9' });
  reads('lmtp(12309): Connect from 2001:db8::9', { action: 'connection', address: '2001:db8::9' });
  reads('lmtp(12309): Disconnect from local: Logged out (state=READY)', {
    action: 'disconnection',
    reason: 'Logged out',
  });
  reads('lmtp(12309): Disconnect from 192.0.2.9: Successful quit', {
    address: '192.0.2.9',
    reason: 'Successful quit',
  });
});

test('a deliver_log_format with commas alone', () => {
  reads(
    "lmtp(ann)<7><s>: from=<b@example.org>, subject=Hello, you, msgid=<a@b>, size=12, stored mail into mailbox 'INBOX'",
    { action: 'message-stored', account: 'ann', messageId: '<a@b>', toMailbox: 'INBOX' },
  );
  reads('lmtp(ann)<7><s>: from=x, subject=a, saved mail to Trash, msgid=<a@b>, saved mail to INBOX', {
    toMailbox: 'INBOX',
  });
});
