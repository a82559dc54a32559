import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../case/judgement.ts';
import { mergeDeletions } from './merge-changes.ts';

function deletion(time: string, detail: Change['detail'], over: Partial<Change> = {}): Change {
  return {
    kind: 'message-deleted',
    account: 'ann',
    time: `2026-03-02T08:00:${time}Z`,
    link: 'probable',
    sessions: ['S1'],
    detail,
    refs: [`f1:${time}:0`],
    ...over,
  };
}

test('a request, the mark and the expunging of one message are one deletion, with all lines', () => {
  const all = [
    deletion('09', { mailbox: 'INBOX', uid: 7, messageId: '<a@x>', subject: 'b' }, { sessions: ['S2'] }),
    deletion('01', { mailbox: 'INBOX', uid: 7 }, { link: 'certain' }),
    deletion('05', { mailbox: 'INBOX', uid: 7, messageId: '<a@x>', subject: '' }, { sessions: ['S2'] }),
  ];
  assert.deepEqual(mergeDeletions(all), [
    {
      ...deletion('01', { mailbox: 'INBOX', uid: 7, messageId: '<a@x>', subject: 'b' }, { link: 'certain' }),
      sessions: ['S1', 'S2'],
      refs: ['f1:01:0', 'f1:05:0', 'f1:09:0'],
    },
  ]);
});

test('other messages, other folders, other accounts, counts and other changes stay apart', () => {
  const all = [
    deletion('01', { mailbox: 'INBOX', uid: 7 }),
    deletion('02', { mailbox: 'INBOX', uid: 8 }),
    deletion('03', { mailbox: 'Sent', uid: 7 }),
    deletion('04', { mailbox: 'INBOX', uid: 7 }, { account: 'ben' }),
    deletion('05', { deleted: 2, expunged: 2 }),
    deletion('06', { deleted: 2, expunged: 2 }),
    deletion('07', { mailbox: 'INBOX', uid: 7 }, { kind: 'message-moved' }),
    deletion('08', { mailbox: 'INBOX', uid: 7 }, { kind: 'message-moved' }),
  ];
  assert.deepEqual(mergeDeletions(all), all);
});
