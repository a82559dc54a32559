import type { World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import { detection } from './detection.ts';
import { END_COLUMNS, signalsOfEnds } from './session-ends.ts';

const COLUMNS = [...END_COLUMNS, 'bodyCount', 'bodyBytes', 'headerCount', 'headerBytes', 'bytesOut'] as const;

/** Messages that an account is known to hold, and their bytes, by its listing; `undefined` without one. */
export function holdings(
  world: World,
  account: string,
): { readonly messages: number; readonly bytes: number } | undefined {
  const listing = world.context.listings.find((l) => world.canonical(l.account) === account);
  if (listing === undefined || listing.messages.length === 0) return undefined;
  return {
    messages: listing.messages.length,
    bytes: listing.messages.reduce((n, m) => n + (m.size ?? 0), 0),
  };
}

export const bulkCopy = detection({
  id: 'bulk-copy',
  title: 'One IMAP session fetched most of an account',
  technique: 'T1114.002',
  severity: 'high',
  needs: [['dovecot']],
  thresholds: {
    share: {
      value: 0.6,
      means: 'share of the known messages, or of their bytes, that is most of an account (C01)',
    },
    atLeast: { value: 50, means: 'bodies below which a session is ordinary reading' },
    unknownCount: { value: 200, means: 'bodies that are bulk where the size of the account is not known' },
    unknownBytes: {
      value: 50_000_000,
      means: 'bytes that are bulk where the size of the account is not known',
    },
  },
  find: async ({ store, world, t }) => {
    const rows = await events(
      store,
      COLUMNS,
      sql`action = 'session-end' AND protocol = 'imap' AND (bodyCount >= ${t.atLeast} OR (counters = 0 AND bytesOut >= ${t.unknownBytes}))`,
    );
    const large = rows.filter((r) => {
      const held = holdings(world, world.canonical(r.account));
      if (held === undefined)
        return r.bodyCount >= t.unknownCount || Math.max(r.bodyBytes, r.bytesOut) >= t.unknownBytes;
      return (
        r.bodyCount >= t.share * held.messages || Math.max(r.bodyBytes, r.bytesOut) >= t.share * held.bytes
      );
    });
    return signalsOfEnds('bulk-copy', store, world, large, (r) => ({
      events: r.bodyCount,
      facts: {
        bodies: r.bodyCount,
        bytes: r.bodyBytes || r.bytesOut,
        messages: holdings(world, world.canonical(r.account))?.messages ?? 0,
      },
    }));
  },
  examples: [
    {
      title: 'a session that fetches 300 bodies',
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
          bodyCount: 300,
          bodyBytes: 9_000_000,
        },
      ],
      finds: ['ann 192.0.2.7'],
    },
    {
      title: 'a person who reads a dozen messages',
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
          at: 900,
          action: 'session-end',
          protocol: 'imap',
          account: 'ann',
          session: 'S1',
          counters: 1,
          bodyCount: 12,
          bodyBytes: 400_000,
        },
      ],
      finds: [],
    },
  ],
});
