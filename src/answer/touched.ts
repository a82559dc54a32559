import type { Statement } from '../case/common.ts';
import type { Change } from '../case/judgement.ts';
import { type Range, rangeOf } from './bounds.ts';
import { type Draft, firstRefs, isSure, names, say } from './say.ts';

const FEW = 3;

/** What was taken whole, what was served, what was only listed, in intruders' sessions. */
export function touched(one: Draft): readonly Statement[] {
  const taken = rangeOf('taken', one.items, one.sets);
  const strong = one.items.filter((i) => i.grade === 'taken' && isSure(i));
  const served = rangeOf('served', one.items, one.sets, strong);
  return [
    ...takenStatement(one, taken),
    ...servedStatement(one, served),
    ...listedStatement(one, rangeOf('listed', one.items, one.sets)),
  ];
}

function ofKind(one: Draft, kind: string, grade: string): Draft['items'] {
  return one.items.filter((i) => i.kind === kind && i.grade === grade && isSure(i));
}

function takenStatement(one: Draft, { atLeast, atMost, accounts, refs }: Range): readonly Statement[] {
  const parts = ofKind(one, 'attachment', 'taken');
  const attachments = parts.length;
  if (atMost + attachments === 0) return [];
  const facts = { accounts: names(one, [...accounts, ...parts.map((p) => p.account)], FEW) };
  const all = [...refs.slice(0, 8), ...firstRefs(parts)];
  if (atMost === 0) return [say('answer.taken-attachments', { ...facts, attachments }, all)];
  if (atLeast < atMost) return [say('answer.taken-range', { ...facts, atLeast, atMost, attachments }, all)];
  if (attachments === 0) return [say('answer.taken-messages', { ...facts, messages: atMost }, all)];
  return [say('answer.taken', { ...facts, messages: atMost, attachments }, all)];
}

function servedStatement(one: Draft, { atLeast, atMost, accounts, refs }: Range): readonly Statement[] {
  const parts = ofKind(one, 'attachment', 'served');
  const seen = ofKind(one, 'message', 'opened');
  const facts = {
    accounts: names(one, [...accounts, ...parts.map((p) => p.account), ...seen.map((i) => i.account)], FEW),
    opened: seen.length,
    attachments: parts.length,
  };
  const all = [...refs.slice(0, 8), ...firstRefs(parts), ...firstRefs(seen)];
  if (atMost > atLeast) return [say('answer.served-range', { ...facts, atLeast, atMost }, all)];
  if (atMost > 0) return [say('answer.served', { ...facts, messages: atMost }, all)];
  return parts.length + seen.length > 0 ? [say('answer.opened', facts, all)] : [];
}

function listedStatement(one: Draft, { atMost, accounts, refs }: Range): readonly Statement[] {
  return atMost === 0
    ? []
    : [say('answer.listed', { messages: atMost, accounts: names(one, accounts, FEW) }, refs)];
}

/** Address books that were served. */
export function contacts(one: Draft): readonly Statement[] {
  const own = one.items.filter((i) => i.kind === 'contacts' && isSure(i));
  const accounts = names(
    one,
    own.map((i) => i.account),
  );
  return own.length === 0 ? [] : [say('answer.contacts', { count: own.length, accounts }, firstRefs(own))];
}

function changesOf(one: Draft, ...kinds: readonly string[]): readonly Change[] {
  return one.changes.filter((c) => kinds.includes(c.kind) && c.link !== 'owner');
}

/** Rules that pass mail on, each with what became of it. */
export function forwarding(one: Draft): readonly Statement[] {
  const rules = changesOf(one, 'forwarding-rule');
  const first = rules.filter(
    (c, i) => rules.findIndex((o) => o.account === c.account && o.detail.target === c.detail.target) === i,
  );
  return first.map((c) =>
    say(
      `answer.forwarding-${stateOf(c)}`,
      {
        account: names(one, [c.account]),
        target: String(c.detail.target ?? ''),
        messages: Number(c.detail.messages ?? 0),
      },
      c.refs,
    ),
  );
}

/** Whether a rule runs: `on`, `off`, `gone`, or `unknown`. */
export function stateOf(rule: Change): 'on' | 'off' | 'gone' | 'unknown' {
  const { state } = rule.detail;
  return state === 'on' || state === 'off' || state === 'gone' ? state : 'unknown';
}

/** Mail that went out in accounts' names. */
export function sent(one: Draft): readonly Statement[] {
  const own = changesOf(one, 'message-sent');
  if (own.length === 0) return [];
  return [
    say(
      'answer.sent',
      {
        messages: own.length,
        recipients: recipientsOf(own).length,
        accounts: names(
          one,
          own.map((c) => c.account),
        ),
      },
      firstRefs(own),
    ),
  ];
}

/** Every recipient of messages that were sent. */
export function recipientsOf(changes: readonly Change[]): readonly string[] {
  const all = changes.flatMap((c) => String(c.detail.recipients ?? '').split(', '));
  return [...new Set(all.filter((r) => r !== ''))].sort();
}

/** Messages that were moved or deleted: by requests that name them, else by counts. */
export function deleted(one: Draft): readonly Statement[] {
  const own = changesOf(one, 'message-deleted', 'message-moved');
  if (own.length === 0) return [];
  const requests = own.filter((c) => c.detail.mailbox !== undefined).length;
  const counts = own.reduce(
    (n, c) =>
      n +
      Math.max(Number(c.detail.deleted ?? 0), Number(c.detail.expunged ?? 0), Number(c.detail.trashed ?? 0)),
    0,
  );
  const facts = {
    messages: Math.max(requests, counts),
    accounts: names(
      one,
      own.map((c) => c.account),
    ),
  };
  return [say('answer.deleted', facts, firstRefs(own))];
}
