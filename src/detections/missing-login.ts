import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { refOf } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';

export const missingLogin = detection({
  id: 'missing-login',
  title: 'A session ended whose login line is missing',
  technique: 'T1070.002',
  severity: 'medium',
  needs: [['dovecot']],
  thresholds: {
    atMost: { value: 5000, means: 'sessions that are listed' },
    slackSeconds: {
      value: 60,
      means: 'seconds after the first record within which a session may have begun before the logs',
    },
  },
  find: async ({ store, world, t }) => {
    const rows = await events(
      store,
      ['time', 'file', 'line', 'offset', 'account', 'session', 'protocol', 'bodyCount'],
      sql`action = 'session-end' AND length(session) IN (16, 32) AND protocol IN ('imap', 'pop3', 'managesieve', 'submission')
        AND session GLOBAL NOT IN (SELECT session FROM events WHERE action = 'sign-in' AND session != '')`,
      t.atMost,
    );
    return rows.flatMap((r) => {
      const inside = decodeDovecotSession(r.session);
      if (inside === undefined) return [];
      const began = instantOfSession(inside.micros, r.time);
      // What began before the first record has its login in a log that was not handed over.
      if (began < world.window.from + t.slackSeconds * 1_000_000 || began > r.time) return [];
      return [
        {
          detection: 'missing-login',
          account: world.canonical(r.account),
          address: inside.address,
          session: r.session,
          from: began,
          to: r.time,
          events: 1,
          facts: { coded: inside.address, protocol: r.protocol },
          refs: [refOf(r)],
        },
      ];
    });
  },
  examples: [
    {
      title: 'an end alone',
      events: [
        { at: 0, action: 'notice' },
        {
          at: 200,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'SESSION@100',
          bodyCount: 3,
          counters: 1,
        },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'login and end',
      events: [
        { at: 0, action: 'notice' },
        {
          at: 101,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '192.0.2.7',
          session: 'SESSION@100',
        },
        {
          at: 200,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'SESSION@100',
          bodyCount: 3,
          counters: 1,
        },
      ],
      finds: [],
    },
  ],
});
