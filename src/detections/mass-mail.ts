import { MINUTE } from '../base/time.ts';
import { detection } from './detection.ts';
import { bursts, knownBefore, readSent } from './sent.ts';

export const massMail = detection({
  id: 'mass-mail',
  title: 'An account sent to many recipients in a short time',
  technique: 'T1534',
  severity: 'high',
  needs: [['postfix', 'roundcube']],
  thresholds: {
    recipients: { value: 10, means: 'distinct recipients within the span (I01)' },
    spanMinutes: { value: 5, means: 'length of any stretch of time that recipients are counted in' },
    knownMinutes: {
      value: 60,
      means: 'how long before a recipient must have been written to, to be known to the account',
    },
  },
  find: async ({ store, world, t }) => {
    const sent = await readSent(store, world, t.recipients, t.spanMinutes * MINUTE);
    const found = bursts(sent, t.recipients, t.spanMinutes * MINUTE);
    const isKnown = await knownBefore(store, world, found, t.knownMinutes * MINUTE);
    return found.map((burst) => ({
      detection: 'mass-mail',
      account: burst.account,
      address: burst.address,
      session: '',
      from: burst.from,
      to: burst.to,
      events: burst.messages,
      facts: {
        recipients: burst.recipients.length,
        messages: burst.messages,
        inside: burst.recipients.filter((m) => world.isLocalAddress(m)).length,
        known: burst.recipients.filter((m) => isKnown(burst, m)).length,
      },
      refs: [burst.ref],
    }));
  },
  examples: [
    {
      title: 'ten messages on both sides of a full five minutes',
      events: Array.from({ length: 10 }, (_, i) => [
        {
          at: 270 + i * 6,
          action: 'message-submitted',
          outcome: 'success',
          account: 'ann',
          address: '192.0.2.7',
          queueId: `Q${i}`,
        } as const,
        {
          at: 270.05 + i * 6,
          action: 'message-delivered',
          outcome: 'success',
          queueId: `Q${i}`,
          recipient: `u${i}@example.org`,
        } as const,
      ]).flat(),
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'twenty messages to twenty people',
      events: Array.from({ length: 20 }, (_, i) => [
        {
          at: i / 10,
          action: 'message-submitted',
          outcome: 'success',
          account: 'ann',
          address: '192.0.2.7',
          queueId: `Q${i}`,
        } as const,
        {
          at: i / 10 + 0.05,
          action: 'message-delivered',
          outcome: 'success',
          queueId: `Q${i}`,
          recipient: `u${i}@example.org`,
        } as const,
      ]).flat(),
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'a letter to four colleagues',
      events: [
        {
          at: 0,
          action: 'message-submitted',
          outcome: 'success',
          account: 'ann',
          address: '192.0.2.7',
          queueId: 'Q1',
        },
        ...[1, 2, 3, 4].map(
          (i) =>
            ({
              at: i / 10,
              action: 'message-delivered',
              outcome: 'success',
              queueId: 'Q1',
              recipient: `u${i}@example.org`,
            }) as const,
        ),
      ],
      finds: [],
    },
  ],
});
