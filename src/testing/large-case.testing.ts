import type { Case } from '../case/case.ts';
import { largeLogs } from './large-logs.testing.ts';
import { largeTouched } from './large-touched.testing.ts';
import { largeWho } from './large-who.testing.ts';

/** How large a made-up Case is. */
export interface LargeSize {
  readonly seed: number;
  readonly items: number;
  readonly sessions: number;
  /** How many of the sessions are an intruder's or suspected to be. */
  readonly intrusions: number;
  readonly accounts: number;
  readonly attempts: number;
  readonly files: number;
  readonly shapes: number;
  readonly gaps: number;
  /** Lines that one session, one item and one account's change cite: more than anybody opens. */
  readonly mostRefs: number;
}

/** As large as a page must still be quick with. */
export const LARGE: LargeSize = {
  seed: 1,
  items: 1_000_000,
  sessions: 100_000,
  intrusions: 20_000,
  accounts: 20_000,
  attempts: 5_000,
  files: 5_000,
  shapes: 3_000,
  gaps: 5_000,
  mostRefs: 100_000,
};

/** The same Case with everything divided by `by`, for tests. */
export function smaller(by: number): LargeSize {
  const parts = Object.entries(LARGE).map(([name, n]) => [name, name === 'seed' ? n : Math.ceil(n / by)]);
  return Object.fromEntries(parts) as unknown as LargeSize;
}

/** A valid made-up Case of that size; the same for the same size and seed. No line of it lies in any evidence. */
export function largeCase(size: LargeSize): Case {
  const logs = largeLogs(size);
  const who = largeWho(size);
  return {
    schema: 'constat.case/1',
    constat: '0.1.0',
    window: { from: timeAt(0), to: timeAt(WINDOW) },
    ...logs,
    ...who,
    ...largeTouched(size),
    origin: { hypotheses: [{ hypothesis: 'not-enough', likelihood: 'roughly even chance' }] },
    actions: who.actions,
    answer: {
      statements: [
        {
          key: 'answer.entered',
          facts: { count: size.intrusions, from: timeAt(0), to: timeAt(WINDOW) },
          refs: [refAt(size, 1), refAt(size, 2)],
        },
        {
          key: 'answer.taken-messages',
          facts: { messages: Math.round(size.items / 4), accounts: nameOf(0) },
          refs: Array.from({ length: 40 }, (_, i) => refAt(size, i * 7)),
        },
        {
          key: 'answer.tries-only',
          facts: { addresses: size.attempts, accounts: size.accounts, tries: size.attempts * 90 },
          refs: [refAt(size, 3)],
        },
      ],
      wouldChange: logs.coverage.gaps.slice(0, 3).map((g) => ({
        key: 'gain.source-hole',
        facts: { source: g.source, from: g.from, to: g.to, accounts: size.accounts },
        refs: g.refs,
      })),
    },
    totals: { lines: logs.evidence.reduce((n, f) => n + f.lines, 0), unread: size.shapes * 3 },
  };
}

/** Seconds of the window: a week. */
export const WINDOW = 7 * 86_400;
const FIRST = Date.UTC(2026, 2, 1);

/** A time of the window, microseconds and all. */
export function timeAt(seconds: number): string {
  const ms = new Date(FIRST + Math.floor(seconds * 1000)).toISOString();
  return `${ms.slice(0, -1)}${String(Math.floor(seconds * 1_000_000) % 1000).padStart(3, '0')}Z`;
}

/** A number from 0 up to `below`: always the same for the same seed, salt and n. */
export function pick(seed: number, salt: number, n: number, below: number): number {
  let h = (seed * 0x9e3779b1) ^ (salt * 0x85ebca6b) ^ n;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) % below;
}

/** One of a list. */
export function oneOf<T>(list: readonly [T, ...T[]], at: number): T {
  return list[at % list.length] ?? list[0];
}

/** The name of an account. */
export function nameOf(n: number): string {
  return `person.${n}@example.org`;
}

/** A line: the n-th that something cites, spread over the logs. */
export function refAt({ files }: LargeSize, n: number): string {
  const line = 1 + Math.floor(n / files);
  return `f${n % files}:${line}:${(line - 1) * 163}`;
}

/** Where the lines begin that each list of the Case cites, so that every record has lines of its own. */
export const BASE = { sessions: 0, attempts: 500_000, findings: 600_000, changes: 700_000, items: 1_000_000 };
