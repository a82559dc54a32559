import type { Case } from '../case/case.ts';
import { type Grade, gradeOrder } from '../case/common.ts';
import type { Account } from '../case/judgement.ts';
import { countingOf } from '../report/counters.ts';
import type { Desk } from './desk.ts';
import type { ToldAccount, ToldAmount } from './wire.ts';

/** Items between two looks at what else there is to do. */
const STEP = 16_384;

/** The accounts that somebody other than the owner touched, as the first screen shows them. */
export interface Touched {
  /** The heaviest: by grade, then by how much has it. */
  readonly told: readonly ToldAccount[];
  /** All that there are. */
  readonly count: number;
  /** Items that only their owner touched. */
  readonly ownerItems: number;
}

/** What the first screen tells of accounts, in steps: a case may have millions of items. */
export function* toldTouched({ file, lookup, tell }: Desk, most: number): Generator<void, Touched> {
  const accounts = file.accounts.filter((a) => rank(a) <= gradeOrder.indexOf('listed') || a.entered);
  const own = new Map(accounts.map((a): [string, Case['items'][number][]] => [a.account, []]));
  let ownerItems = 0;
  for (const [at, item] of file.items.entries()) {
    if (at % STEP === 0) yield;
    if (item.link === 'owner') ownerItems += 1;
    else own.get(item.account)?.push(item);
  }
  const amounts = new Map<string, ToldAccount['amounts']>();
  for (const { account } of accounts) {
    const sets = file.sets.filter((s) => s.account === account);
    amounts.set(account, yield* amountsOf(own.get(account) ?? [], sets));
  }
  const heaviest = accounts.toSorted(
    (a, b) => rank(a) - rank(b) || sumOf(amounts, b) - sumOf(amounts, a) || (a.account < b.account ? -1 : 1),
  );
  const told = heaviest.slice(0, most).map(({ account, grade, link, coverage }): ToldAccount => {
    const lines = lookup.intrusions(account).flatMap((s) => s.refs);
    const cited = tell.cite(`account:${account}`, lines);
    return { account, grade, link, coverage, amounts: amounts.get(account) ?? [], cited };
  });
  return { told, count: accounts.length, ownerItems };
}

function rank({ grade }: Account): number {
  return gradeOrder.indexOf(grade);
}

function* amountsOf(items: Case['items'], sets: Case['sets']): Generator<void, readonly ToldAmount[]> {
  const counters = yield* countingOf({ items, sets, accounts: [] });
  return counters
    .filter((c) => c.items + c.more > 0)
    .map(({ grade, items: named, least, more }) => ({ grade, named, least, most: more }));
}

/** How much of an account has the grade that the account has. */
function sumOf(amounts: ReadonlyMap<string, readonly ToldAmount[]>, { account, grade }: Account): number {
  const one: { readonly named: number; readonly least: number } | undefined = amounts
    .get(account)
    ?.find((a: { readonly grade: Grade }) => a.grade === grade);
  return one === undefined ? 0 : one.named + one.least;
}
