import type { Case } from '../../case/case.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Item, ItemSet } from '../../case/judgement.ts';
import type { ScopeKind } from '../wire/scope.ts';
import { addByCount, type ByCount, namedOfSets } from './by-count.ts';
import { coverer } from './coverage.ts';
import { HOWS, howOf } from './how.ts';
import { type Places, placesOf } from './places.ts';

/** Kinds of rows by number. */
export const KINDS = [
  'account',
  'mailbox',
  'message',
  'attachment',
  'contacts',
  'file',
  'set',
] as const satisfies readonly ScopeKind[];

export const ACCOUNT = 0;
export const MAILBOX = 1;
export const MESSAGE = 2;
export const ATTACHMENT = 3;
export const SET = 6;
/** In place of a code where a row has no value. */
export const NONE = 255;

/**
 * Accounts, mailboxes, messages and attachments of a Case as flat arrays by the number of the row, so that a million
 * of them cost tens of bytes each. Rows are numbered accounts first, then mailboxes, then items and sets in the order
 * of the Case, so that a number stays the same in every view and every session.
 */
export interface ScopeTree extends Places {
  readonly file: Case;
  readonly size: number;
  readonly kind: Uint8Array;
  /** Above it; -1 for accounts. */
  readonly parent: Int32Array;
  /** 1 for accounts. */
  readonly level: Uint8Array;
  /** Its account's row. */
  readonly account: Int32Array;
  readonly grade: Uint8Array;
  readonly link: Uint8Array;
  /** In {@link HOWS}, or {@link NONE}. */
  readonly how: Uint8Array;
  /** 0 to 1; NaN where the Case does not say. */
  readonly coverage: Float64Array;
  /** Milliseconds; NaN where it has none. Of an account or a mailbox: the first of what is in it. */
  readonly time: Float64Array;
  /** Of an account or a mailbox: all that is in it, a file within a message once. */
  readonly bytes: Float64Array;
  /** Messages of each account and mailbox by grade, seven to a row, without those that only their owner touched. */
  readonly tally: Int32Array;
  /** The same of all other items: attachments, address books, files. */
  readonly others: Int32Array;
  /** What counts allow beyond the items of each account and mailbox, by grade as above. */
  readonly byCount: ByCount;
  /** Messages of each set that items name. */
  readonly named: Float64Array;
  /** The strongest set in each account and mailbox, by its row; -1 without. */
  readonly strongestSet: Int32Array;
  /** Messages known to be in each account and mailbox. */
  readonly known: Float64Array;
}

/** Rows between two looks at what else there is to do. */
export const STEP = 8192;

/** The tree of a Case. */
export function* treeOf(file: Case): Generator<void, ScopeTree> {
  const places = yield* placesOf(file);
  const { firstItem, firstSet } = places;
  const size = firstSet + file.sets.length;
  const tree: ScopeTree = {
    ...places,
    file,
    size,
    kind: new Uint8Array(size),
    level: new Uint8Array(size),
    account: new Int32Array(size),
    grade: new Uint8Array(size).fill(gradeOrder.length - 1),
    link: new Uint8Array(size).fill(linkOrder.length - 1),
    how: new Uint8Array(size).fill(NONE),
    coverage: new Float64Array(size).fill(Number.NaN),
    time: new Float64Array(size).fill(Number.NaN),
    bytes: new Float64Array(size),
    tally: new Int32Array(firstItem * gradeOrder.length),
    others: new Int32Array(firstItem * gradeOrder.length),
    byCount: {
      least: new Float64Array(firstItem * gradeOrder.length),
      more: new Float64Array(firstItem * gradeOrder.length),
    },
    named: yield* namedOfSets(file),
    strongestSet: new Int32Array(firstItem).fill(-1),
    known: new Float64Array(firstItem),
  };
  accountRows(tree);
  mailboxRows(tree);
  yield* itemRows(tree);
  yield* addUp(tree);
  return tree;
}

function accountRows(tree: ScopeTree): void {
  tree.accountNames.forEach((_, row) => {
    const a = tree.file.accounts[row];
    tree.level[row] = 1;
    tree.account[row] = row;
    if (a === undefined) return;
    tree.grade[row] = gradeOrder.indexOf(a.grade);
    tree.link[row] = linkOrder.indexOf(a.link);
    tree.coverage[row] = a.coverage;
  });
}

function mailboxRows(tree: ScopeTree): void {
  for (let row = tree.firstMailbox; row < tree.firstItem; row += 1) {
    const account = tree.parent[row] ?? 0;
    tree.kind[row] = MAILBOX;
    tree.level[row] = 2;
    tree.account[row] = account;
    tree.coverage[row] = tree.coverage[account] ?? Number.NaN;
  }
}

