import { SECOND } from '../../base/time.ts';
import type { Interval } from './intervals.ts';
import { silenceProbability } from './probability.ts';
import { hasRecord, linesIn, neighbours, type Series } from './series.ts';
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

const IMAP_SIGN_INS = ['dovecot/own-sign-in', 'dovecot/program-sign-in', 'dovecot/imap-sign-in'];

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

/** Where a silence lies: at the window's start or end, where records of one side only border it, or (empty) within. */
export type Edge = 'start' | 'end' | '';

/** A stretch in which a witness wrote and its counterpart, against its habit, did not. */
export interface Proven extends Interval {
  readonly probability: number;
  /** Stretches of the witness within. */
  readonly count: number;
  readonly edge: Edge;
}

/**
 * Stretches in which the witness wrote again and again without what it needs; `window` borders those before the
 * first and after the last record that is needed. How often the counterpart is missing otherwise, and how often it
 * stays missing once it is, is learnt from all the rest: a proxy that keeps connections open, or a site with another
 * web application, does not look like a loss.
 */
export function provenBy(
  witness: Series,
  needed: Series,
  window: Interval,
  t: CoverageThresholds,
): readonly Proven[] {
  if (witness.first.length < t.witnesses || needed.first.length === 0) return [];
  const alone = lonely(witness, needed, t);
  return judged(runsOf(alone), alone.length, { witness, needed, window, t });
}

/**
 * Which stretches of the witness lack what they need. How near it has to be is learnt: as near as nearly all have it
 * that have it at all, so that the rims of a short silence are not taken for company.
 */
function lonely(witness: Series, needed: Series, t: CoverageThresholds): readonly boolean[] {
  const within = (seconds: number): readonly boolean[] =>
    witness.first.map((from, i) => {
      const reach = seconds * SECOND;
      return !hasRecord(needed, from - reach, (witness.last[i] ?? 0) + reach);
    });
  const far = within(t.reach);
  const near = within(t.shortestReach);
  const later = near.filter((alone, i) => alone && far[i] === false).length;
  return later <= Math.max(2 * t.witnesses, t.later * near.length) ? near : far;
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

interface Streams {
  readonly witness: Series;
  readonly needed: Series;
  readonly window: Interval;
  readonly t: CoverageThresholds;
}

function judged(runs: readonly Run[], total: number, streams: Streams): readonly Proven[] {
  const { t } = streams;
  // Runs that are holes themselves must not teach how often the counterpart is missing.
  let learnt = runs;
  for (let round = 0; round < 3; round += 1) {
    const rest = learnt;
    learnt = runs.filter((run) => chance(run, rest, total) >= t.improbable);
    if (learnt.length === rest.length) break;
  }
  return runs.flatMap((run) => {
    if (run.length < t.witnesses) return [];
    const probability = chance(run, learnt, total);
    if (probability >= t.improbable || probability * total >= t.expectedByChance) return [];
    const silence = silenceOf(run, streams);
    const least = silence.edge === '' ? t.briefest : t.shortestSilence;
    if (silence.to - silence.from < least * SECOND) return [];
    return silence.edge === '' || endsAbruptly(silence, streams)
      ? [{ ...silence, probability, count: run.length }]
      : [];
  });
}

function silenceOf(run: Run, { witness, needed, window }: Streams): Interval & { readonly edge: Edge } {
  const first = witness.first[run.start] ?? 0;
  const last = witness.first[run.start + run.length - 1] ?? 0;
  const { before, after } = neighbours(needed, first, last);
  const edge = before === undefined ? 'start' : after === undefined ? 'end' : '';
  return { from: before ?? window.from, to: after ?? window.to, edge };
}

/**
 * Whether the needed records are missing at an edge of the window against their own rate too, while the witness
 * writes as much there as beside it. Else a night, with which the logs begin or end, would look like a loss.
 */
function endsAbruptly(silence: Interval & { readonly edge: Edge }, { witness, needed, t }: Streams): boolean {
  if (silenceProbability(needed, silence, t) >= t.improbable) return false;
  const { from, to, edge } = silence;
  const length = Math.min(to - from, t.near * SECOND);
  const border = edge === 'end' ? from : to;
  const sides = [
    linesIn(witness, border - length, border),
    linesIn(witness, border, border + length),
  ] as const;
  const [beside, within] = edge === 'end' ? sides : [sides[1], sides[0]];
  return within >= t.goesOn * beside;
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
