import { sql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import type { Counts } from './settings.ts';
import type { Strands } from './strands.ts';

const STORE = ['message-deleted', 'message-undeleted', 'message-expunged', 'message-copied', 'message-saved'];

/** Counts what settings and questions turn on. */
export async function countRecords(store: Store, strands: Strands): Promise<Counts> {
  const rows = await store.rows(sql`SELECT
      countIf(action IN ${STORE}), countIf(action = 'message-flagged'),
      countIf(action = 'session-end' AND protocol = 'imap'),
      countIf(action = 'session-end' AND protocol = 'imap' AND counters = 1),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3')),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3') AND session = ''),
      countIf(action = 'sign-in' AND outcome = 'success' AND protocol IN ('imap', 'pop3') AND address = ''),
      countIf(program IN ('auditd', 'audispd', 'audit', 'audisp-syslog')),
      countIf(startsWith(program, 'sshd'))
    FROM events`);
  const [storeRecords, flagRecords, imapEnds, counted, signIns, withoutSession, withoutAddress, audit, sshd] =
    (rows[0] ?? []).map(Number);
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
    audit: audit ?? 0,
    sshd: sshd ?? 0,
  };
}
