import type { Case } from '../case/case.ts';
import type { Session } from '../case/judgement.ts';
import { isTouched } from '../scope/grades.ts';
import type { Scenario, TrueLogin, TrueMessage, Truth } from './truth.testing.ts';

/** One measure of a Case against the truth: `value` of `floor`, both 0 to 1. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly floor: number;
  readonly note: string;
}

/** Scores a Case against what truly happened. */
export function score(one: Case, truth: Truth): readonly Measure[] {
  return [
    ...scoreEntry(one, truth),
    ...scoreItems(one, truth),
    ...scoreCounts(one, truth),
    ...scoreChanges(one, truth),
  ];
}

const localPart = (account: string): string => account.toLowerCase().split('@')[0] ?? '';
const sameAccount = (a: string, b: string): boolean => localPart(a) === localPart(b);
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
const bad = (truth: Truth): readonly Scenario[] => truth.scenarios.filter((s) => s.malicious);
const keyOf = (m: { account?: string; mailbox?: string; uid?: number }): string =>
  `${localPart(m.account ?? '')}|${m.mailbox ?? ''}|${m.uid ?? 0}`;

function isLogin(session: Session, login: TrueLogin): boolean {
  const id = session.sourceSessionId;
  if (id !== '' && id === login.dovecot_session) return true;
  if (id.length >= 8 && login.roundcube_session?.startsWith(id.slice(0, 8)) === true) return true;
  const apart = Math.abs(Date.parse(session.start) - Date.parse(login.time));
  return sameAccount(session.account, login.account) && session.address === login.src && apart <= 5000;
}

function intruders(one: Case, truth: Truth): readonly Session[] {
  const own = new Set(['', '::1', '127.0.0.1', truth.server_address]);
  return one.sessions.filter((s) => s.judgement === 'intruder' && !own.has(s.address));
}

function scoreEntry(one: Case, truth: Truth): readonly Measure[] {
  const logins = bad(truth).flatMap((s) => s.logins);
  const called = intruders(one, truth);
  const found = logins.filter((l) => called.some((s) => isLogin(s, l)));
  const addresses = new Set(bad(truth).flatMap((s) => s.addresses));
  const atHome = (s: Session): boolean =>
    truth.accounts.some(
      (a) => sameAccount(a.login, s.account) && s.address in (a.legitimate_addresses ?? {}),
    );
  const wrong = called.filter(
    (s) => !logins.some((l) => isLogin(s, l)) && (!addresses.has(s.address) || atHome(s)),
  );
  const decoys = new Set(truth.scenarios.filter((s) => !s.malicious).flatMap((s) => s.addresses));
  const entered = new Set(logins.map((l) => localPart(l.account)));
  const cleared = one.accounts.filter((a) => a.grade === 'no-trace' && entered.has(localPart(a.account)));
  const listed = truth.accounts.filter((a) => one.accounts.some((x) => sameAccount(x.account, a.login)));
  return [
    {
      name: 'intruder sessions found',
      value: ratio(found.length, logins.length),
      floor: 1,
      note: `${found.length} of ${logins.length}`,
    },
    {
      name: 'sessions rightly called intruder',
      value: 1 - ratio(wrong.length, Math.max(1, called.length)),
      floor: 1,
      note: wrong.map((s) => `${s.account} ${s.address}`).join(', '),
    },
    {
      name: 'decoy left alone',
      value: called.some((s) => decoys.has(s.address)) ? 0 : 1,
      floor: 1,
      note: [...decoys].join(' '),
    },
    {
      name: 'entered accounts not cleared',
      value: cleared.length === 0 ? 1 : 0,
      floor: 1,
      note: cleared.map((a) => a.account).join(' '),
    },
    {
      name: 'accounts listed',
      value: ratio(listed.length, truth.accounts.length),
      floor: 1,
      note: `${listed.length}`,
    },
    ...onlyTried(one, truth, called),
  ];
}

function onlyTried(one: Case, truth: Truth, called: readonly Session[]): readonly Measure[] {
  return bad(truth)
    .filter((s) => s.logins.length === 0)
    .map((s) => {
      const seen = s.addresses.filter((ip) =>
        one.attempts.some((a) => !a.entered && a.addresses.includes(ip)),
      );
      const wrong = called.some((c) => s.addresses.includes(c.address));
      const value = wrong ? 0 : ratio(seen.length, s.addresses.length);
      return { name: `${s.id} only tried`, value, floor: 1, note: `${seen.length} of ${s.addresses.length}` };
    });
}

