import type { Case } from '../../case/case.ts';
import type { Item } from '../../case/judgement.ts';

/** What lies in what: the numbers of rows and what is above each. */
export interface Places {
  /** Names of the accounts by row: those of the Case, then those that only an item names. */
  readonly accountNames: readonly string[];
  readonly rowOfAccount: ReadonlyMap<string, number>;
  /** Mailboxes are the rows from here; `mailboxNames` begins with the first of them. */
  readonly firstMailbox: number;
  readonly mailboxNames: readonly string[];
  readonly firstItem: number;
  readonly firstSet: number;
  readonly parent: Int32Array;
}

/**
 * Finds the place of everything. A message lies in its mailbox, also in one whose name was not recorded; a file of a
 * message lies in the message where that is an item itself, else in the mailbox; what has no mailbox, in the account.
 */
export function placesOf({ accounts, items, sets }: Pick<Case, 'accounts' | 'items' | 'sets'>): Places {
  const rowOfAccount = new Map(accounts.map((a, row) => [a.account, row]));
  for (const one of [items, sets].flat())
    if (!rowOfAccount.has(one.account)) rowOfAccount.set(one.account, rowOfAccount.size);
  const firstMailbox = rowOfAccount.size;
  const mailboxes = new Map<string, number>();
  const mailboxNames: string[] = [];
  const above: number[] = [];
  const boxOf = (account: string, mailbox: string): number => {
    const key = `${rowOfAccount.get(account)}\n${mailbox}`;
    const known = mailboxes.get(key);
    if (known !== undefined) return known;
    const row = firstMailbox + mailboxes.size;
    mailboxes.set(key, row);
    mailboxNames.push(mailbox);
    above.push(rowOfAccount.get(account) ?? 0);
    return row;
  };
  const places = [
    ...items.map((i) =>
      i.mailbox === '' && (i.kind === 'contacts' || i.kind === 'file')
        ? (rowOfAccount.get(i.account) ?? 0)
        : boxOf(i.account, i.mailbox),
    ),
    ...sets.map((s) => (s.mailbox === '' ? (rowOfAccount.get(s.account) ?? 0) : boxOf(s.account, s.mailbox))),
  ];
  const firstItem = firstMailbox + mailboxes.size;
  const parent = new Int32Array(firstItem + places.length).fill(-1);
  parent.set(above, firstMailbox);
  parent.set(places, firstItem);
  withinMessages(items, firstItem, parent);
  return {
    accountNames: [...rowOfAccount.keys()],
    rowOfAccount,
    firstMailbox,
    mailboxNames,
    firstItem,
    firstSet: firstItem + items.length,
    parent,
  };
}

/** How a file finds its message; empty when it cannot. */
function messageKey(i: Item): string {
  if (i.uid > 0) return `${i.uid}\n${i.account}\n${i.mailbox}`;
  return i.messageId === '' ? '' : `${i.messageId}\n${i.account}\n${i.mailbox}`;
}

function withinMessages(items: readonly Item[], firstItem: number, parent: Int32Array): void {
  const wanted = new Map<string, number>();
  for (const i of items) {
    const key = i.kind === 'attachment' ? messageKey(i) : '';
    if (key !== '') wanted.set(key, -1);
  }
  items.forEach((i, at) => {
    if (i.kind !== 'message') return;
    const key = messageKey(i);
    if (wanted.get(key) === -1) wanted.set(key, firstItem + at);
  });
  items.forEach((i, at) => {
    const row = i.kind === 'attachment' ? (wanted.get(messageKey(i)) ?? -1) : -1;
    if (row >= 0) parent[firstItem + at] = row;
  });
}
