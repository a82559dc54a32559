import type { Case } from '../../case/case.ts';
import type { Item } from '../../case/judgement.ts';
import { countersOf } from '../../report/counters.ts';
import { beyondIn } from './by-count.testing.ts';
import type { ScopeFilter } from './filter.ts';
import { bytesIn, coverageOf, knownIn, passes, thingsOf } from './naive.testing.ts';

/** Numbers of the scope counted again, by the first word of what they say that they are. */
export const SCOPE: Readonly<Record<string, (file: Case, words: readonly string[]) => number>> = {
  scope: (file, [what = '', json = '']) => {
    const left = thingsOf(file).filter((t) => passes(t, JSON.parse(JSON.parse(json)) as ScopeFilter));
    if (what === 'in-accounts') return new Set(left.map((t) => t.account)).size;
    if (what === 'least' || what === 'more')
      return beyondIn(
        file,
        file.sets.filter((_, n) => left.some((t) => t.id === `set:${n + 1}`)),
      )[what];
    const kind = what === 'accounts' ? 'account' : 'set';
    if (what !== 'items') return left.filter((t) => t.kind === kind).length;
    return left.filter((t) => t.kind !== 'account' && t.kind !== 'set').length;
  },
  'scope-beyond': (file, [bound, grade, ...words]) => {
    const [account, mailbox] = named(words);
    const sets = file.sets.filter((s) => s.grade === grade && s.link !== 'owner' && s.account === account);
    const own = sets.filter((s) => mailbox === undefined || s.mailbox === mailbox);
    return beyondIn(file, own)[bound === 'least' ? 'least' : 'more'];
  },
  'scope-union': union,
  'scope-known': (file, words) => knownIn(file, ...named(words)),
  'scope-bytes': (file, words) => bytesIn(file, ...named(words)),
  'scope-coverage': (file, [, json = '']) => {
    const of = String(JSON.parse(json));
    const [, list, n] = /^(item|set):(\d+)$/.exec(of) ?? [];
    const one = (list === 'set' ? file.sets : file.items)[Number(n) - 1];
    if (list !== undefined && one !== undefined) return coverageOf(file, one);
    return file.accounts.find((a) => a.account === of)?.coverage ?? Number.NaN;
  },
};

function named(words: readonly string[]): [string, string?] {
  const [account = '""', mailbox] = words;
  return mailbox === undefined ? [JSON.parse(account)] : [JSON.parse(account), JSON.parse(mailbox)];
}

/** Items and sets of selected rows; a row of an account, a mailbox or a message brings what passes in it. */
function chosen(file: Case, rows: readonly number[], filter: ScopeFilter): ReadonlySet<string> {
  const things = thingsOf(file);
  const accounts = things.filter((t) => t.kind === 'account').map((t) => t.account);
  const boxes = [
    ...new Set(
      things
        .filter((t) => t.kind !== 'account')
        .filter((t) => t.mailbox !== '' || !['set', 'contacts', 'file'].includes(t.kind))
        .map((t) => JSON.stringify([t.account, t.mailbox])),
    ),
  ];
  const first = accounts.length + boxes.length;
  const ids = new Set(rows.map((row) => things[accounts.length + row - first]?.id ?? ''));
  const inRows = (id: string, account: string, mailbox: string | undefined): boolean => {
    const box = accounts.length + boxes.indexOf(JSON.stringify([account, mailbox]));
    return (
      rows.includes(accounts.indexOf(account)) || (rows.includes(box) && box >= accounts.length) || above(id)
    );
  };
  const above = (id: string): boolean => {
    const i = file.items[Number(/^item:(\d+)$/.exec(id)?.[1]) - 1];
    if (i?.kind !== 'attachment') return false;
    const at = file.items.findIndex(
      (m) => m.kind === 'message' && m.account === i.account && m.mailbox === i.mailbox && m.uid === i.uid,
    );
    return at >= 0 && ids.has(`item:${at + 1}`);
  };
  const picked = things.filter(
    (t) =>
      t.kind !== 'account' && (ids.has(t.id) || (passes(t, filter) && inRows(t.id, t.account, t.mailbox))),
  );
  return new Set(picked.map((t) => t.id));
}

function union(file: Case, [what = '', said = '', json = '']: readonly string[]): number {
  const rows = said.split('.').map((t) => Number.parseInt(t, 36));
  const ids = chosen(file, rows, JSON.parse(JSON.parse(json)) as ScopeFilter);
  const items = file.items.filter((_, n) => ids.has(`item:${n + 1}`));
  const sets = file.sets.filter((_, n) => ids.has(`set:${n + 1}`));
  const messages = new Map<string, Item>();
  for (const i of items.filter((one) => one.kind === 'message')) {
    const key = i.messageId === '' ? `${i.account} ${i.mailbox} ${i.uid}` : i.messageId;
    if (!messages.has(key)) messages.set(key, i);
  }
  const files = items.filter((i) => i.kind === 'attachment');
  const loose = files.filter(
    (f) =>
      !items.some(
        (m) => m.kind === 'message' && m.uid === f.uid && m.account === f.account && m.mailbox === f.mailbox,
      ),
  );
  const others = items.filter((i) => i.kind === 'contacts' || i.kind === 'file');
  const sum = (list: readonly Item[]): number => list.reduce((n, i) => n + i.bytes, 0);
  switch (what) {
    case 'messages':
      return messages.size;
    case 'attachments':
      return files.length;
    case 'others':
      return others.length;
    case 'bytes':
      return sum([...messages.values(), ...loose, ...others]);
    case 'accounts':
      return new Set([...items, ...sets].map((i) => i.account)).size;
    default:
      return countersOf({ items, sets, accounts: [] }).reduce((n, c) => n + c.more, 0);
  }
}
