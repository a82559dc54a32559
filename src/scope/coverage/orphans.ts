import { decodeDovecotSession, instantOfSession } from '../../base/dovecot-session.ts';
import { MINUTE, SECOND } from '../../base/time.ts';
import { sql } from '../../store/sql.ts';
import type { FoundGap, Material, Orphan } from './inputs.ts';
import { refOfRow } from './proof.ts';
import { stranded } from './strands.ts';
import { connectionsWithoutRequest } from './unasked.ts';
import { signInsWithoutEnd } from './unended.ts';

/**
 * Records that cannot be without another one that is not there: session ends whose sign-in, by the session id's own
 * time, should be in the logs; deliveries of messages that were never queued. Lines removed for one address or one
 * account leave such traces, even where the source is never silent (handbook S03).
 */
export async function orphanGaps(
  material: Material,
  found: readonly FoundGap[],
): Promise<readonly FoundGap[]> {
  const { thresholds } = material;
  const known = (source: string, o: Orphan): boolean =>
    found.some(
      (g) =>
        (g.source === source || g.source === 'syslog') &&
        !g.harmless &&
        g.from - thresholds.reach * SECOND <= o.time &&
        o.time <= g.to + thresholds.reach * SECOND,
    );
  const out: FoundGap[] = [];
  for (const { source, because, find } of ORPHANS) {
    const left = (await find(material, found)).filter((o) => !known(source, o));
    for (const group of grouped(left, thresholds.orphanGroup * SECOND).slice(0, thresholds.gapsEach)) {
      if (group.length >= thresholds.orphans) out.push(gapOf(source, because, group));
    }
  }
  return out;
}

/** A kind of record whose counterpart is missing, and the source that it is missing from. */
interface OrphanKind {
  readonly source: string;
  /** Sentence key without its `gap.`. */
  readonly because: string;
  readonly find: (material: Material, lost: readonly FoundGap[]) => Promise<readonly Orphan[]>;
}

/** Every kind of record whose counterpart is looked for one by one. */
export const ORPHANS: readonly OrphanKind[] = [
  { source: 'dovecot', because: 'end-without-sign-in', find: endsWithoutSignIn },
  { source: 'dovecot', because: 'sign-in-without-end', find: signInsWithoutEnd },
  { source: 'postfix', because: 'delivery-without-queue', find: deliveriesWithoutQueue },
  {
    source: 'web-access',
    because: 'userlogin-without-request',
    find: (material) => alone(material, 'roundcube/sign-in', 'web-access/sign-in'),
  },
  {
    source: 'roundcube',
    because: 'request-without-userlogin',
    find: (material) => alone(material, 'web-access/sign-in', 'roundcube/sign-in'),
  },
  { source: 'web-access', because: 'connection-without-request', find: connectionsWithoutRequest },
];

