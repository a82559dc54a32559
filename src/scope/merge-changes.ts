import type { Change } from '../case/judgement.ts';
import { surerLink } from './grades.ts';

/**
 * Joins records of one deletion. With mail_log on a message that is deleted leaves its mark and its expunging, and the
 * request of webmail before them: one UID of one mailbox is deleted once. The earliest stands, with all lines.
 */
export function mergeDeletions(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>();
  const out: string[] = [];
  for (const [i, one] of changes
    .toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .entries()) {
    const { uid, mailbox } = one.detail;
    const isOne = one.kind === 'message-deleted' && Number(uid) > 0 && mailbox !== undefined;
    const key = isOne ? `${one.account}\0${mailbox}\0${uid}` : String(i);
    const before = merged.get(key);
    if (before === undefined) out.push(key);
    merged.set(key, before === undefined ? one : joined(before, one));
  }
  return out.flatMap((key) => merged.get(key) ?? []);
}

function joined(a: Change, b: Change): Change {
  const told = Object.entries(b.detail).filter(([name]) => (a.detail[name] ?? '') === '');
  return {
    ...a,
    link: surerLink(a.link, b.link),
    sessions: [...new Set([...a.sessions, ...b.sessions])],
    detail: { ...a.detail, ...Object.fromEntries(told) },
    refs: [...new Set([...a.refs, ...b.refs])],
  };
}
