import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';
import { END_COLUMNS, signalsOfEnds } from './session-ends.ts';

export const wholeMailboxPop3 = detection({
  id: 'whole-mailbox-pop3',
  title: 'One POP3 session fetched a whole mailbox',
  technique: 'T1114.002',
  severity: 'high',
  needs: [['dovecot']],
  thresholds: {
    share: { value: 0.9, means: 'share of the messages, or of the bytes, that is a whole mailbox (C02)' },
    atLeast: { value: 20, means: 'messages below which fetching all of them is an ordinary poll' },
  },
  find: async ({ store, world, t }) => {
    const rows = await events(
      store,
      [...END_COLUMNS, 'bodyCount', 'bodyBytes', 'mailboxMessages', 'mailboxBytes'],
      sql`action = 'session-end' AND protocol = 'pop3' AND bodyCount >= ${t.atLeast}
        AND ((mailboxMessages > 0 AND bodyCount >= ${t.share} * mailboxMessages) OR (mailboxBytes > 0 AND bodyBytes >= ${t.share} * mailboxBytes))`,
    );
    return signalsOfEnds('whole-mailbox-pop3', store, world, rows, (r) => ({
      events: r.bodyCount,
      facts: { messages: r.bodyCount, bytes: r.bodyBytes, held: r.mailboxMessages },
    }));
  },
  examples: [
    {
      title: 'all 164 messages of a mailbox',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'pop3',
          account: 'ann',
          address: '192.0.2.7',
          session: 'P1',
        },
        {
          at: 9,
          action: 'session-end',
          protocol: 'pop3',
          account: 'ann',
          session: 'P1',
          counters: 1,
          bodyCount: 164,
          bodyBytes: 5_678_853,
          mailboxMessages: 164,
          mailboxBytes: 5_676_041,
        },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'two new messages of a mailbox of 275',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'pop3',
          account: 'ann',
          address: '192.0.2.7',
          session: 'P1',
        },
        {
          at: 9,
          action: 'session-end',
          protocol: 'pop3',
          account: 'ann',
          session: 'P1',
          counters: 1,
          bodyCount: 2,
          bodyBytes: 1900,
          mailboxMessages: 275,
          mailboxBytes: 6_771_925,
        },
      ],
      finds: [],
    },
  ],
});
