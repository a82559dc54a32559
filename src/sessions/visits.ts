import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';

/** All successful sign-ins of one account from one place (see {@link World.placeOf}). */
export interface Visit {
  readonly account: string;
  readonly place: string;
  readonly addresses: readonly string[];
  readonly protocols: readonly string[];
  readonly signIns: number;
  readonly first: number;
  readonly last: number;
  /** The slices (see {@link SLICES}) it signed in in. */
  readonly slices: readonly number[];
  /** Days (UTC) with a sign-in. */
  readonly days: number;
  /** Tens of minutes since 1970 in which it signed in; sorted. */
  readonly tens: readonly number[];
}

/** Microseconds of the ten minutes that {@link Visit.tens} counts. */
export const TEN_MINUTES = 600_000_000;

/** Microseconds between the sign-ins of two visits that are nearest to each other, to ten minutes; 0 where they meet. */
export function between(a: Visit, b: Visit): number {
  const hull = Math.max(0, a.first - b.last, b.first - a.last);
  let least = Number.POSITIVE_INFINITY;
  let i = 0;
  for (const at of a.tens) {
    while (i + 1 < b.tens.length && (b.tens[i + 1] ?? 0) <= at) i += 1;
    for (const other of [b.tens[i], b.tens[i + 1]])
      if (other !== undefined) least = Math.min(least, Math.abs(other - at));
  }
  return least === Number.POSITIVE_INFINITY ? hull : Math.max(hull, (least - 1) * TEN_MINUTES);
}

/** A sign-in whose line is missing and that the end of its session tells of. */
export interface UnloggedSignIn {
  readonly account: string;
  readonly address: string;
  readonly protocol: string;
  readonly time: number;
}

/**
 * The time in which people signed in is cut into so many slices to tell a habit from a burst, each at most
 * {@link LONGEST_SLICE}. Of all sign-ins {@link STRAY} at either end do not stretch it: one old line is no time to be at
 * home in.
 */
const SLICES = 20;
const LONGEST_SLICE = 6 * 3600 * 1_000_000;
const STRAY = 0.01;

/** What all visits of one place together tell of it. */
export interface PlaceUse {
  readonly accounts: number;
  /** Slices in which anybody signed in from there. */
  readonly slices: number;
}

/** The use of every place. */
export function placeUses(visits: readonly Visit[]): ReadonlyMap<string, PlaceUse> {
  const slices = new Map<string, Set<number>>();
  const accounts = new Map<string, number>();
  for (const v of visits) {
    const own = slices.get(v.place) ?? new Set();
    for (const s of v.slices) own.add(s);
    slices.set(v.place, own);
    accounts.set(v.place, (accounts.get(v.place) ?? 0) + 1);
  }
  return new Map(
    [...slices].map(([place, own]) => [place, { accounts: accounts.get(place) ?? 0, slices: own.size }]),
  );
}

/** Every visit from outside the server itself, by account, then first sign-in. */
export async function readVisits(
  store: Store,
  world: World,
  unlogged: readonly UnloggedSignIn[] = [],
): Promise<readonly Visit[]> {
  const { from, slice } = await readSlices(store, world, unlogged);
  const merged = new Map<string, Building>();
  for (const row of await readSignIns(store, from, slice)) {
    const address = String(row.address);
    if (world.isOurs(address)) continue;
    const one = visitIn(merged, world.canonical(String(row.name)), world.placeOf(address));
    one.addresses.add(address);
    for (const p of row.protocols as unknown as string[]) one.protocols.add(p);
    for (const s of row.slices as unknown as number[]) one.slices.add(s);
    for (const d of row.days as unknown as string[]) one.days.add(d);
    for (const ten of row.tens as unknown as number[]) one.tens.add(Number(ten));
    one.signIns += Number(row.n);
    one.first = Math.min(one.first, Number(row.first));
    one.last = Math.max(one.last, Number(row.last));
  }
  for (const { account, address, protocol, time } of unlogged) {
    if (address === '' || world.isOurs(address)) continue;
    const one = visitIn(merged, account, world.placeOf(address));
    one.addresses.add(address);
    one.protocols.add(protocol);
    one.slices.add(Math.floor((time - from) / slice));
    one.days.add(new Date(time / 1000).toISOString().slice(0, 10));
    one.tens.add(Math.floor(time / TEN_MINUTES));
    one.signIns += 1;
    one.first = Math.min(one.first, time);
    one.last = Math.max(one.last, time);
  }
  return [...merged.values()]
    .map(built)
    .sort((a, b) => compare(a.account, b.account) || a.first - b.first || compare(a.place, b.place));
}

