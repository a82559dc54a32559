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
export function* placesOf(file: Pick<Case, 'accounts' | 'items' | 'sets'>): Generator<void, Places> {
  const { accounts, items, sets } = file;
  const rowOfAccount = new Map(accounts.map((a, row) => [a.account, row]));
  for (const list of [items, sets]) {
    for (const [at, { account }] of list.entries()) {
      if (!rowOfAccount.has(account)) rowOfAccount.set(account, rowOfAccount.size);
      if (at % STEP === 0) yield;
    }
  }
  const boxes = new Boxes(rowOfAccount);
  const above = new Int32Array(items.length + sets.length);
  for (const [at, i] of items.entries()) {
    const alone = i.mailbox === '' && (i.kind === 'contacts' || i.kind === 'file');
    above[at] = alone ? boxes.accountOf(i.account) : boxes.rowOf(i.account, i.mailbox);
    if (at % STEP === 0) yield;
  }
  for (const [at, s] of sets.entries())
    above[items.length + at] =
      s.mailbox === '' ? boxes.accountOf(s.account) : boxes.rowOf(s.account, s.mailbox);
  const firstMailbox = rowOfAccount.size;
  const firstItem = firstMailbox + boxes.names.length;
  const parent = new Int32Array(firstItem + above.length).fill(-1);
  parent.set(boxes.above, firstMailbox);
  parent.set(above, firstItem);
  yield* withinMessages(items, firstItem, parent);
  return {
    accountNames: [...rowOfAccount.keys()],
    rowOfAccount,
    firstMailbox,
    mailboxNames: boxes.names,
    firstItem,
    firstSet: firstItem + items.length,
    parent,
  };
}

/** Mailboxes by number, in the order in which something first lies in them. */
class Boxes {
  readonly names: string[] = [];
  /** The account that each is of. */
  readonly above: number[] = [];
  private readonly rows: ReadonlyMap<string, number>;
  private readonly ofAccount = new Map<number, Map<string, number>>();

  constructor(rows: ReadonlyMap<string, number>) {
    this.rows = rows;
  }

  accountOf(account: string): number {
    return this.rows.get(account) ?? 0;
  }

  rowOf(account: string, mailbox: string): number {
    const own = this.accountOf(account);
    const boxes = this.ofAccount.get(own) ?? new Map<string, number>();
    const known = boxes.get(mailbox);
    if (known !== undefined) return known;
    const row = this.rows.size + this.names.length;
    if (boxes.size === 0) this.ofAccount.set(own, boxes);
    boxes.set(mailbox, row);
    this.names.push(mailbox);
    this.above.push(own);
    return row;
  }
}

/** Items between two looks at what else there is to do. */
const STEP = 8192;
// A mailbox and a number in it as one number, as long as that is exact.
const BOXES = 2 ** 32;
const MOST_BOXES = 2 ** 20;

/** Hangs files of a message on it: told by the number in their mailbox, else by the Message-ID. */
function* withinMessages(items: readonly Item[], firstItem: number, parent: Int32Array): Generator<void> {
  const keyOf = (i: Item, at: number): number | string => {
    const box = parent[firstItem + at] ?? 0;
    if (i.uid > 0 && i.uid < BOXES && box < MOST_BOXES && Number.isInteger(i.uid)) return box * BOXES + i.uid;
    return i.uid > 0 ? `${i.uid} ${box}` : i.messageId === '' ? '' : `${i.messageId}\n${box}`;
  };
  const files = new Map<number | string, number[]>();
  for (const [at, i] of items.entries()) {
    if (at % STEP === 0) yield;
    const key = i.kind === 'attachment' ? keyOf(i, at) : '';
    if (key === '') continue;
    const list = files.get(key);
    if (list === undefined) files.set(key, [at]);
    else list.push(at);
  }
  for (const [at, i] of items.entries()) {
    if (at % STEP === 0) yield;
    if (i.kind !== 'message') continue;
    const key = keyOf(i, at);
    for (const file of files.get(key) ?? []) parent[firstItem + file] = firstItem + at;
    files.delete(key);
  }
}