function* itemRows(tree: ScopeTree): Generator<void> {
  const { file, firstItem, firstSet } = tree;
  const protocols = new Map(file.sessions.map((s) => [s.id, s.protocol]));
  const covered = coverer(file.coverage.questions);
  // Of each account and way: there are far fewer of them than items.
  const shares = new Float64Array(tree.accountNames.length * HOWS.length).fill(-1);
  const add = (row: number, kind: number, one: Item | ItemSet): void => {
    const way = howOf(one.because, one.facts, protocols.get(one.sessions[0] ?? ''));
    const how = HOWS.indexOf(way);
    const account = accountOf(tree, row);
    tree.kind[row] = kind;
    tree.account[row] = account;
    tree.grade[row] = gradeOrder.indexOf(one.grade);
    tree.link[row] = linkOrder.indexOf(one.link);
    tree.how[row] = how;
    const cell = account * HOWS.length + how;
    if (shares[cell] === -1) shares[cell] = covered(one.account, way, tree.coverage[account] ?? Number.NaN);
    tree.coverage[row] = shares[cell] ?? Number.NaN;
    tree.time[row] = Date.parse(one.time);
    tree.bytes[row] = one.bytes;
  };
  for (const [i, one] of file.items.entries()) {
    add(firstItem + i, KINDS.indexOf(one.kind), one);
    if (i % STEP === 0) yield;
  }
  for (const [i, one] of file.sets.entries()) add(firstSet + i, SET, one);
  // A message may come after its attachments.
  for (let row = firstItem; row < tree.size; row += 1) {
    if (row % STEP === 0) yield;
    tree.level[row] = depthOf(tree, row);
  }
}

function accountOf(tree: ScopeTree, row: number): number {
  let at = row;
  while ((tree.parent[at] ?? -1) >= 0) at = tree.parent[at] ?? -1;
  return at;
}

function depthOf(tree: ScopeTree, row: number): number {
  let depth = 1;
  for (let at = tree.parent[row] ?? -1; at >= 0; at = tree.parent[at] ?? -1) depth += 1;
  return depth;
}

/** What accounts and mailboxes say of all that is in them. */
function* addUp(tree: ScopeTree): Generator<void> {
  const sums = {
    strongest: new Int32Array(tree.firstItem).fill(1000),
    messages: new Float64Array(tree.firstItem),
  };
  yield* addItems(tree, sums);
  addSets(tree);
  addByCount(tree);
  for (let row = tree.firstItem - 1; row >= 0; row -= 1) {
    tree.known[row] = Math.max(tree.known[row] ?? 0, sums.messages[row] ?? 0);
    takeStrongest(tree, row, sums.strongest[row] ?? 1000);
  }
  knownByAccount(tree);
}

/** Sums by account and mailbox that the tree itself does not keep. */
interface Sums {
  /** The least weight: what only the owner touched says the least, whatever its grade. */
  readonly strongest: Int32Array;
  readonly messages: Float64Array;
}

/** Adds every item and set to all that is above it. */
function* addItems(tree: ScopeTree, { strongest, messages }: Sums): Generator<void> {
  const { firstItem, firstSet } = tree;
  const owner = linkOrder.indexOf('owner');
  for (let row = firstItem; row < tree.size; row += 1) {
    if (row % STEP === 0) yield;
    const grade = tree.grade[row] ?? 0;
    const link = tree.link[row] ?? owner;
    const within = (tree.parent[row] ?? -1) >= firstItem;
    const weight = (link === owner ? 100 : 0) + grade * linkOrder.length + link;
    for (let up = tree.parent[row] ?? -1; up >= 0; up = tree.parent[up] ?? -1) {
      if (up >= firstItem) continue;
      const time = tree.time[row] ?? Number.NaN;
      if (!(time >= (tree.time[up] ?? Number.NaN))) tree.time[up] = time;
      if (row < firstSet && !within) tree.bytes[up] = (tree.bytes[up] ?? 0) + (tree.bytes[row] ?? 0);
      strongest[up] = Math.min(strongest[up] ?? 1000, weight);
      if (row >= firstSet) continue;
      const at = up * gradeOrder.length + grade;
      const list = tree.kind[row] === MESSAGE ? tree.tally : tree.others;
      if (link !== owner) list[at] = (list[at] ?? 0) + 1;
      if (tree.kind[row] === MESSAGE) messages[up] = (messages[up] ?? 0) + 1;
    }
  }
}

/** What sets say of the mailbox that they are of, and which of them is the strongest in all that is above. */
function addSets(tree: ScopeTree): void {
  tree.file.sets.forEach((set, i) => {
    const row = tree.firstSet + i;
    const up = tree.parent[row] ?? -1;
    if (up >= 0) tree.known[up] = Math.max(tree.known[up] ?? 0, set.candidates);
    for (let at = up; at >= 0; at = tree.parent[at] ?? -1) {
      const before = tree.strongestSet[at] ?? -1;
      if (before < 0 || (tree.grade[row] ?? 0) < (tree.grade[before] ?? 0)) tree.strongestSet[at] = row;
    }
  });
}

/** In an account are at least as many messages as in its mailboxes together. */
function knownByAccount(tree: ScopeTree): void {
  const { firstMailbox, firstItem } = tree;
  const below = new Float64Array(firstMailbox);
  for (let row = firstMailbox; row < firstItem; row += 1) {
    const account = tree.parent[row] ?? 0;
    below[account] = (below[account] ?? 0) + (tree.known[row] ?? 0);
  }
  for (let row = 0; row < firstMailbox; row += 1)
    tree.known[row] = Math.max(tree.known[row] ?? 0, below[row] ?? 0);
}

/** A mailbox has the strongest grade of what is in it, as has an account that the Case does not grade itself. */
function takeStrongest(tree: ScopeTree, row: number, weight: number): void {
  if (weight >= 1000 || tree.file.accounts[row] !== undefined) return;
  tree.grade[row] = Math.floor((weight % 100) / linkOrder.length);
  tree.link[row] = (weight % 100) % linkOrder.length;
}
