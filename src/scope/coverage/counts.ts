import type { World } from '../../case/world.ts';
import { sql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import type { Counts } from './settings.ts';
import { NEEDS_IMAP, ownAddresses, type Strands } from './strands.ts';

const STORE = ['message-deleted', 'message-undeleted', 'message-expunged', 'message-copied', 'message-saved'];

// Who mostly gets errors is a scanner, who opens pages of webmail without being let in.
const NAMED_ONLY = sql`SELECT sum(inside) FROM (SELECT count() AS asked, countIf(status >= 400) AS refused,
    countIf(status < 400 AND (action IN ${NEEDS_IMAP} OR (action = 'sign-in' AND outcome = 'success'))) AS inside
  FROM events WHERE httpMethod != '' AND clientName != '' AND address = '' GROUP BY clientName) WHERE refused * 2 < asked`;

/** Counts what settings and questions turn on. */
export async function countRecords(store: Store, strands: Strands, world: World): Promise<Counts> {
  const rows = await store.rows(sql`SELECT
      countIf(action IN ${STORE}), countIf(action = 'message-flagged'),
      countIf(action = 'session-end' AND protocol = 'imap'),
      countIf(action = 'session-end' AND protocol = 'imap' AND counters = 1),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3')),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3') AND session = ''),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3') AND address = ''),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3') AND (account = '' OR address = '')),
      countIf(program IN ('auditd', 'audispd', 'audit', 'audisp-syslog')),
      countIf(startsWith(program, 'sshd')),
      uniqExactIf(account, action = 'sign-in' AND outcome = 'success' AND account != ''
        AND protocol IN ('imap', 'managesieve', 'submission') AND address IN ${ownAddresses(world)}),
      (${NAMED_ONLY})
    FROM events`);
  const numbers = (rows[0] ?? []).map(Number);
  const [storeRecords, flagRecords, imapEnds, counted, signIns, withoutSession, withoutAddress, withoutWho] =
    numbers;
  const [audit, sshd, ownAccounts, namedOnly] = numbers.slice(8);
  const total = (name: string): number => strands.series(name).lines.reduce((a, b) => a + b, 0);
  return {
    lines: total,
    storeRecords: storeRecords ?? 0,
    flagRecords: flagRecords ?? 0,
    imapEnds: imapEnds ?? 0,
    counted: counted ?? 0,
    signIns: signIns ?? 0,
    withoutSession: withoutSession ?? 0,
    withoutAddress: withoutAddress ?? 0,
    withoutWho: withoutWho ?? 0,
    audit: audit ?? 0,
    sshd: sshd ?? 0,
    ownAccounts: ownAccounts ?? 0,
    namedOnly: namedOnly ?? 0,
  };
}
