import { MINUTE } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import { refOf, type World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import { named } from '../store/store.ts';
import { detection } from './detection.ts';

export const massMail = detection({
  id: 'mass-mail',
  title: 'An account sent to many recipients in a short time',
  technique: 'T1534',
  severity: 'high',
  needs: [['postfix', 'roundcube']],
  thresholds: {
    recipients: { value: 10, means: 'distinct recipients in one slot (I01)' },
    slotMinutes: { value: 5, means: 'length of the time that recipients are counted in' },
  },
  find: async ({ store, world, t }) => {
    const rows = named(
      await store.rows(sql`SELECT name, address, slot, uniqExact(one) AS recipients, uniqExact(mail) AS mails,
          min(micros) AS first, max(micros) AS last, argMin(place, (micros, place)) AS ref, arraySlice(arraySort(groupUniqArray(one)), 1, 50) AS sample
        FROM (
          SELECT s.name AS name, s.address AS address, s.micros AS micros, s.place AS place, s.mail AS mail,
            intDiv(s.micros, ${t.slotMinutes * MINUTE}) AS slot, lower(d.recipient) AS one
          FROM (SELECT lower(account) AS name, address, queueId AS mail, toUnixTimestamp64Micro(time) AS micros,
              (file, line, offset) AS place
            FROM events WHERE action = 'message-submitted' AND outcome = 'success' AND account != '' AND queueId != '') AS s
          GLOBAL INNER JOIN (SELECT queueId AS mail, recipient, toUnixTimestamp64Micro(time) AS micros
            FROM events WHERE action = 'message-delivered' AND queueId != '' AND recipient != '') AS d ON s.mail = d.mail
          WHERE d.micros >= s.micros - 1000000 AND d.micros <= s.micros + 86400000000
          UNION ALL
          SELECT lower(account) AS name, address, toUnixTimestamp64Micro(time) AS micros,
            (file, line, offset) AS place, messageId AS mail,
            intDiv(toUnixTimestamp64Micro(time), ${t.slotMinutes * MINUTE}) AS slot, arrayJoin(splitByString(', ', lower(recipient))) AS one
          FROM events WHERE action = 'message-sent' AND account != '' AND recipient != '')
        GROUP BY name, address, slot HAVING recipients >= ${t.recipients} ORDER BY first, name, address`),
      ['name', 'address', 'slot', 'recipients', 'mails', 'first', 'last', 'ref', 'sample'],
    );
    return rows.filter((r) => !world.isOurs(String(r.address))).map((r) => signalOf(r, world));
  },
  examples: [
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

/** The signal of a slot in which somebody sent to too many. */
function signalOf(row: Readonly<Record<string, string | number>>, world: World): Signal {
  const [file = 0, line = 0, offset = 0] = (row.ref as unknown as readonly (string | number)[]).map(Number);
  const sample = row.sample as unknown as readonly string[];
  return {
    detection: 'mass-mail',
    account: world.canonical(String(row.name)),
    address: String(row.address),
    session: '',
    from: Number(row.first),
    to: Number(row.last),
    events: Number(row.mails),
    facts: {
      recipients: Number(row.recipients),
      messages: Number(row.mails),
      inside: sample.filter((m) => world.isLocalAddress(m)).length,
    },
    refs: [refOf({ file, line, offset })],
  };
}
