import type { Item, ItemSet } from '../case/judgement.ts';
import { isSure } from './say.ts';

/** How many messages at least and at most, of which accounts, with lines. */
export interface Range {
  readonly atLeast: number;
  readonly atMost: number;
  readonly accounts: readonly string[];
  readonly refs: readonly string[];
}

/**
 * Messages of one grade, by names and by counts together. Sets of one account may be about the same messages, and a
 * named message may be a member of a set: the lower bound never counts them twice, the upper bound never leaves one
 * out. `before` are messages that a stronger grade counts already.
 */
export function rangeOf(
  grade: 'taken' | 'served' | 'listed',
  items: readonly Item[],
  sets: readonly ItemSet[],
  before: readonly Item[] = [],
): Range {
  const named = items.filter((i) => i.kind === 'message' && i.grade === grade && isSure(i));
  const counted = sets.filter((s) => s.grade === grade && isSure(s));
  const accounts = [...new Set([...named, ...counted].map((x) => x.account))].sort();
  let [atLeast, atMost] = [0, 0];
  for (const account of accounts) {
    const own = counted.filter((s) => s.account === account);
    const mine = named.filter((i) => i.account === account);
    const inSets = new Set(own.flatMap((s) => s.sessions));
    const outside = mine.filter((i) => !i.sessions.some((s) => inSets.has(s)));
    const stronger = before.filter((i) => i.account === account && i.kind === 'message').length;
    const set = boundsOf(own);
    const apart = outside.filter((i) => own.every((s) => s.mailbox !== '' && s.mailbox !== i.mailbox));
    atLeast += Math.max(mine.length, set.atLeast - stronger + apart.length);
    atMost += set.atMost + outside.length;
  }
  return {
    atLeast: Math.min(atLeast, atMost),
    atMost,
    accounts,
    refs: [
      ...counted.flatMap((s) => [...s.refs.slice(0, 1), ...s.refs.slice(-1)]),
      ...named.flatMap((i) => i.refs.slice(0, 1)),
    ],
  };
}

/** Bounds of an account's sets together: those of one mailbox may name the same messages, an empty name is all of it. */
function boundsOf(sets: readonly ItemSet[]): { readonly atLeast: number; readonly atMost: number } {
  const mailboxes = [...new Set(sets.map((s) => s.mailbox))].map((mailbox) => {
    const own = sets.filter((s) => s.mailbox === mailbox);
    const candidates = own.reduce((n, s) => Math.max(n, s.candidates), 0);
    const largest = own.reduce((n, s) => Math.max(n, s.atMost), 0);
    const sum = own.reduce((n, s) => n + s.atMost, 0);
    return {
      whole: mailbox === '',
      atLeast: own.reduce((n, s) => Math.max(n, s.atLeast), 0),
      atMost: candidates > 0 ? Math.min(sum, Math.max(candidates, largest)) : sum,
    };
  });
  const folders = mailboxes.filter((m) => !m.whole).reduce((n, m) => n + m.atLeast, 0);
  const whole = mailboxes.filter((m) => m.whole).reduce((n, m) => Math.max(n, m.atLeast), 0);
  return { atLeast: Math.max(folders, whole), atMost: mailboxes.reduce((n, m) => n + m.atMost, 0) };
}
