import { type Grade, gradeOrder, type Link } from '../../case/common.ts';
import type { Item } from '../../case/judgement.ts';
import type { Desk } from '../desk.ts';
import { scopeOn } from '../scope/scope.ts';
import { ATTACHMENT, type ScopeTree } from '../scope/tree.ts';
import type { ToldFactRow } from '../wire.ts';
import { numbered, row, worded } from './subject.ts';

const MOST_SESSIONS = 40;
const MOST_PARTS = 60;

/** What a grade and a link say, in a sentence each. */
export function judgedAs({ say }: Desk, grade: Grade, link: Link): readonly ToldFactRow[] {
  const touched = grade !== 'no-trace' && grade !== 'unknown';
  return [
    ...worded('grade-means', say.text(`ui.grade-means.${grade}`)),
    ...(touched ? worded('link-means', say.text(`page.scope.link-means.${link}`)) : []),
  ];
}

/** Sessions that did something, each with how and from where. */
export function sessionRows(desk: Desk, ids: readonly string[]): readonly ToldFactRow[] {
  const shown = ids.slice(0, MOST_SESSIONS).flatMap((id): readonly ToldFactRow[] => {
    const s = desk.lookup.sessions.get(id);
    if (s === undefined) return row('session', id);
    const { protocol, address, start } = s;
    const value = desk.say.pieces('page.scope.session-of', { id, protocol, address, start });
    return [{ label: 'page.fact.session', value, open: `session:${id}` }];
  });
  return ids.length > MOST_SESSIONS
    ? [
        ...shown,
        ...worded('session', desk.say.text('page.scope.more', { count: ids.length - MOST_SESSIONS })),
      ]
    : shown;
}

/** The message that a file lies in, and what else of the message was touched. */
export function partRows(
  desk: Desk,
  n: number,
  titleOf: (item: Item) => ToldFactRow['value'],
): readonly ToldFactRow[] {
  const { tree } = scopeOn(desk);
  const own = tree.firstItem + n - 1;
  const above = tree.parent[own] ?? -1;
  const message = tree.kind[own] === ATTACHMENT && above >= tree.firstItem ? above : undefined;
  const files = filesIn(desk, tree).get(message ?? own) ?? [];
  const told = (label: string, at: number): readonly ToldFactRow[] => {
    const item = desk.file.items[at - tree.firstItem];
    if (item === undefined || at === own) return [];
    const grade = { words: ` – ${desk.say.text(`ui.grade.${item.grade}`)}` };
    return [
      {
        label: `page.fact.${label}`,
        value: [...titleOf(item), grade],
        open: `item:${at - tree.firstItem + 1}`,
      },
    ];
  };
  return [
    ...(message === undefined ? [] : told('message', message)),
    ...files.slice(0, MOST_PARTS).flatMap((at) => told('file-of', at)),
    ...(files.length > MOST_PARTS
      ? worded('file-of', desk.say.text('page.scope.more', { count: files.length - MOST_PARTS }))
      : []),
  ];
}

/** Files by the row of their message. */
function filesIn(desk: Desk, tree: ScopeTree): ReadonlyMap<number, readonly number[]> {
  return desk.once('files of messages', () => {
    const files = new Map<number, number[]>();
    for (let at = tree.firstItem; at < tree.firstSet; at += 1) {
      const above = tree.parent[at] ?? -1;
      if (above < tree.firstItem) continue;
      const list = files.get(above);
      if (list === undefined) files.set(above, [at]);
      else list.push(at);
    }
    return files;
  });
}

/** What was touched in an account, by grade, and what counts allow beside it. */
export function touchedRows(desk: Desk, account: string): readonly ToldFactRow[] {
  const { tree } = scopeOn(desk);
  const at = tree.rowOfAccount.get(account);
  if (at === undefined) return [];
  const own = `link!=owner account=${JSON.stringify(account)}`;
  const items = gradeOrder.flatMap((grade, i) => {
    const cell = at * gradeOrder.length + i;
    const n = (tree.tally[cell] ?? 0) + (tree.others[cell] ?? 0);
    return n === 0 ? [] : numbered(`items-${grade}`, n, `count items grade=${grade} ${own}`);
  });
  const sets = desk.file.sets.flatMap((s, i) => {
    if (s.account !== account) return [];
    const { atLeast, atMost, candidates, grade, mailbox } = s;
    const facts = { atLeast, atMost, candidates, grade };
    const value =
      mailbox === ''
        ? desk.say.pieces('page.scope.set-of', facts)
        : desk.say.pieces('page.scope.set-of-in', { ...facts, mailbox });
    return [{ label: 'page.fact.by-count', value, open: `set:${i + 1}` }];
  });
  return [...items, ...sets.slice(0, MOST_PARTS)];
}
