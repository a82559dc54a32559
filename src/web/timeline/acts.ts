import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import type { Session } from '../../case/judgement.ts';
import { micros } from '../../report/bands.ts';
import { join, type Sql, sql } from '../../store/sql.ts';
import type { Records } from '../records/records.ts';
import { firstAtLeast } from './minutes.ts';

/** The place of a record in the order of time. */
export interface Place {
  readonly time: number;
  readonly file: number;
  readonly line: number;
  readonly offset: number;
}

/** An act of an actor: a record, and the session it belongs to. */
export interface Act extends Place {
  readonly session: string;
}

/** Every record of the actors' sessions, in the order of time. */
export interface Acts {
  readonly list: readonly Act[];
  /** Whether there are more than are kept. */
  readonly isCut: boolean;
  /** Index of the first act at or after an instant. */
  readonly firstAt: (time: number) => number;
  /** The session of a record; `undefined` when it is no actor's. */
  readonly sessionAt: (file: number, line: number) => string | undefined;
}

/** A part of the actors: one of them, an account of theirs; empty for all. */
export interface ActFilter {
  readonly account: string;
  readonly actor: string;
}

/** Whether an act belongs to a part of the actors. */
export function isOf({ account, actor }: ActFilter, session: Session | undefined): boolean {
  return (account === '' || session?.account === account) && (actor === '' || session?.actor === actor);
}

const MOST_ACTS = 300_000;
const MOST_IDS = 20_000;
const MOST_RANGES = 200;

/** Sessions that the Case gives to an actor or judges an intruder's. */
export function actorsSessions({ sessions }: Pick<Case, 'sessions'>): readonly Session[] {
  return sessions.filter((s) => s.actor !== '' || s.judgement === 'intruder');
}

/**
 * Finds the acts once: records that carry the id of an actor's session, and records that came from its address while it
 * lasted and name no other account. Only the times of those sessions are read.
 */
export async function loadActs(records: Pick<Records, 'scan'>, file: Case): Promise<Acts> {
  const sessions = actorsSessions(file).slice(0, MOST_IDS);
  if (sessions.length === 0) return actsOf([], false);
  const ids = [...new Set(sessions.map((s) => s.sourceSessionId).filter((id) => id !== ''))];
  const addresses = [...new Set(sessions.filter(hasOwnAddress).map((s) => s.address))];
  const rows = await records.scan(
    sql`SELECT toUnixTimestamp64Micro(time), file, line, offset, session, address, account FROM moments
      WHERE (${spans(sessions)}) AND (session IN ${ids} OR address IN ${addresses})
      ORDER BY time, file, line LIMIT ${MOST_ACTS + 1}`,
  );
  const owner = owners(sessions);
  const acts = rows.slice(0, MOST_ACTS).flatMap(([time, f, line, offset, id, address, account]) => {
    const at = Number(time);
    const session = owner(String(id), String(address), String(account), at);
    return session === undefined
      ? []
      : [{ time: at, file: Number(f), line: Number(line), offset: Number(offset), session }];
  });
  return actsOf(acts, rows.length > MOST_ACTS);
}

// What webmail opens comes from the server itself; only its id tells whose it is.
function hasOwnAddress({ parent, address }: Session): boolean {
  return parent === '' && address !== '';
}

function actsOf(list: readonly Act[], isCut: boolean): Acts {
  const times = Float64Array.from(list, (a) => a.time);
  const sessions = new Map(list.map((a) => [`${a.file}:${a.line}`, a.session]));
  return {
    list,
    isCut,
    firstAt: (time) => firstAtLeast(times, time),
    sessionAt: (file, line) => sessions.get(`${file}:${line}`),
  };
}

/** When a session's records may be: a stamp in whole seconds means any moment of its second. */
function span(s: Session): readonly [number, number] {
  const to = micros(s.end);
  return [micros(s.start), to % SECOND === 0 ? to + SECOND - 1 : to];
}

/** The times of all sessions, those that touch as one; the nearest are joined where there are too many. */
function spans(sessions: readonly Session[]): Sql {
  const merged: [number, number][] = [];
  for (const [from, to] of sessions.map(span).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  const gaps = merged.map(([from], i) => from - (merged[i - 1]?.[1] ?? Number.NEGATIVE_INFINITY));
  const widest = [...gaps].sort((a, b) => b - a).slice(0, MOST_RANGES);
  const least = widest.at(-1) ?? 0;
  const ranges: [number, number][] = [];
  merged.forEach(([from, to], i) => {
    const last = ranges.at(-1);
    if (last === undefined || (gaps[i] ?? 0) >= least) ranges.push([from, to]);
    else last[1] = to;
  });
  return join(
    ranges.map(
      ([from, to]) =>
        sql`(time >= fromUnixTimestamp64Micro(${from}, 'UTC') AND time <= fromUnixTimestamp64Micro(${to}, 'UTC'))`,
    ),
    ' OR ',
  );
}

type Owner = (id: string, address: string, account: string, time: number) => string | undefined;

function owners(sessions: readonly Session[]): Owner {
  const byId = new Map<string, Session[]>();
  const byAddress = new Map<string, Session[]>();
  for (const s of sessions) {
    if (s.sourceSessionId !== '') push(byId, s.sourceSessionId, s);
    if (hasOwnAddress(s)) push(byAddress, s.address, s);
  }
  const lasted = (s: Session, time: number): boolean => {
    const [from, to] = span(s);
    return time >= from && time <= to;
  };
  return (id, address, account, time) => {
    const named = id === '' ? undefined : byId.get(id)?.find((s) => lasted(s, time));
    if (named !== undefined) return named.id;
    return byAddress
      .get(address)
      ?.find((s) => lasted(s, time) && (account === '' || sameAccount(account, s.account)))?.id;
  };
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}

/** Whether a line's account is a session's, with or without its domain. */
function sameAccount(logged: string, canonical: string): boolean {
  const low = logged.toLowerCase();
  const name = (text: string): string => text.split('@', 1)[0] ?? '';
  return (
    low === canonical || (low.includes('@') !== canonical.includes('@') && name(low) === name(canonical))
  );
}
