import { decodeDovecotSession } from '../base/dovecot-session.ts';
import { refOf } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';

export const editedAddress = detection({
  id: 'edited-address',
  title: 'A login line names another address than its session id',
  technique: 'T1070.002',
  severity: 'critical',
  needs: [['dovecot']],
  thresholds: {
    atMost: {
      value: 1000,
      means: 'lines that are listed; a proxy that passes addresses on would name them all',
    },
  },
  find: async ({ store, world, t }) => {
    // Base64 of 12 or 24 bytes: only these ids hold an address; the comparison is done where they are decoded.
    const rows = await events(
      store,
      ['time', 'file', 'line', 'offset', 'account', 'address', 'session'],
      sql`action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3', 'managesieve', 'submission')
        AND address != '' AND length(session) IN (16, 32)
        AND if(length(session) = 16,
          IPv4NumToString(reinterpretAsUInt32(reverse(substring(tryBase64Decode(session), 9, 4)))),
          IPv6NumToString(toFixedString(substring(concat(tryBase64Decode(session), repeat('\0', 24)), 9, 16), 16))) != address`,
      t.atMost,
    );
    return rows.flatMap((r) => {
      const inside = decodeDovecotSession(r.session);
      if (inside === undefined || inside.address === r.address) return [];
      return [
        {
          detection: 'edited-address',
          account: world.canonical(r.account),
          address: r.address,
          session: r.session,
          from: r.time,
          to: r.time,
          events: 1,
          facts: { logged: r.address, coded: inside.address },
          refs: [refOf(r)],
        },
      ];
    });
  },
  examples: [
    {
      title: 'an id made for 203.0.113.71 in a line that says 192.0.2.1',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '192.0.2.1',
          session: 'SH/a//pgSbHLAHFH',
        },
      ],
      finds: ['ann 192.0.2.1'],
    },
    {
      title: 'an id and a line that agree',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '203.0.113.71',
          session: 'SH/a//pgSbHLAHFH',
        },
        {
          at: 1,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann',
          address: '::1',
          session: 'a0VtHPtgdpkAAAAAAAAAAAAAAAAAAAAB',
        },
      ],
      finds: [],
    },
  ],
});
