import { refOf } from '../case/world.ts';
import { loginsOf } from '../sessions/logins.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';

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
      ['time', 'file', 'line', 'offset', 'account', 'session', 'peerPid', 'protocol', 'bytesIn', 'bytesOut'],
      sql`action = 'session-end' AND protocol = 'imap' AND bytesIn > 0 AND bytesIn <= ${t.bytesIn} AND bytesOut <= ${t.bytesOut} AND bodyCount = 0 AND headerCount = 0`,
      t.atMost,
    );
    const logins = await loginsOf(store, rows);
    return rows.flatMap((r, i) => {
      const login = logins[i];
      if (login === undefined || world.isOurs(login.address)) return [];
      return [
        {
          detection: 'login-only',
          account: world.canonical(r.account),
          address: login.address,
          session: r.session,
          from: login.time,
          to: r.time,
          events: 1,
          facts: { bytesIn: r.bytesIn, bytesOut: r.bytesOut },
          refs: [...login.refs, refOf(r)],
        },
      ];
    });
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
