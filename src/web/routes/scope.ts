import type { Route } from '../route.ts';
import { filterOf, foldsOf, rowsOf, sortOf } from '../scope/ask.ts';
import { downloadOf } from '../scope/export.ts';
import { facetsOf } from '../scope/facets.ts';
import { rowsOfView } from '../scope/rows.ts';
import { scopeSoon } from '../scope/scope.ts';
import { unionOf } from '../scope/union.ts';
import type { ScopeView } from '../scope/views.ts';
import type { ScopeFacets, ScopePage, ScopeUnion } from '../wire/scope.ts';

const MOST_ROWS = 300;
const ALL = { depth: 9, turned: [] } as const;

/** Rows of the scope: a window of what passes the filter. */
export const scopeRows: Route = {
  method: 'get',
  path: 'scope',
  rate: 'light',
  answer: async (desk, ask): Promise<ScopePage> => {
    const [filter, sort, folds] = [filterOf(ask), sortOf(ask), foldsOf(ask)];
    const { tree, view, ready } = await scopeSoon(desk);
    await ready(filter, sort);
    const shown = view(filter, sort, folds);
    const find = ask.number('find', 0, tree.size, tree.size);
    const at = find >= tree.size ? -1 : placeOf(shown, tree.parent, find);
    const count = ask.number('count', 1, MOST_ROWS, 100);
    // Around the row that was asked for, when it is there.
    const back = ask.number('back', 0, MOST_ROWS, 0);
    const asked = at < 0 ? ask.number('from', 0, Number.MAX_SAFE_INTEGER, 0) : at - back - count / 4;
    const from = Math.max(0, Math.min(Math.floor(asked), shown.rows.length - 1));
    return { total: shown.rows.length, from, rows: rowsOfView(desk, shown, from, count), at };
  },
};

/** Where a row is in a view: itself, or the nearest row above it that is in sight. */
function placeOf({ rows }: ScopeView, parent: Int32Array, row: number): number {
  for (let one = row; one >= 0; one = parent[one] ?? -1) {
    const at = rows.indexOf(one);
    if (at >= 0) return at;
  }
  return -1;
}

/** Facets of the scope. */
export const scopeFacets: Route = {
  method: 'get',
  path: 'scope/facets',
  rate: 'light',
  answer: async (desk, ask): Promise<ScopeFacets> => {
    const filter = filterOf(ask);
    const scope = await scopeSoon(desk);
    await scope.ready(filter);
    return facetsOf(scope, filter);
  },
};

/** Selected rows taken together. */
export const scopeUnion: Route = {
  method: 'get',
  path: 'scope/union',
  rate: 'light',
  answer: async (desk, ask): Promise<ScopeUnion> => {
    const [filter, sort, rows] = [filterOf(ask), sortOf(ask), rowsOf(ask, 'rows')];
    const { tree, view, ready } = await scopeSoon(desk);
    await ready(filter, sort);
    return unionOf(tree, view(filter, sort, ALL), rows);
  },
};

/** The filtered list as a file. */
export const scopeExport: Route = {
  method: 'get',
  path: 'scope/export',
  rate: 'heavy',
  answer: async (desk, ask) => {
    const [filter, sort, format] = [filterOf(ask), sortOf(ask), ask.text('format')];
    await (await scopeSoon(desk)).ready(filter, sort);
    return downloadOf(desk, filter, sort, format, rowsOf(ask, 'rows'));
  },
};
