import { lowerAscii } from '../base/text.ts';
import { HOUR, SECOND } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import { type RuleChange, ruleChanges } from '../sessions/rules.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';
import { detection } from './detection.ts';

/** Mail of one account that a rule passed on to one address outside. */
interface Forwarding {
  readonly account: string;
  readonly target: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly ref: string;
}

async function forwardings(store: Store, world: World): Promise<readonly Forwarding[]> {
  const rows = named(
    await store.rows(sql`SELECT lower(account) AS name, lower(recipient) AS target, toUnixTimestamp64Micro(min(time)) AS first,
        toUnixTimestamp64Micro(max(time)) AS last, count() AS n,
        argMin(concat('f', toString(file), ':', toString(line), ':', toString(offset)), (time, file, line)) AS ref
      FROM events WHERE action = 'message-forwarded' AND account != '' AND recipient != ''
      GROUP BY name, target ORDER BY first, name, target`),
    ['name', 'target', 'first', 'last', 'n', 'ref'],
  );
  return rows
    .map((r) => ({
      account: world.canonical(String(r.name)),
      target: String(r.target),
      first: Number(r.first),
      last: Number(r.last),
      count: Number(r.n),
      ref: String(r.ref),
    }))
    .filter((f) => !world.isLocalAddress(f.target));
}

/** Redirects outside in scripts that were handed over, which nothing was forwarded by yet. */
function planted(world: World, known: readonly Forwarding[]): readonly Forwarding[] {
  return world.context.scripts.flatMap((script) => {
    const account = world.canonical(script.account);
    const modified = script.modified?.micros ?? 0;
    return script.actions
      .filter((a) => a.action === 'redirect' && a.target.includes('@') && !world.isLocalAddress(a.target))
      .filter((a) => !known.some((k) => k.account === account && k.target === lowerAscii(a.target)))
      .map((a) => ({
        account,
        target: lowerAscii(a.target),
        first: modified,
        last: modified,
        count: 0,
        ref: `${a.place.member}:${a.place.line}:${a.place.offset}`,
      }));
  });
}

export const forwardingRule = detection({
  id: 'forwarding-rule',
  title: 'A rule passes mail on to an address outside',
  technique: 'T1114.003',
  severity: 'critical',
  needs: [['dovecot'], ['web-access', 'dovecot']],
  thresholds: {
    effectHours: {
      value: 24,
      means: 'hours after a change of rules within which the first forwarded mail is its effect',
    },
  },
  find: async ({ store, world, t }) => {
    const known = await forwardings(store, world);
    const all = [...known, ...planted(world, known)];
    if (all.length === 0) return [];
    const changes = await ruleChanges(store, world);
    return all.map((f): Signal => {
      const change = setter(f, changes, t.effectHours * HOUR);
      return {
        detection: 'forwarding-rule',
        account: f.account,
        address: change?.address ?? '',
        session: change?.session ?? '',
        from: change?.time ?? f.first,
        to: f.last,
        events: f.count,
        facts: { target: f.target, messages: f.count },
        refs: [...(change?.refs ?? []), f.ref],
      };
    });
  },
  examples: [
    {
      title: 'a filter is saved in webmail and mail leaves',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'webmail',
          account: 'ann',
          address: '192.0.2.7',
          session: 'abcdefgh',
        },
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'webmail',
          address: '192.0.2.7',
          httpMethod: 'POST',
          status: 302,
          userAgent: 'A',
        },
        {
          at: 9,
          action: 'rule-change',
          address: '192.0.2.7',
          httpMethod: 'POST',
          status: 200,
          userAgent: 'A',
        },
        {
          at: 60,
          action: 'message-forwarded',
          account: 'ann',
          recipient: 'x@outside.example',
          messageId: '<1@x>',
        },
        {
          at: 61,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann@example.org',
          address: '192.0.2.7',
        },
      ],
      finds: ['ann@example.org 192.0.2.7'],
    },
    {
      title: 'mail is passed on to a colleague',
      events: [
        {
          at: 0,
          action: 'sign-in',
          outcome: 'success',
          protocol: 'imap',
          account: 'ann@example.org',
          address: '192.0.2.7',
        },
        {
          at: 60,
          action: 'message-forwarded',
          account: 'ann@example.org',
          recipient: 'bob@example.org',
          messageId: '<1@x>',
        },
      ],
      finds: [],
    },
  ],
});

/** The last change of the account's rules before the first mail left; a rule older than the logs has none. */
function setter(f: Forwarding, changes: readonly RuleChange[], effect: number): RuleChange | undefined {
  return changes.findLast(
    (c) => c.account === f.account && c.time <= f.first + 2 * SECOND && f.first - c.time <= effect,
  );
}
