import type { Signal } from '../case/signal.ts';
import { sql } from '../store/sql.ts';
import { named } from '../store/store.ts';
import { detection } from './detection.ts';

export const scan = detection({
  id: 'scan',
  title: 'An address looked for weak points and never signed in',
  technique: 'T1595.002',
  severity: 'low',
  needs: [['web-access', 'dovecot', 'postfix']],
  thresholds: {
    paths: { value: 20, means: 'distinct paths answered with 4xx from one address in an hour (R01)' },
    services: {
      value: 3,
      means: 'services that one address connected to in an hour without trying to sign in, or failed on',
    },
  },
  find: async ({ store, world, t }) => {
    const rows = named(
      await store.rows(sql`SELECT address, arrayJoin([intDiv(toUnixTimestamp64Micro(time), 3600000000) * 2, intDiv(toUnixTimestamp64Micro(time) + 1800000000, 3600000000) * 2 + 1]) AS hour,
          uniqExactIf(path, status >= 400 AND status < 500 AND action IN ('request', 'static-file', 'page')) AS paths,
          uniqExactIf(protocol, (action = 'disconnection' AND reason IN ('no-auth', 'tls-failed', 'bad-request')) OR (action = 'sign-in' AND outcome = 'failure')) AS services,
          uniqExactIf(lower(account), action = 'sign-in' AND outcome = 'success') AS entered,
          countIf(action = 'sign-in' AND outcome = 'failure') AS failures, count() AS n,
          toUnixTimestamp64Micro(min(time)) AS first, toUnixTimestamp64Micro(max(time)) AS last,
          argMin(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line)) AS ref
        FROM events
        WHERE address != '' AND (status >= 400 OR (action = 'disconnection') OR (action = 'sign-in'))
        GROUP BY address, hour HAVING paths >= ${t.paths} OR services >= ${t.services} ORDER BY first, address`),
      ['address', 'hour', 'paths', 'services', 'entered', 'failures', 'n', 'first', 'last', 'ref'],
    );
    const seen = rows
      .filter((r) => !world.isOurs(String(r.address)) && !world.isInside(String(r.address)))
      .filter((r) => Number(r.entered) === 0)
      .map(
        (r): Signal => ({
          detection: 'scan',
          account: '',
          address: String(r.address),
          session: '',
          from: Number(r.first),
          to: Number(r.last),
          events: Number(r.n),
          facts: { paths: Number(r.paths), services: Number(r.services), failures: Number(r.failures) },
          refs: [String(r.ref)],
        }),
      );
    return largest(seen);
  },
  examples: [
    {
      title: 'thirty paths that do not exist',
      events: Array.from(
        { length: 30 },
        (_, i) =>
          ({
            at: i,
            action: 'request',
            address: '192.0.2.9',
            path: `/p${i}`,
            status: 404,
            httpMethod: 'GET',
          }) as const,
      ),
      finds: [' 192.0.2.9'],
    },
    {
      title: 'a reader with one broken picture',
      events: Array.from(
        { length: 30 },
        (_, i) =>
          ({
            at: i,
            action: 'request',
            address: '192.0.2.9',
            path: '/logo.png',
            status: 404,
            httpMethod: 'GET',
          }) as const,
      ),
      finds: [],
    },
  ],
});

/** Hours are counted from the full and from the half, so that none is cut in two; of two that overlap the larger. */
function largest(signals: readonly Signal[]): readonly Signal[] {
  const kept: Signal[] = [];
  for (const s of [...signals].sort((a, b) => b.events - a.events || a.from - b.from)) {
    const overlaps = kept.some((k) => k.address === s.address && k.from <= s.to && s.from <= k.to);
    if (!overlaps) kept.push(s);
  }
  return kept;
}
