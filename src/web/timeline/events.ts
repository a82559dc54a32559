import { byteString, lowerAscii, readable, visible } from '../../base/text.ts';
import { isoTime, MINUTE } from '../../base/time.ts';
import { type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import type { EventRow, TimelineEvents } from '../wire/timeline.ts';
import { type Act, isOf, type Place } from './acts.ts';
import { foldRows } from './fold.ts';
import type { Counts } from './histogram.ts';
import { type Key, keyOf } from './key.ts';
import { FACTS, factsOf, whatOf } from './what.ts';

/** A page of the list that was asked for. */
export interface EventsAsk {
  readonly from: number;
  readonly to: number;
  /** Rows that come after this place; before it when `back`. Without, from the start. */
  readonly key: Key | undefined;
  readonly back: boolean;
  readonly who: 'all' | 'actor';
  /** Only this account; empty for all. */
  readonly account: string;
  readonly actor: string;
}

/** Rows of a page, and records read for one at most. */
const ROWS = 100;
const READ = 250;
// A filter looks through so many records in one request.
const LOOK = 400_000;

/** A page of records of a span of time, folded where several in a row say the same. */
export async function eventsPage(desk: Desk, counts: Counts, ask: EventsAsk): Promise<TimelineEvents> {
  const read = ask.who === 'actor' ? await actorsRecords(desk, counts, ask) : await allRecords(counts, ask);
  const folded = foldRows(read.rows.map((row) => toEvent(desk, counts, row)));
  const isWhole = !read.isCut && folded.length <= ROWS;
  const rows = ask.back ? folded.slice(-ROWS) : folded.slice(0, ROWS);
  const first = rows[0]?.key ?? '';
  const last = rows.at(-1)?.last ?? '';
  // Where a filter found nothing within its bound, the search goes on from there.
  const onward = read.isCut && rows.length === 0 ? keyOf({ time: read.searched, file: 0, line: 0 }) : '';
  // The way back stays open where nothing follows the place, as long as something lies before it.
  const turn =
    ask.key === undefined || !read.hasEarlier ? '' : first || keyOf({ ...ask.key, line: ask.key.line + 1 });
  const ahead = ask.back ? last : isWhole ? '' : last || onward;
  const behind = ask.back ? (isWhole ? '' : first || onward) : turn;
  return { rows, next: ahead, previous: behind, searched: isoTime(read.searched) };
}

interface Read {
  readonly rows: readonly Row[];
  /** Whether there may be more. */
  readonly isCut: boolean;
  readonly searched: number;
  /** Whether the window may hold some before the place that was asked from. */
  readonly hasEarlier: boolean;
}

const COLUMNS = trustedSql(
  ['toUnixTimestamp64Micro(time)', 'file', 'line', 'offset', 'account', 'address', ...FACTS].join(', '),
);

function at(micros: number): Sql {
  return sql`fromUnixTimestamp64Micro(${micros}, 'UTC')`;
}

/** Rows in the order of time between two instants, beyond a key where there is one. */
function select(from: number, to: number, { key, back }: EventsAsk, more: Sql): Sql {
  const place = key === undefined ? undefined : sql`(${at(key.time)}, ${key.file}, ${key.line})`;
  const beyond =
    place === undefined
      ? sql`1`
      : back
        ? sql`(time, file, line) < ${place}`
        : sql`(time, file, line) > ${place}`;
  const order = trustedSql(back ? 'time DESC, file DESC, line DESC' : 'time, file, line');
  return sql`SELECT ${COLUMNS} FROM moments WHERE time >= ${at(from)} AND time <= ${at(to)} AND ${beyond} AND ${more} ORDER BY ${order} LIMIT ${READ}`;
}

async function allRecords({ records, minutes }: Counts, ask: EventsAsk): Promise<Read> {
  const from = ask.back || ask.key === undefined ? ask.from : Math.max(ask.from, ask.key.time);
  const to = ask.back && ask.key !== undefined ? Math.min(ask.to, ask.key.time) : ask.to;
  // Without a filter the limit alone bounds what is read.
  const [low, high] = ask.account === '' ? [from, to] : bounded(minutes, from, to, ask.back);
  const rows = await records.rows(select(low, high, ask, ofAccount(ask.account)));
  const isCut = rows.length === READ || low > from || high < to;
  const searched = ask.back ? low : high;
  const hasEarlier = ask.key !== undefined && minutes.between(ask.from - MINUTE, ask.key.time + 1) > 0;
  return { rows: ask.back ? rows.toReversed() : rows, isCut, searched, hasEarlier };
}

/** The part of a span, from its start or from its end, that holds no more records than one request may look through. */
function bounded(
  minutes: Counts['minutes'],
  from: number,
  to: number,
  back: boolean,
): readonly [number, number] {
  let width = to - from;
  const count = (): number => (back ? minutes.between(to - width, to) : minutes.between(from, from + width));
  while (width > 60_000_000 && count() > LOOK) width = Math.ceil(width / 2);
  return back ? [to - width, to] : [from, from + width];
}

/** Lines that name the account, with or without a domain. */
function ofAccount(account: string): Sql {
  if (account === '') return sql`1`;
  const name = lowerAscii(byteString(account));
  return account.includes('@')
    ? sql`(lower(account) = ${name} OR lower(account) = ${name.split('@', 1)[0] ?? name})`
    : sql`substringIndex(lower(account), '@', 1) = ${name}`;
}

/** The acts themselves are known; only what they say is read, by their places. */
async function actorsRecords(desk: Desk, { records, acts }: Counts, ask: EventsAsk): Promise<Read> {
  const wanted = (act: Act): boolean => isOf(ask, desk.lookup.sessions.get(act.session));
  const [low, high] = [acts.firstAt(ask.from), acts.firstAt(ask.to + 1)];
  const { key, back } = ask;
  const inView = acts.list.slice(low, high).filter(wanted);
  const beyond = inView.filter((a) => key === undefined || (back ? isBefore(a, key) : isBefore(key, a)));
  const hasEarlier = beyond.length < inView.length;
  const most = Math.ceil(1.5 * ROWS);
  const some = back ? beyond.slice(-most) : beyond.slice(0, most);
  const [first, last] = [some[0], some.at(-1)];
  const isCut = beyond.length > some.length;
  const searched = back ? (first?.time ?? ask.from) : (last?.time ?? ask.to);
  if (first === undefined || last === undefined) return { rows: [], isCut, searched, hasEarlier };
  const times = sql`SELECT fromUnixTimestamp64Micro(arrayJoin(${some.map((a) => a.time)}), 'UTC')`;
  const rows = await records.rows(
    sql`SELECT ${COLUMNS} FROM moments WHERE time IN (${times}) ORDER BY time, file, line`,
  );
  const places = new Set(some.map((a) => `${a.file}:${a.line}`));
  return {
    rows: rows.filter(([, file, line]) => places.has(`${file}:${line}`)),
    isCut,
    searched,
    hasEarlier,
  };
}

function isBefore(a: Omit<Place, 'offset'>, b: Omit<Place, 'offset'>): boolean {
  return (
    a.time - b.time < 0 ||
    (a.time === b.time && (a.file - b.file < 0 || (a.file === b.file && a.line < b.line)))
  );
}

function toEvent(desk: Desk, { acts }: Counts, row: Row): EventRow {
  const [time, file, line, offset, account, address, ...rest] = row;
  const facts = factsOf(rest);
  const session = acts.sessionAt(Number(file), Number(line)) ?? '';
  const key = keyOf({ time: Number(time), file: Number(file), line: Number(line) });
  return {
    key,
    time: isoTime(Number(time)),
    ref: `f${file}:${line}:${offset}`,
    what: whatOf(desk.say, facts),
    account: visible(readable(String(account))),
    address: visible(readable(String(address))),
    session,
    isActors: session !== '',
    count: 1 + Number(facts.repeat ?? 0),
    last: key,
  };
}
