import type { Stepwise } from '../../base/steps.ts';
import { gradeOrder } from '../../case/common.ts';
import type { ScopeDimension } from '../wire/scope.ts';
import { type ByCount, byCountOf } from './by-count.ts';
import { type Codes, DIMENSIONS } from './codes.ts';
import { isItem, isThing } from './order.ts';
import type { Texts } from './texts.ts';
import { ACCOUNT, type ScopeTree, SET } from './tree.ts';

/** What somebody wants to see. All conditions hold together; values of one dimension are alternatives. */
export interface ScopeFilter {
  readonly include: Readonly<Partial<Record<ScopeDimension, readonly string[]>>>;
  readonly exclude: Readonly<Partial<Record<ScopeDimension, readonly string[]>>>;
  /** Only what cannot be said for sure: the grade is unknown, or the logs do not cover it in full. */
  readonly doubt: boolean;
  /** Words that must all stand in it. */
  readonly text: string;
}

/** What passes a filter. */
export interface Filtered {
  /** 2: passes by itself; 1: something in it does; 0: neither. */
  readonly mark: Uint8Array;
  readonly items: number;
  readonly sets: number;
  readonly accounts: number;
  /** What the sets that pass allow beyond the items that the Case names. */
  readonly least: number;
  readonly more: number;
  /**
   * For each dimension and value, what passes all other dimensions: items by grade (seven to a value), then accounts
   * and sets with that value, and what these allow.
   */
  readonly counts: Readonly<Record<ScopeDimension, FilterTable>>;
}

/** What has each value of a dimension, by code. */
export interface FilterTable extends ByCount {
  readonly items: Int32Array;
  readonly accounts: Int32Array;
  readonly sets: Int32Array;
}

/** Rows between two looks at what else there is to do. */
const FILTER_STEP = 65_536;

const UNKNOWN = gradeOrder.indexOf('unknown');

/** One dimension while rows are gone through. */
interface Pass {
  readonly of: Int32Array;
  /** 1 for codes that may pass; `undefined`: all do. */
  readonly test: Uint8Array | undefined;
  readonly table: Omit<FilterTable, keyof ByCount>;
  /** Rows of the sets in the table. */
  readonly setRows: number[];
}

function passesOf(codes: Readonly<Record<ScopeDimension, Codes>>, filter: ScopeFilter): readonly Pass[] {
  return DIMENSIONS.map((d) => ({
    of: codes[d].of,
    test: allowed(codes[d], filter.include[d], filter.exclude[d]),
    table: tableOf(codes[d].values.length + 1),
    setRows: [],
  }));
}

/** Filters a tree in one pass over its rows. */
export function* filterTree(
  tree: ScopeTree,
  codes: Readonly<Record<ScopeDimension, Codes>>,
  texts: Stepwise<Texts>,
  filter: ScopeFilter,
): Generator<void, Filtered> {
  const passes = passesOf(codes, filter);
  const tested = passes.filter((p) => p.test !== undefined);
  const words = filter.text === '' ? undefined : texts.now().find(filter.text);
  const mark = new Uint8Array(tree.size);
  const passed = { items: 0, sets: 0, accounts: 0 };
  for (let row = 0; row < tree.size; row += 1) {
    if (row % FILTER_STEP === 0) yield;
    if (!isThing(tree, row) || (words !== undefined && words[row] !== 1)) continue;
    if (filter.doubt && !inDoubt(tree, row)) continue;
    const failed = failedBy(tested, row);
    if (failed === 'several') continue;
    if (failed !== undefined) {
      count(tree, failed, row);
      continue;
    }
    for (const pass of passes) count(tree, pass, row);
    if (tree.kind[row] === ACCOUNT) passed.accounts += 1;
    else if (tree.kind[row] === SET) passed.sets += 1;
    else passed.items += 1;
    mark[row] = 2;
    for (let up = tree.parent[row] ?? -1; up >= 0 && mark[up] === 0; up = tree.parent[up] ?? -1) mark[up] = 1;
  }
  const counts: Partial<Record<ScopeDimension, FilterTable>> = {};
  for (const [i, d] of DIMENSIONS.entries()) {
    const pass = passes[i];
    if (pass !== undefined) counts[d] = { ...pass.table, ...allowedBy(tree, pass) };
    yield;
  }
  return { mark, ...passed, ...allOf(tree, mark), counts: counts as Filtered['counts'] };
}

function allowedBy(tree: ScopeTree, { of, table, setRows }: Pass): ByCount {
  return byCountOf(tree, setRows, (row) => of[row] ?? 0, table.sets.length);
}

function allOf(tree: ScopeTree, mark: Uint8Array): Pick<Filtered, 'least' | 'more'> {
  const rows = Array.from(tree.file.sets, (_, i) => tree.firstSet + i).filter((row) => mark[row] === 2);
  const { least, more } = byCountOf(tree, rows, () => 0, 1);
  return { least: least[0] ?? 0, more: more[0] ?? 0 };
}

/** The one dimension that a row does not pass; `undefined` when it passes all. */
function failedBy(tested: readonly Pass[], row: number): Pass | 'several' | undefined {
  let failed: Pass | undefined;
  for (const pass of tested) {
    if (pass.test?.[pass.of[row] ?? 0] === 1) continue;
    if (failed !== undefined) return 'several';
    failed = pass;
  }
  return failed;
}

/** Whether a row is among what cannot be said for sure. */
function inDoubt(tree: ScopeTree, row: number): boolean {
  return tree.grade[row] === UNKNOWN || !((tree.coverage[row] ?? Number.NaN) >= 1);
}

/** 1 for each code that may pass; `undefined` when all do. A value that nothing has lets nothing pass. */
function allowed(
  codes: Codes,
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): Uint8Array | undefined {
  if (include === undefined && exclude === undefined) return undefined;
  const test = new Uint8Array(codes.values.length + 1).fill(include === undefined ? 1 : 0);
  for (const value of include ?? []) {
    const code = codes.codeOf(value);
    if (code !== undefined) test[code] = 1;
  }
  for (const value of exclude ?? []) {
    const code = codes.codeOf(value);
    if (code !== undefined) test[code] = 0;
  }
  return test;
}

function tableOf(values: number): Pass['table'] {
  return {
    items: new Int32Array(values * gradeOrder.length),
    accounts: new Int32Array(values),
    sets: new Int32Array(values),
  };
}

function count(tree: ScopeTree, { of, table, setRows }: Pass, row: number): void {
  const code = of[row] ?? 0;
  const item = isItem(tree, row);
  const list = item ? table.items : tree.kind[row] === SET ? table.sets : table.accounts;
  const at = item ? code * gradeOrder.length + (tree.grade[row] ?? 0) : code;
  list[at] = (list[at] ?? 0) + 1;
  if (list === table.sets) setRows.push(row);
}
