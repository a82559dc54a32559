import { type Grade, gradeOrder, type Link, linkOrder } from '../case/common.ts';
import type { Item } from '../case/judgement.ts';

/** The stronger of two grades. */
export function strongerGrade(a: Grade, b: Grade): Grade {
  return gradeOrder.indexOf(a) <= gradeOrder.indexOf(b) ? a : b;
}

/** The surer of two links. */
export function surerLink(a: Link, b: Link): Link {
  return linkOrder.indexOf(a) <= linkOrder.indexOf(b) ? a : b;
}

/** Whether a grade says that content was touched. */
export function isTouched(grade: Grade): boolean {
  return grade === 'taken' || grade === 'served' || grade === 'opened';
}

/**
 * Joins records of one item: the strongest grade with its reason, the surest link, all sessions and lines
 * (handbook 1.1, monotonicity: a weaker record never lowers a stronger one).
 */
export function mergeItems(items: readonly Item[]): readonly Item[] {
  const merged = new Map<string, Item>();
  for (const item of items) {
    const key = [
      item.kind,
      item.account,
      item.mailbox,
      item.uid,
      item.uid === 0 ? item.messageId : '',
      item.part,
      item.name,
    ].join('\0');
    const before = merged.get(key);
    merged.set(key, before === undefined ? item : joined(before, item));
  }
  return [...merged.values()].sort(
    (a, b) =>
      cmp(a.account, b.account) ||
      cmp(a.mailbox, b.mailbox) ||
      a.uid - b.uid ||
      cmp(a.kind, b.kind) ||
      cmp(a.part, b.part) ||
      cmp(a.messageId, b.messageId),
  );
}

function joined(a: Item, b: Item): Item {
  const stronger = gradeOrder.indexOf(b.grade) < gradeOrder.indexOf(a.grade) ? b : a;
  return {
    ...stronger,
    messageId: stronger.messageId || a.messageId || b.messageId,
    link: surerLink(a.link, b.link),
    sessions: [...new Set([...a.sessions, ...b.sessions])],
    refs: [...new Set([...a.refs, ...b.refs])].slice(0, 50),
    time: a.time < b.time ? a.time : b.time,
  };
}

function cmp(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
