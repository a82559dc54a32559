import { gradeOrder } from '../../case/common.ts';
import type { ScopeFacets, ScopeFacetValue } from '../wire/scope.ts';
import type { Codes } from './codes.ts';
import type { Filtered, FilterTable, ScopeFilter } from './filter.ts';
import { ACCOUNT, type ScopeTree } from './tree.ts';
import type { Scope } from './views.ts';

/** Accounts that the facet shows: the first by items and what counts allow. The others are found by their names. */
const MOST_ACCOUNTS = 12;

/** Values and counts beside the table. */
export function facetsOf(scope: Scope, filter: ScopeFilter): ScopeFacets {
  const { tree, codes } = scope;
  const passed = scope.filter(filter);
  const facet = (d: 'grade' | 'link' | 'kind' | 'how'): readonly ScopeFacetValue[] => {
    const chosen = new Set([...(filter.include[d] ?? []), ...(filter.exclude[d] ?? [])]);
    const whole = d === 'grade' || d === 'link';
    return codes[d].values
      .map((value, code) => facetValue(passed.counts[d], value, code))
      .filter((v) => whole || v.count + v.accounts + v.sets > 0 || chosen.has(v.value));
  };
  const accounts = accountFacet(passed.counts.account, codes.account, [
    ...(filter.include.account ?? []),
    ...(filter.exclude.account ?? []),
  ]);
  return {
    facets: {
      grade: facet('grade'),
      link: facet('link'),
      kind: facet('kind'),
      how: facet('how'),
      account: accounts.shown,
    },
    moreAccounts: accounts.more,
    items: passed.items,
    sets: passed.sets,
    accounts: passed.accounts,
    least: passed.least,
    more: passed.more,
    inAccounts: accountsIn(scope.tree, passed.mark),
    ofItems: tree.file.items.length,
    // The Case does not look for personal data; when it does, its tags are a facet and a column.
    personalData: false,
  };
}

/** Accounts come first among the rows. */
function accountsIn(tree: ScopeTree, mark: Filtered['mark']): number {
  let count = 0;
  for (let row = 0; row < tree.size && tree.kind[row] === ACCOUNT; row += 1) if (mark[row] !== 0) count += 1;
  return count;
}

function facetValue(table: FilterTable, value: string, code: number): ScopeFacetValue {
  const seven = gradeOrder.length;
  const grades = Array.from(table.items.subarray(code * seven, (code + 1) * seven));
  return {
    value,
    count: grades.reduce((n, g) => n + g, 0),
    grades,
    accounts: table.accounts[code] ?? 0,
    sets: table.sets[code] ?? 0,
    least: table.least[code] ?? 0,
    more: table.more[code] ?? 0,
  };
}

function accountFacet(
  table: FilterTable,
  codes: Codes,
  chosen: readonly string[],
): { readonly shown: readonly ScopeFacetValue[]; readonly more: number } {
  const sizes = new Float64Array(codes.values.length);
  for (let at = 0; at < sizes.length * gradeOrder.length; at += 1) {
    const code = Math.floor(at / gradeOrder.length);
    sizes[code] = (sizes[code] ?? 0) + (table.items[at] ?? 0);
  }
  for (const [code, more] of table.more.entries()) sizes[code] = (sizes[code] ?? 0) + more;
  const held = new Set(chosen.flatMap((name) => codes.codeOf(name) ?? []));
  const some = [...sizes.keys()].filter((code) => (sizes[code] ?? 0) + (table.sets[code] ?? 0) > 0);
  const first = some.toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b).slice(0, MOST_ACCOUNTS);
  const shown = [...first, ...[...held].filter((code) => !first.includes(code))];
  return {
    shown: shown.map((code) => facetValue(table, codes.values[code] ?? '', code)),
    more: some.length - first.length,
  };
}
