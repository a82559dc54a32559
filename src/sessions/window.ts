import { SECOND } from '../base/time.ts';
import { WAY_IN_FORMATS } from '../case/log-sources.ts';
import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

type Window = World['window'];

/** A part of a log is stray when it lies apart and fills fewer slots of time than this. */
const STRAY_SLOTS = 10;
const SLOT = 10 * SECOND;
/** Apart: by a silence so many times the longest that such logs have while the ways in are logged. */
const APART = 2;

/**
 * From the first to the last record. Stray records of logs that are no way in (a notice of a service, weeks before all
 * else) do not stretch it: nobody could have come in by what was not there, and every negative would fall with them.
 */
export async function recordedWindow(store: Store): Promise<Window> {
  const micros = sql`toUnixTimestamp64Micro(time)`;
  const isWay = sql`format IN ${WAY_IN_FORMATS}`;
  const [[from = 0, to = 0, ways = 0, first = 0, last = 0] = []] = await store.rows(
    sql`SELECT min(${micros}), max(${micros}), countIf(${isWay}), minIf(${micros}, ${isWay}), maxIf(${micros}, ${isWay})
      FROM events WHERE ${micros} > 0`,
  );
  const all = { from: Number(from), to: Number(to) };
  const entered = { from: Number(first), to: Number(last) };
  if (Number(ways) === 0 || (all.from === entered.from && all.to === entered.to)) return all;
  const rows = await store.rows(
    sql`SELECT min(${micros}), max(${micros}) FROM events WHERE ${micros} > 0 AND NOT (${isWay})
      GROUP BY intDiv(${micros}, ${SLOT}) ORDER BY 1`,
  );
  return withoutStray(
    rows.map(([a, b]) => ({ from: Number(a), to: Number(b) })),
    entered,
  );
}

/**
 * The time of the ways in and of the other logs' slots (in order), but for slots that are few and lie apart from all
 * the rest at either end.
 */
export function withoutStray(slots: readonly Window[], ways: Window): Window {
  const inside = slots.filter((s) => s.to >= ways.from && s.from <= ways.to);
  const usual = longestSilence([
    { from: ways.from, to: ways.from },
    ...inside,
    { from: ways.to, to: ways.to },
  ]);
  const before = slots.filter((s) => s.from < ways.from).map((s) => s.from);
  const after = slots.filter((s) => s.to > ways.to).map((s) => s.to);
  return {
    from: outermost(before.toReversed(), ways.from, APART * usual),
    to: outermost(after, ways.to, APART * usual),
  };
}

/** How far times go on outward from an edge, up to a silence behind which only stray ones lie. */
function outermost(times: readonly number[], edge: number, silence: number): number {
  let reached = edge;
  for (const [i, time] of times.entries()) {
    if (Math.abs(time - reached) > silence && times.length - i < STRAY_SLOTS) break;
    reached = time;
  }
  return reached;
}

function longestSilence(slots: readonly Window[]): number {
  return slots.slice(1).reduce((most, s, i) => Math.max(most, s.from - (slots[i]?.to ?? s.from)), 0);
}
