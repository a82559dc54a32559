import { SECOND } from '../../base/time.ts';
import type { Interval } from './intervals.ts';
import { around, hasRecord, type Series } from './series.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** A record of `witness` makes one of `needs` necessary within seconds. */
export interface Pair {
  /** Strands that bear witness. */
  readonly witness: readonly string[];
  /** Strands of which one must write too. */
  readonly needs: readonly string[];
  /** Sentence key of a silence that it proves when only these records are missing. */
  readonly key: string;
}

const IMAP_SIGN_INS = ['dovecot/own-sign-in', 'dovecot/imap-sign-in'];

/** Records that come together: webmail to IMAP, receiving to queueing to delivering (handbook 3.2). */
export const PAIRS: readonly Pair[] = [
  { witness: ['web-access/webmail'], needs: IMAP_SIGN_INS, key: 'webmail-without-imap' },
  { witness: ['roundcube/sign-in'], needs: IMAP_SIGN_INS, key: 'webmail-without-imap' },
  { witness: ['dovecot/imap-end'], needs: IMAP_SIGN_INS, key: 'ends-without-sign-ins' },
  { witness: ['dovecot/pop3-end'], needs: ['dovecot/pop3-sign-in'], key: 'ends-without-sign-ins' },
  { witness: ['dovecot/own-sign-in'], needs: ['dovecot/imap-end'], key: 'sign-ins-without-ends' },
  { witness: ['dovecot/pop3-sign-in'], needs: ['dovecot/pop3-end'], key: 'sign-ins-without-ends' },
  {
    witness: ['dovecot/own-sign-in'],
    needs: ['web-access/webmail', 'web-access/sign-in'],
    key: 'imap-without-webmail',
  },
  { witness: ['web-access/sign-in'], needs: ['roundcube/sign-in'], key: 'sign-ins-without-userlogins' },
  { witness: ['roundcube/sign-in'], needs: ['web-access'], key: 'userlogins-without-web' },
  {
    witness: ['roundcube/sent'],
    needs: ['postfix/submission', 'postfix/smtpd', 'postfix/cleanup'],
    key: 'sent-without-smtp',
  },
  { witness: ['postfix/submission'], needs: ['postfix/cleanup'], key: 'accepted-without-queue' },
  { witness: ['postfix/cleanup'], needs: ['postfix/queue'], key: 'accepted-without-queue' },
  { witness: ['postfix/queue'], needs: ['postfix/cleanup'], key: 'queued-without-arrival' },
  { witness: ['postfix/queue'], needs: ['postfix/lmtp', 'postfix/delivery'], key: 'queued-without-delivery' },
  { witness: ['postfix/lmtp'], needs: ['postfix/queue'], key: 'delivered-without-queue' },
  { witness: ['postfix/lmtp'], needs: ['dovecot/delivery'], key: 'lmtp-without-store' },
  { witness: ['dovecot/delivery'], needs: ['postfix'], key: 'store-without-lmtp' },
];

/** A stretch in which a witness wrote and its counterpart, against its habit, did not. */
export interface Proven extends Interval {
  readonly probability: number;
  /** Stretches of the witness within. */
  readonly count: number;
}

/**
 * Stretches in which the witness wrote again and again without what it needs. How often the counterpart is missing
 * otherwise, and how often it stays missing once it is, is learnt from all the rest: a proxy that keeps connections
 * open, or a site with another web application, does not look like a loss.
 */
export function provenBy(witness: Series, needed: Series, t: CoverageThresholds): readonly Proven[] {
  if (witness.first.length < t.witnesses || needed.first.length === 0) return [];
  const reach = t.reach * SECOND;
  const start = (needed.first[0] ?? 0) - reach;
  const end = (needed.last.at(-1) ?? 0) + reach;
  const alone: boolean[] = [];
  const at: number[] = [];
  for (let i = 0; i < witness.first.length; i += 1) {
    const from = witness.first[i] ?? 0;
    const to = witness.last[i] ?? 0;
    if (from < start || to > end) continue;
    alone.push(!hasRecord(needed, from - reach, to + reach));
    at.push(from);
  }
  return judged(runsOf(alone), alone, at, needed, t);
}

interface Run {
  readonly start: number;
  readonly length: number;
}

function runsOf(alone: readonly boolean[]): readonly Run[] {
  const out: Run[] = [];
  for (let i = 0; i < alone.length; i += 1) {
    if (alone[i] !== true) continue;
    let length = 1;
    while (alone[i + length] === true) length += 1;
    out.push({ start: i, length });
    i += length;
  }
  return out;
}

function judged(
  runs: readonly Run[],
  alone: readonly boolean[],
  at: readonly number[],
  needed: Series,
  t: CoverageThresholds,
): readonly Proven[] {
  // Runs that are holes themselves must not teach how often the counterpart is missing.
  let learnt = runs;
  for (let round = 0; round < 3; round += 1) {
    const rest = learnt;
    learnt = runs.filter((run) => chance(run, rest, alone.length) >= t.improbable);
    if (learnt.length === rest.length) break;
  }
  return runs.flatMap((run) => {
    if (run.length < t.witnesses) return [];
    const probability = chance(run, learnt, alone.length);
    if (probability >= t.improbable || probability * alone.length >= t.expectedByChance) return [];
    const edges = around(needed, at[run.start] ?? 0, at[run.start + run.length - 1] ?? 0);
    return edges === undefined || edges.to - edges.from < t.shortestSilence * SECOND
      ? []
      : [{ ...edges, probability, count: run.length }];
  });
}

/** Chance of a run at one place by a chain of two states, learnt from the other runs. */
function chance(run: Run, learnt: readonly Run[], total: number): number {
  const others = learnt.filter((r) => r !== run);
  const silent = others.reduce((sum, r) => sum + r.length, 0);
  const begins = others.length;
  const spoken = Math.max(0, total - silent - run.length);
  const begin = (begins + 0.5) / (spoken + 1);
  const stay = (silent - begins + 0.5) / (silent + 1);
  return Math.min(1, begin) * Math.max(begin, stay) ** (run.length - 1);
}
