import { SECOND } from '../../base/time.ts';
import { type Sql, sql } from '../../store/sql.ts';
import { type Notice, notices } from './explain.ts';
import type { FoundGap, Material, Orphan } from './inputs.ts';
import { refOfRow } from './proof.ts';
import { stranded } from './strands.ts';

const SIGN_INS = [
  'dovecot/own-sign-in',
  'dovecot/program-sign-in',
  'dovecot/imap-sign-in',
  'dovecot/pop3-sign-in',
] as const;

/** How long sessions of one kind last here, and until when one that has not ended would have to. */
interface Habit {
  readonly strand: string;
  readonly longest: number;
  readonly ended: number;
}

/**
 * Sign-ins whose session, by its id, never ended, though none of its kind lasts nearly as long, the host was not
 * started again and the logs go on. Where accounts whose ends are logged leave sessions open too, the open ones are
 * a habit of their programs, and none is told.
 */
export async function signInsWithoutEnd(
  material: Material,
  lost: readonly FoundGap[],
): Promise<readonly Orphan[]> {
  const { store, strands, thresholds: t } = material;
  const last = strands.series('dovecot').last.at(-1);
  if (last === undefined) return [];
  const rows = await store.rows(sql`SELECT kind, max(ended - began), count() FROM ${sessions(material)}
    WHERE ended >= began GROUP BY kind ORDER BY kind`);
  const habits = rows.map(
    (r): Habit => ({ strand: String(r[0]), longest: Number(r[1]), ended: Number(r[2]) }),
  );
  const stops = await notices(material);
  const out: Orphan[] = [];
  for (const habit of habits.filter((h) => h.ended >= t.endedSessions)) {
    const least = t.outlasts * Math.max(habit.longest, t.reach * SECOND);
    const open = await openSessions(material, habit.strand, last - least);
    out.push(...open.filter((o) => !interrupted(o, o.time + least, stops, lost)));
  }
  return out;
}

/** Sessions by their ids: when they were signed in to and when they ended (0 for never). */
function sessions({ world, files }: Material): Sql {
  return sql`(SELECT session, minIf(micros, action = 'sign-in') AS began, maxIf(micros, action = 'session-end') AS ended,
      argMinIf((strand, account, address, file, line, offset), micros, action = 'sign-in') AS first,
      first.1 AS kind, first.2 AS who, first.3 AS place
    FROM ${stranded(world, files)}
    WHERE session != '' AND (action = 'session-end' OR strand IN ${SIGN_INS} AND outcome = 'success')
    GROUP BY session HAVING began > 0)`;
}

async function openSessions(material: Material, strand: string, before: number): Promise<readonly Orphan[]> {
  const { store, thresholds: t } = material;
  const rows = await store.rows(sql`SELECT who, countIf(ended > 0), countIf(ended = 0)
    FROM ${sessions(material)} WHERE kind = ${strand} AND began < ${before} GROUP BY who ORDER BY who`);
  const accounts = rows.map((r) => ({ account: String(r[0]), ended: Number(r[1]), open: Number(r[2]) }));
  const usual = accounts.filter((a) => a.ended > 0);
  const open = usual.reduce((sum, a) => sum + a.open, 0);
  const ended = usual.reduce((sum, a) => sum + a.ended, 0);
  if (open > t.usuallyTogether * (open + ended)) return [];
  // A mail program may keep one connection for days; several, of which none ever ended, it does not.
  const least = strand === 'dovecot/imap-sign-in' ? t.witnesses : 1;
  const told = accounts
    .filter((a) => a.open >= least && (a.ended === 0 || least === 1))
    .map((a) => a.account);
  if (told.length === 0) return [];
  const found =
    await store.rows(sql`SELECT began, first.4, first.5, first.6, who, place FROM ${sessions(material)}
    WHERE kind = ${strand} AND began < ${before} AND ended = 0 AND who IN ${told}
    ORDER BY began, session LIMIT ${t.orphansMost}`);
  return found.map((row) => ({
    time: Number(row[0]),
    ref: refOfRow(row),
    account: String(row[4]),
    address: String(row[5]),
  }));
}

/** Whether the end may have been lost in a gap, or never written because the server stopped. */
function interrupted(
  { time }: Orphan,
  until: number,
  stops: readonly Notice[],
  lost: readonly FoundGap[],
): boolean {
  return (
    stops.some(
      (n) =>
        (n.action === 'boot' || n.source === 'dovecot' || n.detail.includes('dovecot')) &&
        n.time >= time &&
        n.time <= until,
    ) ||
    lost.some((g) => (g.source === 'dovecot' || g.source === 'syslog') && g.from <= until && g.to >= time)
  );
}
