import type { Fact, Product, Rank, Setting } from '../../case/context.ts';
import { words } from './reader.ts';

const RANKS: readonly Rank[] = ['command', 'file', 'default'];

/** Order by whose word counts more; negative when the first counts more. */
export function compareRank(a: { readonly rank: Rank }, b: { readonly rank: Rank }): number {
  return RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
}

/** How a text becomes the value of a fact; `undefined` when it cannot. */
type As<T> = (values: readonly string[]) => T | undefined;

/** The text itself. */
export const asText: As<string> = (values) => values.join(' ');

/** Words between blanks and commas. */
export const asWords: As<readonly string[]> = (values) => words(values.join(' '));

/** The items as they are. */
export const asItems: As<readonly string[]> = (values) => values.filter((v) => v !== '' && v !== 'null');

/** `yes`, `true`, `1` and their contrary. */
export const asSwitch: As<boolean> = (values) => {
  const text = (values[0] ?? '').trim().toLowerCase();
  if (['yes', 'true', '1', 'on', 'y'].includes(text)) return true;
  return ['no', 'false', '0', 'off', 'n', '', 'null'].includes(text) ? false : undefined;
};

/** A whole number; `false` and `null` are 0. */
export const asNumber: As<number> = (values) => {
  const text = values[0] ?? '';
  if (text === 'false' || text === 'null') return 0;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

/**
 * The value of the best rank, the last one where that rank says it more than once. `settings` are in the order in
 * which the product reads them; `names` are one setting's names over the versions.
 */
export function factOf<T>(
  settings: readonly Setting[],
  names: readonly string[],
  as: As<T>,
): Fact<T> | undefined {
  let best: Setting | undefined;
  for (const setting of settings)
    if (names.includes(setting.name) && (best === undefined || compareRank(setting, best) <= 0))
      best = setting;
  const value = best === undefined ? undefined : as(best.values);
  return best === undefined || value === undefined
    ? undefined
    : { value, place: best.place, rank: best.rank };
}

/** An object without the facts that are not there. */
export function known<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** The settings of one product. */
export function settingsOf(settings: readonly Setting[], product: Product): readonly Setting[] {
  return settings.filter((s) => s.product === product);
}
