import { readable } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Change } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import { refOf, type World } from '../case/world.ts';
import type { BuiltSession } from '../sessions/built.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Changes of filter rules by the given sessions: each rule that a signal ties to one of them, with its target. */
export function ruleChangesBy(
  sessions: readonly BuiltSession[],
  signals: readonly Signal[],
): readonly Change[] {
  const bySignal = signals.flatMap((signal): readonly Change[] => {
    if (signal.detection !== 'forwarding-rule' || signal.address === '') return [];
    const session = sessions.find(
      (s) =>
        s.account === signal.account &&
        s.address === signal.address &&
        signal.from >= s.start - 3 * SECOND &&
        signal.from <= s.end + 3 * SECOND,
    );
    if (session === undefined) return [];
    return [
      change(
        'forwarding-rule',
        session,
        signal.from,
        { ...signal.facts, target: readable(String(signal.facts.target)) },
        signal.refs,
      ),
    ];
  });
  const byRequest = sessions.flatMap((s) =>
    (s.web?.requests ?? [])
      .filter((r) => r.action === 'rule-change' && r.httpMethod === 'POST' && r.status < 400)
      .filter((r) => !bySignal.some((c) => c.sessions.includes(s.id) && c.time === isoTime(r.time)))
      .map((r) => change('rule-changed', s, r.time, { mode: r.mode }, [refOf(r)])),
  );
  return [...bySignal, ...byRequest];
}

/** A change that a session made, at a time (microseconds UTC), with its lines. */
export function change(
  kind: string,
  s: BuiltSession,
  time: number,
  detail: Change['detail'],
  refs: readonly string[],
): Change {
  return {
    kind,
    account: s.account,
    time: isoTime(time),
    link: s.link,
    sessions: [s.id],
    detail,
    refs: [...refs],
  };
}

const CHANGED_BY_WEB: Readonly<Record<string, string>> = {
  move: 'message-moved',
  delete: 'message-deleted',
  expunge: 'message-deleted',
  purge: 'message-deleted',
  copy: 'message-copied',
  mark: 'message-marked',
};

/** Messages that sessions moved or deleted: by webmail requests, by the store's own records, by counters. */
export async function messageChanges(
  store: Store,
  world: World,
  sessions: readonly BuiltSession[],
): Promise<readonly Change[]> {
  const out: Change[] = [];
  for (const s of sessions) {
    for (const r of s.web?.requests ?? []) {
      const kind = r.action === 'message-change' && r.status < 400 ? CHANGED_BY_WEB[r.mode] : undefined;
      if (kind !== undefined)
        out.push(change(kind, s, r.time, { mailbox: readable(r.mailbox), uid: r.uid }, [refOf(r)]));
    }
    const v = s.connection?.volumes;
    if (v !== undefined && v.deleted + v.expunged + v.trashed > 0) {
      out.push(
        change(
          'message-deleted',
          s,
          s.end,
          { deleted: v.deleted, expunged: v.expunged, trashed: v.trashed },
          s.refs.slice(-1),
        ),
      );
    }
  }
  return [...out, ...(await loggedChanges(store, world, sessions))];
}

const KINDS: Readonly<Record<string, string>> = {
  'message-copied': 'message-copied',
  'message-deleted': 'message-deleted',
  'message-expunged': 'message-deleted',
  'message-saved': 'message-saved',
};

const LOGGED_COLUMNS = [
  'time',
  'action',
  'account',
  'session',
  'mailbox',
  'toMailbox',
  'uid',
  'messageId',
  'subject',
  'file',
  'line',
  'offset',
] as const;

async function loggedChanges(
  store: Store,
  world: World,
  sessions: readonly BuiltSession[],
): Promise<readonly Change[]> {
  const bySession = new Map(
    sessions
      .filter((s) => s.connection !== undefined && s.sourceSessionId !== '')
      .map((s) => [s.sourceSessionId, s]),
  );
  if (bySession.size === 0) return [];
  const rows = await events(
    store,
    LOGGED_COLUMNS,
    sql`action IN ('message-copied', 'message-deleted', 'message-expunged', 'message-saved') AND session IN ${[...bySession.keys()]}`,
  );
  return rows.flatMap((r) => {
    const s = bySession.get(r.session);
    const kind = KINDS[r.action];
    if (s === undefined || kind === undefined || s.account !== world.canonical(r.account)) return [];
    const detail = {
      mailbox: readable(r.mailbox),
      toMailbox: readable(r.toMailbox),
      uid: r.uid,
      messageId: readable(r.messageId),
      subject: readable(r.subject),
    };
    return [change(kind, s, r.time, detail, [refOf(r)])];
  });
}

/** Mail that sessions sent: submissions by their queue ids, webmail's by its own record. */
export async function sentMail(
  store: Store,
  world: World,
  sessions: readonly BuiltSession[],
): Promise<readonly Change[]> {
  const out: Change[] = [];
  for (const s of sessions.filter((x) => x.protocol === 'smtp')) out.push(...(await submittedBy(store, s)));
  for (const s of sessions.filter((x) => x.web !== undefined)) {
    const rows = await events(
      store,
      ['time', 'messageId', 'recipient', 'queueId', 'file', 'line', 'offset', 'session'],
      sql`action = 'message-sent' AND address = ${s.address} AND lower(account) IN ${world.spellings(s.account)}
        AND time >= fromUnixTimestamp64Micro(${s.start - 3 * SECOND}) AND time <= fromUnixTimestamp64Micro(${s.end + 30 * SECOND})`,
    );
    for (const r of rows) {
      // The record's session tag tells sessions of one address apart.
      if (
        r.session !== '' &&
        s.sourceSessionId !== '' &&
        !s.sourceSessionId.startsWith(r.session.slice(0, 8))
      )
        continue;
      out.push(
        change(
          'message-sent',
          s,
          r.time,
          { messageId: readable(r.messageId), recipients: readable(r.recipient), queueId: r.queueId },
          [refOf(r)],
        ),
      );
    }
  }
  return out;
}

async function submittedBy(store: Store, s: BuiltSession): Promise<readonly Change[]> {
  const queueIds = s.submissions.map((m) => m.queueId).filter((q) => q !== '');
  if (queueIds.length === 0) return [];
  const rows = await events(
    store,
    ['time', 'action', 'queueId', 'messageId', 'recipient', 'size', 'file', 'line', 'offset'],
    sql`queueId IN ${queueIds} AND action IN ('message-id', 'message-delivered', 'message-queued')
      AND time >= fromUnixTimestamp64Micro(${s.start - SECOND}) AND time <= fromUnixTimestamp64Micro(${s.end + 5 * 86400 * SECOND})`,
  );
  return s.submissions.map((m) => {
    // A short queue id is used again after its message is gone: what counts is the first of each after this submission.
    const own = rows.filter((r) => r.queueId === m.queueId && r.time >= m.time - SECOND);
    const id = own.find((r) => r.action === 'message-id');
    const next =
      s.submissions.find((o) => o.queueId === m.queueId && o.time > m.time)?.time ?? Number.POSITIVE_INFINITY;
    const recipients = [
      ...new Set(
        own
          .filter((r) => r.action === 'message-delivered' && r.time < next)
          .map((r) => readable(r.recipient)),
      ),
    ].sort();
    const detail = {
      messageId: readable(id?.messageId ?? ''),
      recipients: recipients.join(', '),
      queueId: m.queueId,
    };
    return change('message-sent', s, m.time, detail, [m.ref, ...(id === undefined ? [] : [refOf(id)])]);
  });
}
