import type { Case } from '../../case/case.ts';
import type { Attempt, Change, Finding, Session } from '../../case/judgement.ts';
import { micros } from '../bands.ts';

interface Placed {
  /** Microseconds since 1970 UTC. */
  readonly from: number;
  readonly to: number;
  /** Accounts that it is about, and the actor; empty for none. */
  readonly accounts: readonly string[];
  readonly actor: string;
  /** What it opens: `session:S3`. */
  readonly open: string;
}

/** Something of the Case that has a time. */
export type Shape =
  | (Placed & { readonly what: 'session'; readonly one: Session; readonly within: readonly Shape[] })
  | (Placed & { readonly what: 'attempt'; readonly one: Attempt })
  | (Placed & { readonly what: 'finding'; readonly one: Finding })
  | (Placed & { readonly what: 'change'; readonly one: Change });

/** Everything of a Case that a time line shows, each list by its start. */
export interface Shapes {
  /** Sessions that are not judged legitimate; what webmail opened stands within its session. */
  readonly sessions: readonly (Shape & { readonly what: 'session' })[];
  readonly attempts: readonly (Shape & { readonly what: 'attempt' })[];
  readonly findings: readonly (Shape & { readonly what: 'finding' })[];
  readonly changes: readonly (Shape & { readonly what: 'change' })[];
  /** Items that each session touched. */
  readonly items: ReadonlyMap<string, number>;
}

/** The shapes of a Case: one walk over it, made once for whatever draws it. */
export function shapesOf(file: Case): Shapes {
  const actorOf = new Map(file.sessions.map((s) => [s.id, s.actor]));
  const actorAt = new Map(file.actors.flatMap((a) => a.addresses.map((address) => [address, a.id] as const)));
  const sessions = sessionShapes(file.sessions);
  return {
    sessions,
    attempts: byStart(
      file.attempts.map((one, i) => ({
        ...span(one.first, one.last),
        what: 'attempt' as const,
        one,
        accounts: one.accounts,
        actor: one.actor,
        open: `attempt:${i + 1}`,
      })),
    ),
    findings: byStart(
      file.findings.map((one) => ({
        ...span(one.first, one.last),
        what: 'finding' as const,
        one,
        accounts: text(one.facts.account),
        actor: actorAt.get(String(one.facts.address ?? '')) ?? '',
        open: `finding:${one.id}`,
      })),
    ),
    changes: byStart(
      file.changes.map((one, i) => ({
        ...span(one.time, one.time),
        what: 'change' as const,
        one,
        accounts: [one.account],
        actor: one.sessions.map((s) => actorOf.get(s) ?? '').find((a) => a !== '') ?? '',
        open: `change:${i + 1}`,
      })),
    ),
    items: itemCounts(file),
  };
}

function text(value: string | number | undefined): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function span(first: string, last: string): { readonly from: number; readonly to: number } {
  const from = micros(first);
  return { from, to: Math.max(from, micros(last)) };
}

function byStart<T extends Placed>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => a.from - b.from);
}

function sessionShapes(all: readonly Session[]): Shapes['sessions'] {
  const shape = (one: Session, within: readonly Shape[]): Shape & { readonly what: 'session' } => ({
    ...span(one.start, one.end),
    what: 'session',
    one,
    within,
    accounts: [one.account],
    actor: one.actor,
    open: `session:${one.id}`,
  });
  const opened = new Map<string, Shape[]>();
  for (const s of all) {
    if (s.parent === '') continue;
    const list = opened.get(s.parent) ?? [];
    list.push(shape(s, []));
    opened.set(s.parent, list);
  }
  const ids = new Set(all.map((s) => s.id));
  return byStart(
    all
      .filter((s) => s.judgement !== 'legitimate' && (s.parent === '' || !ids.has(s.parent)))
      .map((s) => shape(s, byStart(opened.get(s.id) ?? []))),
  );
}

function itemCounts({ items }: Case): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const i of items) {
    if (i.link === 'owner') continue;
    for (const s of i.sessions) counts.set(s, (counts.get(s) ?? 0) + 1);
  }
  return counts;
}
