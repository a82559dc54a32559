import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';
import { END_COLUMNS, signalsOfEnds } from './session-ends.ts';

export const loginOnly = detection({
  id: 'login-only',
  title: 'Somebody signed in and left without asking for anything',
  technique: 'T1078',
  severity: 'low',
  needs: [['dovecot']],
  thresholds: {
    bytesIn: { value: 60, means: 'bytes from the client up to which it asked for nothing but to leave' },
    bytesOut: { value: 1500, means: 'bytes to the client up to which it was told nothing but capabilities' },
    atMost: { value: 20000, means: 'sessions that are looked at' },
  },
  find: async ({ store, world, t }) => {
    const rows = await events(
      store,
      [...END_COLUMNS, 'bytesIn', 'bytesOut'],
      sql`action = 'session-end' AND protocol = 'imap' AND bytesIn > 0 AND bytesIn <= ${t.bytesIn} AND bytesOut <= ${t.bytesOut} AND bodyCount = 0 AND headerCount = 0`,
      t.atMost,
    );
    const signals = await signalsOfEnds('login-only', store, world, rows, (r) => ({
      events: 1,
      facts: { bytesIn: r.bytesIn, bytesOut: r.bytesOut },
    }));
    return signals.filter((s) => s.address !== '' && !world.isOurs(s.address));
  },
  examples: [
    {
      title: 'a login and a logout',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '192.0.2.7',
          session: 'S1',
        },
        {
          at: 1,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'S1',
          counters: 1,
          bytesIn: 12,
          bytesOut: 489,
        },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'a client that opens the inbox',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '192.0.2.7',
          session: 'S1',
        },
        {
          at: 1,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'S1',
          counters: 1,
          bytesIn: 123,
          bytesOut: 7760,
        },
      ],
      finds: [],
    },
  ],
});
