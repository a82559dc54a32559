import { UserError } from '../../base/errors.ts';
import type { Ask } from '../route.ts';
import type { ScopeDimension } from '../wire/scope.ts';
import { DIMENSIONS } from './codes.ts';
import type { ScopeFilter } from './filter.ts';
import { type ScopeSort, SORTS } from './order.ts';
import type { ScopeFolds } from './views.ts';

const LONGEST_TEXT = 500;

/** The filter of a request: `grade=taken`, `no-account=hr`, several of one name as alternatives. */
export function filterOf(ask: Ask): ScopeFilter {
  const lists = (before: string): Partial<Record<ScopeDimension, readonly string[]>> => {
    const out: Partial<Record<ScopeDimension, readonly string[]>> = {};
    for (const d of DIMENSIONS) {
      const values = [...new Set(ask.list(`${before}${d}`))].sort();
      if (values.length > 0) out[d] = values;
    }
    return out;
  };
  const text = ask.text('text').trim();
  if (text.length > LONGEST_TEXT)
    throw new UserError('text', `is ${text.length} characters long`, `give at most ${LONGEST_TEXT}`);
  return { include: lists(''), exclude: lists('no-'), doubt: ask.text('doubt') === '1', text };
}

/** The order of a request; the heaviest consequence first when it names none. */
export function sortOf(ask: Ask): ScopeSort {
  const said = ask.text('sort');
  if (said === '') return 'weight';
  const sort = SORTS.find((s) => s === said);
  if (sort === undefined)
    throw new UserError('sort', 'is no order of this table', `give one of ${SORTS.join(', ')}`);
  return sort;
}

/** The folds of a request. */
export function foldsOf(ask: Ask): ScopeFolds {
  return { depth: ask.number('depth', 1, 9, 9), turned: rowsOf(ask, 'turned') };
}

/** Numbers of rows in base 36 with dots between, as they stand in the URL. */
export function rowsOf(ask: Ask, name: string): readonly number[] {
  const text = ask.text(name);
  if (text === '') return [];
  if (!/^[0-9a-z]{1,8}(\.[0-9a-z]{1,8})*$/.test(text))
    throw new UserError(name, 'is no list of rows', 'take it from the page');
  return [...new Set(text.split('.').map((t) => Number.parseInt(t, 36)))].sort((a, b) => a - b);
}
