import { createHash } from 'node:crypto';
import { clip } from '../../base/text.ts';
import type { Case } from '../../case/case.ts';
import type { Statement } from '../../case/common.ts';
import { fullKey } from '../../report/keys.ts';
import type { CellValue } from '../wire/actor.ts';

/** Values of a cell by what they add to the sum of their column. */
const STEPS: Readonly<Record<CellValue, number>> = { '++': 2, '+': 1, '0': 0, '-': -1, '--': -2 };
/** A reason of at least so much weight speaks strongly. */
const STRONG = 0.5;

/** Something said for or against a column, of one account. */
interface Said {
  readonly statement: Statement;
  /** Number of the entry that says it, from 1. */
  readonly entry: number;
  readonly account: string;
}

/** A cell: what was computed, and what it rests on. */
export interface Cell {
  readonly about: string;
  readonly computed: CellValue;
  readonly said: readonly Said[];
}

/** Evidence in rows, hypotheses in columns. */
export interface Matrix {
  readonly kind: 'entry' | 'origin';
  readonly columns: readonly {
    readonly key: string;
    readonly likelihood: string;
    readonly accounts: number;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly group: 'reason' | 'against';
    /** The statement of the first account that it was said of. */
    readonly statement: Statement;
    readonly accounts: number;
    readonly cells: readonly Cell[];
  }[];
}

/** Accounts with a way in that was weighed, in the Case's order. */
export function weighedAccounts(file: Pick<Case, 'entry'>): readonly string[] {
  return [...new Set(file.entry.map((e) => e.account))];
}

/**
 * Ways in against what speaks for and against them: of one account, or (empty) of all, where a statement that was made
 * of several accounts is one row. A statement that is silent about a way in counts 0 for it.
 */
export function entryMatrix(file: Pick<Case, 'entry' | 'sessions' | 'attempts'>, account: string): Matrix {
  const entries = file.entry
    .map((e, i) => ({ ...e, entry: i + 1 }))
    .filter((e) => account === '' || e.account === account);
  const tries = triesOf(file.attempts, addressesIn(entries));
  const withTries = (s: Statement): Statement =>
    s.refs.length > 0 ? s : { ...s, refs: tries.get(String(s.facts.address ?? '')) ?? [] };
  const columns = [...new Set(entries.map((e) => e.vector))].map((key) => {
    const own = entries.filter((e) => e.vector === key);
    const likelihoods = new Set(own.map((e) => e.likelihood));
    const [only = ''] = likelihoods;
    return { key, likelihood: likelihoods.size === 1 ? only : '', accounts: own.length };
  });
  const weight = heaviest(file.sessions, account);
  const rows = [...statementsIn(entries, withTries)].flatMap(([key, { group, said }]) => {
    const [first] = said;
    if (first === undefined) return [];
    const strong = Math.abs(weight.get(key) ?? 0) >= STRONG;
    const rowKey = account === '' ? key : `${key}@${shortName(account)}`;
    const cells = columns.map(({ key: column }) => {
      const own = said.filter((s) => s.vector === column);
      const value: CellValue =
        own.length === 0 ? '0' : group === 'reason' ? (strong ? '++' : '+') : strong ? '--' : '-';
      return { about: `cell:${rowKey}/${column}`, computed: value, said: own };
    });
    const accounts = new Set(said.map((s) => s.account)).size;
    return [{ key: rowKey, group, statement: first.statement, accounts, cells }];
  });
  return { kind: 'entry', columns, rows: sorted(rows) };
}

type Entry = Case['entry'][number] & { readonly entry: number };

/** What is said of the same thing, for or against, by several ways in and accounts. */
interface Statements {
  readonly group: 'reason' | 'against';
  readonly said: (Said & { readonly vector: string })[];
}

