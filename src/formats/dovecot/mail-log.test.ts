import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, reads } from './read.testing.ts';

const REST = 'uid=7, msgid=<a@b>, size=512';

test('events of messages', () => {
  for (const [words, action] of [
    ['delete', 'message-deleted'],
    ['undelete', 'message-undeleted'],
    ['expunge', 'message-expunged'],
    ['autoexpunge', 'message-expunged'],
    ['save', 'message-saved'],
    ['flag_change', 'message-flagged'],
  ]) {
    for (const owner of [
      'imap(u): ',
      'imap(u)<12><tXzVHvtgL4fLAHEP>: ',
      'lmtp(u)<12><IL1nC5PfBGsVMAAA0J78UA>: ',
    ]) {
      reads(`${owner}${words}: box=A, b: c, ${REST}`, {
        action,
        account: 'u',
        mailbox: 'A, b: c',
        uid: 7,
        messageId: '<a@b>',
        size: 512,
      });
    }
  }
});

test('a copy goes from its mailbox to box=, and the UID is the new one', () => {
  reads(`imap(u): copy from INBOX: box=Trash, ${REST}`, {
    action: 'message-copied',
    mailbox: 'INBOX',
    toMailbox: 'Trash',
    uid: 7,
  });
  reads(`imap(u): copy from INBOX: ${REST}`, { mailbox: 'INBOX', toMailbox: undefined });
});

test('all fields, and texts that hold commas', () => {
  reads(
    'imap(u): expunge: box=Réunions, uid=7, msgid=<a@b>, size=512, vsize=530, from=Lê, Zoé <z@b>, subject=Hà Nội, size=9, flags=(x, flags=(\\Seen $Junk)',
    {
      mailbox: 'Réunions',
      size: 512,
      subject: 'Hà Nội, size=9, flags=(x',
      detail: 'from=Lê, Zoé <z@b>, flags=(\\Seen $Junk)',
    },
  );
  reads('imap(u): save: box=A, uid=error, msgid=, size=error', {
    uid: undefined,
    messageId: undefined,
    size: undefined,
    mailbox: 'A',
  });
  reads('imap(u): expunge: uid=7, vsize=530, flags=()', { uid: 7, size: 530 });
});

test('folders', () => {
  reads('imap(u): Mailbox created: A', { action: 'mailbox-created', mailbox: 'A' });
  reads('imap(u): Mailbox deleted: A: b', { action: 'mailbox-deleted', mailbox: 'A: b' });
  reads('imap(u): Mailbox renamed: A -> B', { action: 'mailbox-renamed', mailbox: 'A', toMailbox: 'B' });
  reads('imap(u)<1><x>: Mailbox A: Mailbox deleted', { action: 'mailbox-deleted', mailbox: 'A' });
  reads('imap(u)<1><x>: Mailbox A: UID 9: expunge: msgid=<a@b>, size=3', {
    action: 'message-expunged',
    mailbox: 'A',
    uid: 9,
    size: 3,
  });
});

test('doveadm acts on the host', () => {
  reads(`doveadm(u)<1><>: expunge: box=INBOX, ${REST}`, { action: 'message-expunged', protocol: 'local' });
});

test('what only begins alike is left', () => {
  assert.equal(read('imap(u): delete: something else'), undefined);
  assert.equal(read('imap(u): copy from here to there'), undefined);
});
