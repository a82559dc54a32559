import { test } from 'node:test';
import { reads } from './read.testing.ts';

test('the submission service tells what it passed on', () => {
  const owner = {
    action: 'message-sent',
    protocol: 'submission',
    account: 'ann',
    session: 'ImnGHPtgKdAKFAEm',
  };
  reads(
    "submission(ann)<4><ImnGHPtgKdAKFAEm>: Successfully relayed message: from=<ann@example.org>, size=533, id=YyZ1, nrcpt=2, reply=`250 2.0.0 Ok: queued as 4F10282012'",
    {
      ...owner,
      outcome: 'success',
      sender: 'ann@example.org',
      size: 533,
      recipientCount: 2,
      queueId: '4F10282012',
    },
  );
  reads(
    "submission(ann)<4><ImnGHPtgKdAKFAEm>: Info: Successfully relayed message: from=<>, to=<bob@example.net>, size=533, id=YyZ1, rcpt=0/1, reply=`250 Ok'",
    { ...owner, sender: '', recipient: 'bob@example.net', size: 533, queueId: undefined },
  );
  reads(
    "submission(ann)<4><ImnGHPtgKdAKFAEm>: Failed to relay message: from=<ann@example.org>, size=533, nrcpt=1, reply=`550 5.7.1 queued as nothing'",
    { ...owner, outcome: 'failure', detail: '550 5.7.1 queued as nothing' },
  );
});