/** Statements of entries by their full key, in the order in which they come first. */
function statementsIn(
  entries: readonly Entry[],
  withTries: (s: Statement) => Statement,
): ReadonlyMap<string, Statements> {
  const rows = new Map<string, Statements>();
  for (const e of entries) {
    const add = (group: Statements['group'], statement: Statement): void => {
      const key = fullKey(group, statement.key);
      const row = rows.get(key) ?? { group, said: [] };
      row.said.push({ statement, entry: e.entry, account: e.account, vector: e.vector });
      rows.set(key, row);
    };
    for (const s of e.for) add('reason', s);
    for (const s of e.against) add('against', withTries(s));
  }
  return rows;
}

/**
 * Hypotheses of origin. The Case weighs each as a whole, so no cell is computed: the rows are the kinds of reason that
 * the intruders' sessions have, at 0, for an analyst to weigh.
 */
export function originMatrix(file: Pick<Case, 'origin' | 'sessions'>): Matrix {
  const columns = file.origin.hypotheses.map((h) => ({
    key: h.hypothesis,
    likelihood: h.likelihood,
    accounts: 0,
  }));
  const kinds = new Map<string, { statement: Statement; weight: number; accounts: Set<string> }>();
  for (const s of file.sessions) {
    if (s.judgement !== 'intruder') continue;
    for (const r of s.because) {
      const key = fullKey('reason', r.reason);
      const refs = r.refs.length > 0 ? r.refs : s.refs;
      const kind = kinds.get(key) ?? {
        statement: { key: r.reason, facts: r.facts, refs },
        weight: r.weight,
        accounts: new Set(),
      };
      kind.accounts.add(s.account);
      kinds.set(key, kind);
    }
  }
  const rows = [...kinds]
    .toSorted(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
    .map(([key, { statement, accounts }]) => ({
      key,
      group: 'reason' as const,
      statement,
      accounts: accounts.size,
      cells: columns.map((c) => ({ about: `cell:${key}/${c.key}`, computed: '0' as const, said: [] })),
    }));
  return { kind: 'origin', columns, rows };
}

/** Lines of the tries of each address: what a statement about tries rests on where it has no lines of its own. */
function triesOf(attempts: Case['attempts'], wanted: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const a of attempts)
    for (const address of a.addresses)
      if (wanted.has(address)) lines.set(address, [...(lines.get(address) ?? []), ...a.refs]);
  return lines;
}

/** Addresses that statements without lines of their own speak of. */
function addressesIn(entries: Case['entry']): ReadonlySet<string> {
  return new Set(
    entries.flatMap((e) =>
      e.against.flatMap((s) => (s.refs.length > 0 ? [] : [String(s.facts.address ?? '')])),
    ),
  );
}

/** The weight of each kind of reason where it weighs most. */
function heaviest(sessions: Case['sessions'], account: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const s of sessions) {
    if (account !== '' && s.account !== account) continue;
    for (const [group, list] of [['reason', s.because] as const, ['against', s.against] as const]) {
      for (const r of list) {
        const key = fullKey(group, r.reason);
        if (Math.abs(r.weight) > Math.abs(weights.get(key) ?? 0)) weights.set(key, r.weight);
      }
    }
  }
  return weights;
}

/** A name that fits into what an entry of the journal is about, and stays the same when the case is made anew. */
function shortName(account: string): string {
  if (account.length <= 100) return account;
  return `${clip(account, 80)}#${createHash('sha256').update(account).digest('hex').slice(0, 16)}`;
}

const size = (row: Matrix['rows'][number]): number =>
  row.cells.reduce((m, c) => Math.max(m, Math.abs(STEPS[c.computed])), 0);

/** Heaviest first; among equals those in which columns differ; then by name, so that the order is one. */
function sorted(rows: Matrix['rows']): Matrix['rows'] {
  const apart = (row: Matrix['rows'][number]): number =>
    Number(new Set(row.cells.map((c) => c.computed)).size > 1);
  return rows.toSorted(
    (x, y) => size(y) - size(x) || apart(y) - apart(x) || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0),
  );
}
