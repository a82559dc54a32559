import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { ScopeDimension } from '../wire/scope.ts';
import { HOWS } from './how.ts';
import { ACCOUNT, KINDS, MAILBOX, type ScopeTree } from './tree.ts';

export const DIMENSIONS = [
  'grade',
  'link',
  'kind',
  'how',
  'account',
  'mailbox',
  'day',
] as const satisfies readonly ScopeDimension[];

/** Values of a dimension as numbers; a row without one has the number behind the last. */
export interface Codes {
  readonly of: Int32Array;
  readonly values: readonly string[];
  readonly codeOf: (value: string) => number | undefined;
}

/** The dimensions of a tree. */
export function codesOf(tree: ScopeTree): Readonly<Record<ScopeDimension, Codes>> {
  return {
    grade: listed(tree.grade, gradeOrder),
    link: listed(tree.link, linkOrder),
    kind: listed(tree.kind, KINDS),
    how: listed(tree.how, HOWS),
    account: {
      of: tree.account,
      values: tree.accountNames,
      codeOf: (name) => tree.rowOfAccount.get(name),
    },
    mailbox: numbered(tree, (row) => mailboxName(tree, row)),
    day: numbered(tree, (row) => dayOf(tree, row)),
  };
}

function listed(codes: Uint8Array, values: readonly string[]): Codes {
  return {
    of: Int32Array.from(codes, (code) => Math.min(code, values.length)),
    values,
    codeOf: (value) => (values.includes(value) ? values.indexOf(value) : undefined),
  };
}

function numbered(tree: ScopeTree, textOf: (row: number) => string | undefined): Codes {
  const codes = new Map<string, number>();
  const of = new Int32Array(tree.size).fill(-1);
  for (let row = 0; row < tree.size; row += 1) {
    const value = textOf(row);
    if (value === undefined) continue;
    const known = codes.get(value) ?? codes.size;
    codes.set(value, known);
    of[row] = known;
  }
  for (let row = 0; row < tree.size; row += 1) if (of[row] === -1) of[row] = codes.size;
  return { of, values: [...codes.keys()], codeOf: (value) => codes.get(value) };
}

function mailboxName(tree: ScopeTree, row: number): string | undefined {
  const { file, firstItem, firstSet } = tree;
  if (row < firstItem) return undefined;
  return row < firstSet ? file.items[row - firstItem]?.mailbox : file.sets[row - firstSet]?.mailbox;
}

/** The day of a touch in UTC, `2026-03-01`; accounts and mailboxes have none of their own. */
function dayOf(tree: ScopeTree, row: number): string | undefined {
  if (tree.kind[row] === ACCOUNT || tree.kind[row] === MAILBOX) return undefined;
  const { file, firstItem, firstSet } = tree;
  const time = row < firstSet ? file.items[row - firstItem]?.time : file.sets[row - firstSet]?.time;
  return time?.slice(0, 10);
}