function grouped(list: readonly Orphan[], apart: number): readonly (readonly Orphan[])[] {
  const groups: Orphan[][] = [];
  for (const one of list.toSorted((a, b) => a.time - b.time)) {
    const last = groups.at(-1);
    if (last !== undefined && one.time - (last.at(-1)?.time ?? 0) <= apart) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

const SHOWN = 5;

function gapOf(source: string, because: string, group: readonly Orphan[]): FoundGap {
  const accounts = [...new Set(group.map((o) => o.account))].filter((a) => a !== '').sort();
  const addresses = [...new Set(group.map((o) => o.address))].filter((a) => a !== '').sort();
  return {
    source,
    from: group[0]?.time ?? 0,
    to: group.at(-1)?.time ?? 0,
    kind: 'suspect',
    because,
    facts: {
      count: group.length,
      accounts: accounts.length,
      account: accounts.slice(0, SHOWN).join(', '),
      addresses: addresses.length,
      address: addresses.slice(0, SHOWN).join(', '),
    },
    refs: group.slice(0, SHOWN).map((o) => o.ref),
    strands: [],
    accounts,
    harmless: false,
  };
}

const ENDS = ['dovecot/imap-end', 'dovecot/pop3-end', 'dovecot/managesieve-end'] as const;

async function endsWithoutSignIn(material: Material): Promise<readonly Orphan[]> {
  const { store, world, files, strands } = material;
  const signIns = strands.series(
    'dovecot/own-sign-in',
    'dovecot/program-sign-in',
    'dovecot/imap-sign-in',
    'dovecot/pop3-sign-in',
    'dovecot/other-sign-in',
  );
  const begin = signIns.first[0];
  const ends = strands.series(...ENDS).lines.reduce((a, b) => a + b, 0);
  if (begin === undefined) return [];
  const rows = await store.rows(sql`SELECT micros, file, line, offset, session, account
    FROM ${stranded(world, files)} WHERE action = 'session-end' AND strand IN ${ENDS}
      AND length(session) >= 16 AND cityHash64(session) NOT IN
        (SELECT cityHash64(session) FROM events WHERE action = 'sign-in' AND session != '')
    ORDER BY micros, file, line LIMIT ${Math.max(100, Math.floor(ends / 2))}`);
  // Half of all: then sign-ins may be logged without their session id, and nothing was taken out.
  const many = rows.length >= Math.max(100, Math.floor(ends / 2));
  if (many && !(await signInsNameSessions(material))) return [];
  return rows.flatMap((row) => {
    const end = Number(row[0]);
    const session = decodeDovecotSession(String(row[4]));
    if (session === undefined) return [];
    const time = instantOfSession(session.micros, end);
    // The connection comes before its sign-in; one from before the first record may have been signed in before it.
    if (time <= begin || time > end + SECOND) return [];
    return [{ time, ref: refOfRow(row), account: String(row[5]), address: session.address }];
  });
}

/** Whether Dovecot's sign-ins of any protocol carry session ids: the format of their lines is one for all. */
async function signInsNameSessions({ store, world, files }: Material): Promise<boolean> {
  const rows = await store.rows(sql`SELECT 1 FROM ${stranded(world, files)}
    WHERE action = 'sign-in' AND outcome = 'success' AND source = 'dovecot' AND session != '' LIMIT 1`);
  return rows.length > 0;
}

async function deliveriesWithoutQueue(material: Material): Promise<readonly Orphan[]> {
  const { store, world, files, strands, thresholds } = material;
  const begin = strands.series('postfix/cleanup').first[0];
  if (begin === undefined) return [];
  const rows = await store.rows(sql`SELECT min(micros - toInt64(seconds) * ${SECOND}) AS arrival,
      argMin(file, (micros, file, line)), argMin(line, (micros, file, line)), argMin(offset, (micros, file, line)),
      countIf(action = 'message-id') AS ids, countIf(action = 'message-queued') AS queued
    FROM ${stranded(world, files)} WHERE source = 'postfix' AND queueId != ''
      AND action IN ('message-id', 'message-queued', 'message-delivered')
    GROUP BY queueId HAVING countIf(action = 'message-delivered') > 0 AND (ids = 0 OR queued = 0)
    ORDER BY arrival, queueId LIMIT ${thresholds.orphansMost}`);
  // A delay is rounded, and a message that came in right before the first record has its lines there.
  const margin = 5 * SECOND;
  return rows
    .filter((row) => Number(row[0]) > begin + margin)
    .map((row) => ({ time: Number(row[0]), ref: refOfRow(row), account: '', address: '' }));
}

/**
 * Webmail sign-ins of one log without one of the same address in the other within a minute or two. Where many are
 * so, the logs see addresses differently (a proxy), and none is told.
 */
async function alone(material: Material, here: string, there: string): Promise<readonly Orphan[]> {
  const { store, world, files, strands, thresholds } = material;
  const other = strands.series(there);
  const begin = other.first[0];
  const end = other.last.at(-1);
  if (begin === undefined || end === undefined) return [];
  const total = strands.series(here).lines.reduce((a, b) => a + b, 0);
  const most = Math.max(1, Math.floor(total * thresholds.usuallyTogether));
  const table = stranded(world, files, { from: begin + MINUTE, to: end - MINUTE });
  const rows = await store.rows(sql`SELECT micros, file, line, offset, account, address FROM ${table}
    WHERE action = 'sign-in' AND outcome = 'success' AND strand = ${here} AND address != ''
      AND cityHash64(address, intDiv(micros, ${MINUTE})) NOT IN
        (SELECT cityHash64(address, intDiv(micros, ${MINUTE}) + arrayJoin([-1, 0, 1]))
          FROM ${stranded(world, files)} WHERE action = 'sign-in' AND strand = ${there})
    ORDER BY micros, file, line LIMIT ${most + 1}`);
  if (rows.length > most) return [];
  return rows.map((row) => ({
    time: Number(row[0]),
    ref: refOfRow(row),
    account: String(row[4]),
    address: String(row[5]),
  }));
}
