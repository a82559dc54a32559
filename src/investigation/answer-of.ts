import type { Case } from '../case/case.ts';
import type { Facts, Statement } from '../case/common.ts';
import { isTouched } from '../scope/grades.ts';

type Draft = Omit<Case, 'answer' | 'actions'>;

function say(key: string, facts: Facts, refs: readonly string[]): Statement {
  return { key, facts, refs: [...new Set(refs)].slice(0, 12) };
}

/** What a director reads and what to do: the most important first, each with its lines. */
export function answerOf(one: Draft): Pick<Case, 'answer' | 'actions'> {
  return {
    answer: { statements: statements(one).slice(0, 10), wouldChange: [...wouldChange(one)] },
    actions: [...actions(one)],
  };
}

function statements(one: Draft): readonly Statement[] {
  const intruders = one.sessions.filter((s) => s.judgement === 'intruder' && s.parent === '');
  if (intruders.length === 0) return [...nobody(one), ...triesOnly(one)];
  const accounts = [...new Set(intruders.map((s) => s.account))].sort();
  const actors = new Set(intruders.map((s) => s.actor)).size;
  const from = intruders.reduce((t, s) => (s.start < t ? s.start : t), intruders[0]?.start ?? '');
  const to = intruders.reduce((t, s) => (s.end > t ? s.end : t), '');
  return [
    say(
      'answer.entered',
      { count: accounts.length, accounts: list(accounts), actors },
      accounts.flatMap((a) => intruders.find((s) => s.account === a)?.refs.slice(0, 1) ?? []),
    ),
    say('answer.first-last', { from, to }, [
      ...(intruders.find((s) => s.start === from)?.refs.slice(0, 1) ?? []),
      ...(intruders.find((s) => s.end === to)?.refs.slice(-1) ?? []),
    ]),
    ...touched(one),
    ...one.changes
      .filter((c) => c.kind === 'forwarding-rule' && c.link !== 'owner')
      .map((c) =>
        say(
          'answer.forwarding',
          {
            account: c.account,
            target: String(c.detail.target ?? ''),
            messages: Number(c.detail.messages ?? 0),
          },
          c.refs,
        ),
      ),
    ...sent(one),
    ...entries(one),
    ...triesOnly(one),
  ];
}