function scoreItems(one: Case, truth: Truth): readonly Measure[] {
  const touched = one.items.filter((i) => i.kind === 'message' && isTouched(i.grade) && i.link !== 'owner');
  const keys = new Set(touched.map(keyOf));
  const ids = new Set(touched.map((i) => i.messageId).filter((id) => id !== ''));
  const has = (m: TrueMessage): boolean =>
    keys.has(keyOf(m)) || (m.message_id !== undefined && ids.has(m.message_id));
  const opened = bad(truth).flatMap((s) =>
    s.messages_read.filter((m) => m.how?.startsWith('webmail') === true && m.set_only !== true),
  );
  const real = bad(truth).flatMap((s) => [
    ...s.messages_read,
    ...s.attachments,
    ...s.mails_redirected,
    ...s.mails_deleted,
    ...s.mails_moved,
  ]);
  const realKeys = new Set(real.map(keyOf));
  const realIds = new Set(real.map((m) => m.message_id));
  const invented = touched.filter((i) => !realKeys.has(keyOf(i)) && !realIds.has(i.messageId));
  const parts = bad(truth).flatMap((s) => s.attachments);
  const grade = (a: (typeof parts)[number]): string =>
    one.items.find(
      (i) =>
        i.kind === 'attachment' && i.link !== 'owner' && keyOf(i) === keyOf(a) && i.part === String(a.part),
    )?.grade ?? '';
  const delivered = parts.filter((a) => a.delivered && a.set_only !== true);
  const gotten = delivered.filter((a) => ['taken', 'served'].includes(grade(a)));
  const refused = parts.filter(
    (a) => !a.delivered && !delivered.some((d) => keyOf(d) === keyOf(a) && d.part === a.part),
  );
  const overcalled = refused.filter((a) => grade(a) === 'taken');
  const found = opened.filter(has).length;
  return [
    {
      name: 'messages opened in webmail found',
      value: ratio(found, opened.length),
      floor: 1,
      note: `${found} of ${opened.length}`,
    },
    {
      name: 'messages rightly called opened',
      value: 1 - ratio(invented.length, Math.max(1, touched.length)),
      floor: 0.99,
      note: `${invented.length} of ${touched.length} wrong`,
    },
    {
      name: 'delivered attachments found',
      value: ratio(gotten.length, delivered.length),
      floor: 1,
      note: `${gotten.length} of ${delivered.length}`,
    },
    {
      name: 'undelivered attachments not taken',
      value: overcalled.length === 0 ? 1 : 0,
      floor: 1,
      note: `${refused.length}`,
    },
  ];
}

function scoreCounts(one: Case, truth: Truth): readonly Measure[] {
  return bad(truth).flatMap((s) => {
    const copies = countBySession(s.messages_read.filter((m) => m.how?.startsWith('webmail') !== true));
    const headers = countBySession(s.headers_only);
    return [
      ...[...copies].flatMap(([id, count]) => copyMeasures(one, s.id, id, count)),
      ...[...headers].flatMap(([id, count]) => headerMeasures(one, s.id, id, count)),
    ];
  });
}

function countBySession(messages: readonly TrueMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { dovecot_session: id } of messages)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function ofSession(one: Case, id: string): { items: Case['items']; sets: Case['sets'] } {
  const mine = new Set(one.sessions.filter((s) => s.sourceSessionId === id).map((s) => s.id));
  const has = (x: { sessions: readonly string[] }): boolean => x.sessions.some((s) => mine.has(s));
  return { items: one.items.filter(has), sets: one.sets.filter(has) };
}

function copyMeasures(one: Case, scenario: string, id: string, count: number): readonly Measure[] {
  const { items, sets } = ofSession(one, id);
  const touched = sets.filter((x) => isTouched(x.grade));
  const named = new Set(items.filter((i) => i.kind === 'message' && isTouched(i.grade)).map(keyOf)).size;
  const low = Math.max(
    named,
    touched.reduce((n, x) => n + x.atLeast, 0),
  );
  const high = touched.length > 0 ? touched.reduce((n, x) => n + x.atMost, 0) : named;
  const note = `${low} to ${high} for ${count}`;
  const holds = {
    name: `${scenario} copy: bounds hold`,
    value: low <= count * 1.005 && count <= high * 1.005 ? 1 : 0,
    floor: 1,
    note,
  };
  if (count < 100) return [holds];
  return [
    holds,
    {
      name: `${scenario} copy: bounds are tight`,
      value: ratio(Math.min(low, count), Math.max(high, count)),
      floor: 0.97,
      note,
    },
  ];
}

function headerMeasures(one: Case, scenario: string, id: string, count: number): readonly Measure[] {
  const { items, sets } = ofSession(one, id);
  const opened = items.filter((i) => isTouched(i.grade)).length;
  const listed =
    items.filter((i) => i.grade === 'listed').length +
    sets.filter((x) => x.grade === 'listed').reduce((n, x) => n + x.atMost, 0);
  return [
    {
      name: `${scenario} headers only: not called opened`,
      value: opened === 0 ? 1 : 0,
      floor: 1,
      note: `${opened}`,
    },
    {
      name: `${scenario} headers only: listed`,
      value: ratio(Math.min(listed, count), Math.max(listed, count)),
      floor: 0.95,
      note: `${listed} for ${count}`,
    },
  ];
}

function scoreChanges(one: Case, truth: Truth): readonly Measure[] {
  const text = (x: unknown): string => JSON.stringify(x).toLowerCase();
  const all = <T>(pick: (s: Scenario) => readonly T[]): readonly T[] => bad(truth).flatMap(pick);
  const rules = all((s) => s.rules);
  const ruled = rules.filter((r) => {
    const target = (r.rule.split(' ').at(-1) ?? '').toLowerCase();
    return one.changes.some(
      (c) => c.kind === 'forwarding-rule' && sameAccount(c.account, r.account) && text(c).includes(target),
    );
  });
  const sent = all((s) => s.mails_sent);
  const sentIds = new Set(
    one.changes.filter((c) => c.kind === 'message-sent').map((c) => String(c.detail.messageId)),
  );
  const out = all((s) => s.mails_redirected).filter((m) => m.status === 'sent' && m.message_id !== undefined);
  const takenIds = new Set(
    one.items.filter((i) => i.kind === 'message' && i.grade === 'taken').map((i) => i.messageId),
  );
  const gone = out.filter((m) => takenIds.has(m.message_id ?? ''));
  const sentFound = sent.filter((m) => sentIds.has(m.message_id));
  return [
    {
      name: 'forwarding rules found',
      value: ratio(ruled.length, rules.length),
      floor: 1,
      note: `${rules.length}`,
    },
    {
      name: 'redirected messages taken',
      value: ratio(gone.length, out.length),
      floor: 1,
      note: `${gone.length} of ${out.length}`,
    },
    {
      name: 'sent mails found',
      value: ratio(sentFound.length, sent.length),
      floor: 1,
      note: `${sentFound.length} of ${sent.length}`,
    },
  ];
}