const SIGNED_IN = sql`action IN ('sign-in', 'message-submitted') AND outcome = 'success' AND account != '' AND address != ''
  AND protocol IN ('imap', 'pop3', 'managesieve', 'webmail', 'smtp', 'submission')`;

/** Where the slices begin and how long one is, in microseconds. */
async function readSlices(
  store: Store,
  world: World,
  unlogged: readonly UnloggedSignIn[],
): Promise<{ readonly from: number; readonly slice: number }> {
  const addresses = await store.rows(
    sql`SELECT DISTINCT address FROM events WHERE ${SIGNED_IN} ORDER BY address`,
  );
  const ours = addresses.map(([a]) => String(a)).filter(world.isOurs);
  const [[n = 0, from = 0, to = 0] = []] = await store.rows(sql`SELECT count(),
      quantileExactLow(${STRAY})(toUnixTimestamp64Micro(time)), quantileExactLow(${1 - STRAY})(toUnixTimestamp64Micro(time))
      FROM events WHERE ${SIGNED_IN} AND NOT has(${ours}, address)`);
  const times = unlogged.map((u) => u.time).sort((x, y) => x - y);
  const spans = [
    { n: Number(n), from: Number(from), to: Number(to) },
    {
      n: times.length,
      from: times[Math.floor(times.length * STRAY)] ?? 0,
      to: times[Math.floor(times.length * (1 - STRAY))] ?? 0,
    },
  ].filter((s) => s.n > STRAY * (Number(n) + times.length));
  const first = Math.min(...spans.map((s) => s.from));
  const last = Math.max(...spans.map((s) => s.to));
  if (spans.length === 0) return { from: 0, slice: LONGEST_SLICE };
  return { from: first, slice: Math.max(1, Math.min(LONGEST_SLICE, Math.ceil((last - first) / SLICES))) };
}
const SIGN_IN_COLUMNS = [
  'name',
  'address',
  'protocols',
  'n',
  'first',
  'last',
  'slices',
  'days',
  'tens',
] as const;

/** Successful sign-ins by account and address, with the slices (of so many microseconds, counted `from`) they were in. */
async function readSignIns(
  store: Store,
  from: number,
  slice: number,
): Promise<readonly Readonly<Record<(typeof SIGN_IN_COLUMNS)[number], string | number>>[]> {
  const rows =
    await store.rows(sql`SELECT lower(account) AS name, address, groupUniqArray(protocol) AS protocols, count() AS n,
        toUnixTimestamp64Micro(min(time)) AS first, toUnixTimestamp64Micro(max(time)) AS last,
        groupUniqArray(toInt64(floor((toUnixTimestamp64Micro(time) - ${from}) / ${slice}))) AS slices,
        groupUniqArray(toString(toDate(time))) AS days,
        groupUniqArray(toInt64(intDiv(toUnixTimestamp64Micro(time), ${TEN_MINUTES}))) AS tens
      FROM events WHERE ${SIGNED_IN}
      GROUP BY name, address ORDER BY name, first, address`);
  return named(rows, SIGN_IN_COLUMNS);
}

interface Building {
  readonly account: string;
  readonly place: string;
  readonly addresses: Set<string>;
  readonly protocols: Set<string>;
  readonly slices: Set<number>;
  readonly days: Set<string>;
  readonly tens: Set<number>;
  signIns: number;
  first: number;
  last: number;
}

/** The visit of an account from a place; begun when there is none yet. */
function visitIn(merged: Map<string, Building>, account: string, place: string): Building {
  const key = `${account}\0${place}`;
  const visit = merged.get(key) ?? emptyVisit(account, place);
  merged.set(key, visit);
  return visit;
}

function built({ addresses, protocols, slices, days, tens, ...rest }: Building): Visit {
  return {
    ...rest,
    addresses: [...addresses].sort(),
    protocols: [...protocols].sort(),
    slices: [...slices].sort((a, b) => a - b),
    days: days.size,
    tens: [...tens].sort((a, b) => a - b),
  };
}

function emptyVisit(account: string, place: string): Building {
  return {
    account,
    place,
    addresses: new Set(),
    protocols: new Set(),
    slices: new Set(),
    days: new Set(),
    tens: new Set(),
    signIns: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
