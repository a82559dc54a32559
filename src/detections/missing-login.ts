import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { SECOND } from '../base/time.ts';
import { refOf } from '../case/world.ts';
import { loginsOf } from '../sessions/logins.ts';
import { events, type Picked } from '../store/events.ts';
import { type Sql, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { detection } from './detection.ts';

const COLUMNS = ['time', 'file', 'line', 'offset', 'account', 'session', 'peerPid', 'protocol'] as const;

/** Whether a session id ends in the bytes of ::1, or of 127.0.0.1. */
const LOOPBACK = sql`(endsWith(session, ${`${'A'.repeat(20)}B`}) OR endsWith(session, '/AAAB'))`;

function endsWithoutLogin(
  store: Store,
  which: Sql,
  atMost: number,
): Promise<readonly Picked<(typeof COLUMNS)[number]>[]> {
  return events(
    store,
    COLUMNS,
    sql`action = 'session-end' AND length(session) IN (16, 32) AND protocol IN ('imap', 'pop3', 'managesieve', 'submission')
      AND ${which} AND session GLOBAL NOT IN (SELECT session FROM events WHERE action = 'sign-in' AND session != '')`,
    atMost,
  );
}

/** Share of the sign-ins that name an account and no session id: `login_log_format_elements` may leave it out. */
async function unnamedShare(store: Store): Promise<number> {
  const [row] = await store.rows(sql`SELECT countIf(session = '' AND account != ''), count() FROM events
    WHERE action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3', 'managesieve')`);
  return Number(row?.[0] ?? 0) / Math.max(1, Number(row?.[1] ?? 0));
}

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
    unnamed: {
      value: 0.1,
      means: 'share of sign-ins without a session id beyond which an end by its id alone misses none',
    },
  },
  find: async ({ store, world, t }) => {
    if ((await unnamedShare(store)) > t.unnamed) return [];
    // Webmail's own connections are many and say nothing of where somebody was: they must not fill the list.
    const outside = await endsWithoutLogin(store, sql`NOT ${LOOPBACK}`, t.atMost);
    const own = await endsWithoutLogin(store, LOOPBACK, Math.max(0, t.atMost - outside.length));
    const rows = [...outside, ...own];
    const logins = await loginsOf(store, rows);
    return rows.flatMap((r, i) => {
      // Its login is there, in a line without an id.
      if ((logins[i]?.refs.length ?? 0) > 0) return [];
      const inside = decodeDovecotSession(r.session);
      if (inside === undefined) return [];
      const began = instantOfSession(inside.micros, r.time);
      // What began before the first record has its login in a log that was not handed over.
      // A stamp in whole seconds lies before the instant that the id has to the microsecond.
      if (began < world.window.from + t.slackSeconds * SECOND || began >= r.time + SECOND) return [];
      return [
        {
          detection: 'missing-login',
          account: world.canonical(r.account),
          address: inside.address,
          session: r.session,
          from: Math.min(began, r.time),
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
      title: 'an end alone, stamped in whole seconds before the instant that the id has',
      events: [
        { at: 0, action: 'notice' },
        { at: 99.5, action: 'session-end', protocol: 'imap', account: 'ann', session: 'SESSION@100' },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'an id that tells of a time after its end is no such id',
      events: [
        { at: 0, action: 'notice' },
        { at: 98, action: 'session-end', protocol: 'imap', account: 'ann', session: 'SESSION@100' },
      ],
      finds: [],
    },
    {
      title: 'a login whose line has no session id',
      events: [
        { at: 0, action: 'notice' },
        {
          at: 101,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '192.0.2.7',
          peerPid: 7,
        },
        {
          at: 200,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'SESSION@100',
          peerPid: 7,
        },
      ],
      finds: [],
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