function list(names: readonly string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 6).join(', ')} …`;
}

function nobody(one: Draft): readonly Statement[] {
  const missing = one.coverage.questions.filter((q) => q.question === 'sign-in').flatMap((q) => q.missing);
  const whole = one.coverage.questions.filter((q) => q.question === 'sign-in').every((q) => q.share >= 1);
  const suspects = one.sessions.filter((s) => s.judgement === 'suspect' && s.parent === '');
  const seen =
    whole && missing.length === 0
      ? say('answer.nobody-entered', {}, [])
      : say('answer.cannot-tell-entered', { missing: list([...new Set(missing)].sort()) }, []);
  return suspects.length === 0
    ? [seen]
    : [
        seen,
        say(
          'answer.suspects',
          { count: suspects.length, accounts: list([...new Set(suspects.map((s) => s.account))].sort()) },
          suspects.flatMap((s) => s.refs.slice(0, 1)),
        ),
      ];
}

function touched(one: Draft): readonly Statement[] {
  const mine = one.items.filter((i) => i.link !== 'owner');
  const messages = mine.filter((i) => i.kind === 'message');
  const named = messages.filter((i) => i.grade === 'taken' || i.grade === 'served');
  const opened = messages.filter((i) => i.grade === 'opened');
  const inSets = one.sets.filter((s) => isTouched(s.grade));
  const ofSets = (pick: (s: (typeof inSets)[number]) => number): number =>
    inSets.reduce((n, s) => n + pick(s), 0);
  const bySet = new Set(inSets.flatMap((s) => s.sessions));
  const outside = named.filter((i) => !i.sessions.some((s) => bySet.has(s))).length;
  const accounts = [...new Set([...named, ...inSets].map((x) => x.account))].sort();
  const attachments = mine.filter(
    (i) => i.kind === 'attachment' && (i.grade === 'taken' || i.grade === 'served'),
  );
  const out: Statement[] = [];
  if (named.length + inSets.length > 0) {
    const refs = [
      ...inSets.flatMap((s) => s.refs.slice(0, 2)),
      ...named.filter((i) => i.grade === 'taken').flatMap((i) => i.refs.slice(0, 1)),
      ...named.flatMap((i) => i.refs.slice(0, 1)),
    ];
    out.push(
      say(
        'answer.taken',
        {
          messages: named.length,
          atLeast: Math.max(named.length, outside + ofSets((s) => s.atLeast)),
          atMost: Math.max(named.length, outside + ofSets((s) => s.atMost)),
          accounts: list(accounts),
        },
        refs,
      ),
    );
  }
  if (attachments.length > 0)
    out.push(
      say(
        'answer.attachments-taken',
        { count: attachments.length },
        attachments.flatMap((i) => i.refs.slice(0, 1)),
      ),
    );
  if (opened.length > 0)
    out.push(
      say(
        'answer.opened',
        { messages: opened.length },
        opened.flatMap((i) => i.refs.slice(0, 1)),
      ),
    );
  const listed = one.sets.filter((s) => s.grade === 'listed');
  if (listed.length > 0)
    out.push(
      say(
        'answer.listed',
        { messages: listed.reduce((n, s) => n + s.atMost, 0) },
        listed.flatMap((s) => s.refs.slice(0, 1)),
      ),
    );
  return out;
}

function sent(one: Draft): readonly Statement[] {
  const mine = one.changes.filter((c) => c.kind === 'message-sent' && c.link !== 'owner');
  return [...new Set(mine.map((c) => c.account))].sort().map((account) => {
    const own = mine.filter((c) => c.account === account);
    const recipients = new Set(
      own.flatMap((c) =>
        String(c.detail.recipients ?? '')
          .split(', ')
          .filter((r) => r !== ''),
      ),
    );
    return say(
      'answer.sent',
      { account, messages: own.length, recipients: recipients.size },
      own.flatMap((c) => c.refs.slice(0, 1)),
    );
  });
}

function entries(one: Draft): readonly Statement[] {
  return one.entry.map((e) => {
    const first = one.sessions.find(
      (s) => s.account === e.account && s.judgement === 'intruder' && s.parent === '',
    );
    return say('answer.entry', { account: e.account, vector: e.vector, time: first?.start ?? '' }, [
      ...e.for.flatMap((f) => f.refs.slice(0, 2)),
      ...(first?.refs.slice(0, 1) ?? []),
    ]);
  });
}

function triesOnly(one: Draft): readonly Statement[] {
  const only = one.attempts.filter((a) => !a.entered);
  if (only.length === 0) return [];
  return [
    say(
      'answer.tries-only',
      {
        addresses: new Set(only.flatMap((a) => a.addresses)).size,
        accounts: new Set(only.flatMap((a) => a.accounts)).size,
        tries: only.reduce((n, a) => n + a.tries, 0),
      },
      only.flatMap((a) => a.refs.slice(0, 1)),
    ),
  ];
}

function wouldChange(one: Draft): readonly Statement[] {
  const missing = new Map<string, number>();
  for (const q of one.coverage.questions)
    for (const m of q.missing) missing.set(m, (missing.get(m) ?? 0) + 1);
  return [...missing]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 8)
    .map(([key]) => say(key, {}, []));
}

function actions(one: Draft): readonly Statement[] {
  const entered = one.accounts.filter((a) => a.entered);
  if (entered.length === 0) return [];
  const rules = one.changes.filter((c) => c.kind === 'forwarding-rule');
  return [
    say('action.preserve', {}, []),
    ...rules.map((r) =>
      say('action.remove-rule', { account: r.account, target: String(r.detail.target ?? '') }, r.refs),
    ),
    ...entered.map((a) =>
      say(
        'action.change-password',
        { account: a.account },
        one.sessions.find((s) => s.account === a.account && s.judgement === 'intruder')?.refs.slice(0, 1) ??
          [],
      ),
    ),
    say('action.tell-people', {}, []),
  ];
}
