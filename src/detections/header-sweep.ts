import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { holdings } from './bulk-copy.ts';
import { detection } from './detection.ts';
import { END_COLUMNS, signalsOfEnds } from './session-ends.ts';

export const headerSweep = detection({
  id: 'header-sweep',
  title: 'One IMAP session listed the headers of most of an account',
  technique: 'T1114.002',
  severity: 'medium',
  needs: [['dovecot']],
  thresholds: {
    share: { value: 0.6, means: 'share of the known messages whose headers were fetched' },
    atLeast: { value: 50, means: 'header fetches below which a client merely looks for new mail' },
    unknownCount: {
      value: 500,
      means: 'header fetches that are a sweep where the size of the account is not known',
    },
  },
  find: async ({ store, world, t }) => {
    const rows = await events(
      store,
      [...END_COLUMNS, 'headerCount', 'headerBytes', 'bodyCount'],
      sql`action = 'session-end' AND protocol = 'imap' AND counters = 1 AND headerCount >= ${t.atLeast} AND bodyCount * 2 < headerCount`,
    );
    const large = rows.filter((r) => {
      const held = holdings(world, world.canonical(r.account));
      return r.headerCount >= (held === undefined ? t.unknownCount : t.share * held.messages);
    });
    return signalsOfEnds('header-sweep', store, world, large, (r) => ({
      events: r.headerCount,
      facts: { headers: r.headerCount, bytes: r.headerBytes },
    }));
  },
  examples: [
    {
      title: 'headers of 600 messages and no body',
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
          at: 9,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'S1',
          counters: 1,
          headerCount: 600,
          headerBytes: 300_000,
        },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'a client that looks for new mail',
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
          at: 9,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'S1',
          counters: 1,
          headerCount: 40,
          headerBytes: 20_000,
        },
      ],
      finds: [],
    },
  ],
});
