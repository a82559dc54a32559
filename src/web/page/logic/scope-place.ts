import { joinValues, splitValues } from './values.ts';

/** What the scope can be filtered by, by name of the value in the URL. */
export const FILTERS = ['grade', 'link', 'kind', 'how', 'account', 'mailbox', 'day'] as const;
export type FilterName = (typeof FILTERS)[number];

type Params = Readonly<Record<string, string>>;

/** A filter as server and tests know it. */
export interface PlaceFilter {
  readonly include: Readonly<Partial<Record<FilterName, readonly string[]>>>;
  readonly exclude: Readonly<Partial<Record<FilterName, readonly string[]>>>;
  readonly doubt: boolean;
  readonly text: string;
}

/** The filter that stands in the URL. */
export function filterOfPlace(params: Params): PlaceFilter {
  const lists = (before: string): Partial<Record<FilterName, readonly string[]>> => {
    const out: Partial<Record<FilterName, readonly string[]>> = {};
    for (const name of FILTERS) {
      const values = splitValues(params[`${before}${name}`] ?? '').filter((v) => v !== '');
      if (values.length > 0) out[name] = values;
    }
    return out;
  };
  return { include: lists(''), exclude: lists('no-'), doubt: params.doubt === '1', text: params.text ?? '' };
}

/** The order that stands in the URL; the heaviest first where it is none. */
export function sortOfPlace({ sort = '' }: Params): string {
  return /^-?(weight|time|size|name)$/.test(sort) ? sort : 'weight';
}

/** A filter as parameters of a request. */
export function askedOf({
  include,
  exclude,
  doubt,
  text,
}: PlaceFilter): Record<string, string | readonly string[]> {
  const asked: Record<string, string | readonly string[]> = { doubt: doubt ? '1' : '', text };
  for (const name of FILTERS) {
    asked[name] = include[name] ?? [];
    asked[`no-${name}`] = exclude[name] ?? [];
  }
  return asked;
}

/** Whether anything is filtered. */
export function isFiltered({ include, exclude, doubt, text }: PlaceFilter): boolean {
  return doubt || text !== '' || Object.keys(include).length > 0 || Object.keys(exclude).length > 0;
}

/** Values of the URL that a filter stands in, all empty; folds go with them, since they were those of another list. */
export const NO_FILTER: Params = Object.fromEntries(
  [...FILTERS.flatMap((name) => [name, `no-${name}`]), 'doubt', 'text', 'depth', 'turned'].map((n) => [
    n,
    '',
  ]),
);

/** The URL's values with a value put in or taken out of a filter. */
export function withValue(
  { include, exclude }: PlaceFilter,
  name: FilterName,
  value: string,
  to: 'only' | 'without' | 'neither',
): Params {
  const others = (list: readonly string[] = []): readonly string[] => list.filter((v) => v !== value);
  const only = [...others(include[name]), ...(to === 'only' ? [value] : [])];
  const without = [...others(exclude[name]), ...(to === 'without' ? [value] : [])];
  return { [name]: joinValues(only), [`no-${name}`]: joinValues(without), depth: '', turned: '' };
}

/** Views that have a name, as values of the URL. */
export const VIEWS: Readonly<Record<'all' | 'notify' | 'doubt', Params>> = {
  all: {},
  notify: { grade: 'taken,served,opened', 'no-link': 'owner' },
  doubt: { doubt: '1' },
};

/** The named view that a filter is; `undefined` when it is none of them. */
export function viewOf(params: Params): keyof typeof VIEWS | undefined {
  const now = JSON.stringify(filterOfPlace(params));
  return (['all', 'notify', 'doubt'] as const).find((v) => JSON.stringify(filterOfPlace(VIEWS[v])) === now);
}
