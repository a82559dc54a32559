import type { Signal } from '../case/signal.ts';
import { sql } from '../store/sql.ts';
import { named } from '../store/store.ts';
import { detection } from './detection.ts';

export const sshBreakIn = detection({
  id: 'ssh-break-in',
  title: 'Somebody signed in to the host by SSH after failing from the same address',
  technique: 'T1110.001',
  severity: 'critical',
  needs: [['host']],
  thresholds: {
    failures: { value: 10, means: 'failed tries from an address before its success that are no typos' },
  },
  find: async ({ store, world, t }) => {
    const rows = named(
      await store.rows(sql`SELECT address, argMinIf(account, time, outcome = 'success') AS name, countIf(outcome = 'failure') AS failures,
          toUnixTimestamp64Micro(minIf(time, outcome = 'success')) AS entered, toUnixTimestamp64Micro(max(time)) AS last,
          argMinIf(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line), outcome = 'success') AS ref,
          argMinIf(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line), outcome = 'failure') AS tried
        FROM events WHERE action = 'sign-in' AND protocol = 'ssh' AND address != ''
        GROUP BY address HAVING countIf(outcome = 'success') > 0 AND minIf(time, outcome = 'failure') < maxIf(time, outcome = 'success')
          AND failures >= ${t.failures} ORDER BY entered, address`),
      ['address', 'name', 'failures', 'entered', 'last', 'ref', 'tried'],
    );
    return rows
      .filter((r) => !world.isOurs(String(r.address)))
      .map(
        (r): Signal => ({
          detection: 'ssh-break-in',
          account: String(r.name),
          address: String(r.address),
          session: '',
          from: Number(r.entered),
          to: Number(r.last),
          events: Number(r.failures),
          facts: { failures: Number(r.failures) },
          refs: [String(r.tried), String(r.ref)],
        }),
      );
  },
  examples: [
    {
      title: 'twelve wrong passwords and a right one',
      events: [
        ...Array.from(
          { length: 12 },
          (_, i) =>
            ({
              at: i,
              action: 'sign-in',
              outcome: 'failure',
              protocol: 'ssh',
              account: 'root',
              address: '192.0.2.9',
            }) as const,
        ),
        {
          at: 20,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'ssh',
          account: 'root',
          address: '192.0.2.9',
        },
      ],
      finds: ['root 192.0.2.9'],
    },
    {
      title: 'an administrator who mistypes twice',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'failure',
          protocol: 'ssh',
          account: 'adm',
          address: '192.0.2.9',
        },
        {
          at: 1,
          action: 'sign-in',
          outcome: 'failure',
          protocol: 'ssh',
          account: 'adm',
          address: '192.0.2.9',
        },
        {
          at: 5,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'ssh',
          account: 'adm',
          address: '192.0.2.9',
        },
      ],
      finds: [],
    },
  ],
});
