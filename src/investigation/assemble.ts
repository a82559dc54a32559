import type { Linked } from '../actors/actors.ts';
import type { AddressTries } from '../actors/attempts.ts';
import type { Built } from '../actors/build.ts';
import type { Judged } from '../actors/judge.ts';
import { readable } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Case } from '../case/case.ts';
import type { EvidenceFile, UnreadShape } from '../case/evidence.ts';
import type { Account, Session } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { Member, Survey } from '../ingest/read-all.ts';
import type { Coverage } from '../scope/coverage/coverage.ts';
import { type Clearing, gradeAccounts, type Scope } from '../scope/scope.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { Failures } from '../sessions/failures.ts';
import { answerOf } from './answer-of.ts';
import { copiedTogether, doubts, doubtsOf } from './doubts.ts';
import { entryOf } from './entry-of.ts';
import { findingsOf, readableFacts } from './findings.ts';
import { withRuleStates } from './rule-state.ts';
import { version } from './version.ts';

/** Everything that an investigation found, before it is put into one Case. */
export interface Parts {
  /** Thresholds that were set by hand. */
  readonly set: Readonly<Record<string, number>>;
  readonly read: Survey;
  readonly world: World;
  readonly signals: readonly Signal[];
  readonly failures: readonly Failures[];
  readonly tries: readonly AddressTries[];
  readonly judged: readonly Judged[];
  readonly built: Built;
  readonly linked: Linked;
  readonly scope: Scope;
  readonly coverage: Coverage;
}

/** Puts the parts into a Case, without the quoted lines. Pure but for the program's own version. */
export function assemble(parts: Parts): Case {
  const { world, linked, scope, coverage } = parts;
  const accounts = accountsOf(parts);
  const evidence = evidenceFiles(parts.read);
  const draft: Omit<Case, 'answer' | 'actions'> = {
    schema: 'constat.case/1',
    constat: version,
    ...(Object.keys(parts.set).length === 0 ? {} : { thresholds: { ...parts.set } }),
    window: { from: isoTime(world.window.from), to: isoTime(world.window.to) },
    evidence,
    unread: unreadShapes(parts.read.members),
    coverage: {
      gaps: [...coverage.gaps],
      questions: [...coverage.questions],
      sources: [...coverage.sources],
    },
    findings: findingsOf(parts.signals, linked.attempts),
    sessions: sessionsOf(parts),
    attempts: [...linked.attempts],
    actors: [...linked.actors],
    accounts: named(accounts.map((a) => ({ ...a, missing: [...missingOf(coverage, a)] }))),
    items: named(scope.items),
    sets: named(scope.sets),
    changes: named(withRuleStates(scope.changes, world)),
    entry: named(entryOf(parts)),
    origin: { hypotheses: [] },
    totals: {
      lines: evidence.reduce((n, e) => n + e.lines, 0),
      unread: evidence.reduce((n, e) => n + e.unread, 0),
    },
    lines: [],
  };
  return { ...draft, ...answerOf(draft) };
}

/** The grade of every account; none is cleared while something speaks against it. */
function accountsOf(parts: Parts): readonly Account[] {
  const { world, scope, coverage, built } = parts;
  const tried = new Set([...parts.failures.map((f) => f.account), ...parts.tries.flatMap((t) => t.accounts)]);
  const ofAll = doubts(world, parts.signals);
  const visited = parts.judged.map((j) => ({ ...j, account: j.visit.account }));
  const together = copiedTogether(
    world,
    parts.signals,
    parts.judged.map((j) => j.visit),
  );
  return gradeAccounts(world, built.sessions, scope, tried, (account) => {
    const clear = clearing(coverage, account);
    const why = [
      ...ofAll,
      ...doubtsOf(account, parts.signals, visited),
      ...(together.has(account) ? ['missing.owners-word'] : []),
    ];
    if (why.length === 0) return clear;
    return { ...clear, canClear: false, missing: [...new Set([...clear.missing, ...why])].sort() };
  });
}

/** Accounts as people read them; up to here they are bytes of the logs. */
function named<T extends { readonly account: string }>(list: readonly T[]): T[] {
  return list.map((one) => ({ ...one, account: readable(one.account) }));
}

function clearing(coverage: Coverage, account: string): Clearing {
  const own = coverage.questions.filter(
    (q) => q.question === 'sign-in' && (q.account === account || q.account === ''),
  );
  return { canClear: coverage.canClear, share: own[0]?.share ?? 0, missing: [] };
}

/** What is missing for more about an account: of its ways in, and once somebody was in, of what was read there. */
function missingOf(coverage: Coverage, { account, grade, missing }: Account): readonly string[] {
  if (grade === 'no-trace') return [];
  const inside = grade !== 'unknown';
  const asked = coverage.questions.filter(
    (q) =>
      (q.account === account || q.account === '') &&
      (inside ? q.question !== 'file-taken-host' : q.question === 'sign-in'),
  );
  const inDoubt = inside
    ? []
    : coverage.cannotClear.map((key) => (key.startsWith('gap.') ? 'missing.log-in-doubt' : key));
  return [...new Set([...missing, ...asked.flatMap((q) => q.missing), ...inDoubt])].sort();
}

/** Every member, and after them what could not even be opened as one: links, pipes, folders without permission. */
function evidenceFiles({ members, problems }: Survey): EvidenceFile[] {
  const files = members.map(evidenceFile);
  const byPath = new Map<string, string[]>();
  for (const { shown, problem } of problems) byPath.set(shown, [...(byPath.get(shown) ?? []), problem]);
  const noted = files.map((f) =>
    f.member === '' ? { ...f, problems: [...new Set([...f.problems, ...(byPath.get(f.path) ?? [])])] } : f,
  );
  const known = new Set(files.map((f) => f.path));
  const others = [...byPath].filter(([path]) => !known.has(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...noted, ...others.map(([path, codes], i) => unopened(`f${files.length + i}`, path, codes))];
}

function unopened(id: string, path: string, codes: readonly string[]): EvidenceFile {
  return {
    id,
    path,
    member: '',
    sha256: '',
    bytes: 0,
    format: '',
    host: '',
    zone: '',
    zoneSource: '',
    year: 0,
    yearSource: '',
    clockOffsetSeconds: 0,
    lines: 0,
    unread: 0,
    problems: [...new Set(codes)],
  };
}

function evidenceFile({ number, explored, clock, read, doubles }: Member): EvidenceFile {
  const { summary } = read ?? {};
  return {
    id: `f${number}`,
    path: explored.file.shown,
    member: explored.member,
    sha256: read?.sha256 ?? explored.sha256,
    bytes: explored.bytes,
    format:
      explored.kind === 'log' ? (explored.format?.id ?? '') : explored.kind === 'context' ? 'context' : '',
    host: readable(summary?.hosts[0]?.[0] ?? ''),
    zone: clock?.zone ?? '',
    zoneSource: clock?.zoneSource ?? '',
    year: clock?.year ?? 0,
    yearSource: clock?.yearSource ?? '',
    clockOffsetSeconds: Math.round((clock?.ahead ?? 0) / SECOND),
    ...(summary?.first === undefined ? {} : { first: isoTime(summary.first) }),
    ...(summary?.last === undefined ? {} : { last: isoTime(summary.last) }),
    lines: summary?.lines ?? explored.lines,
    unread: summary?.unread ?? 0,
    ...(doubles === 0 ? {} : { doubles }),
    problems: [...new Set([...explored.problems, ...(read?.problems ?? [])].map((p) => p.problem))],
  };
}

// Shapes beyond these are counted in the evidence table; a person reads the most frequent.
const MOST_SHAPES = 200;

function unreadShapes(members: readonly Member[]): UnreadShape[] {
  const merged = new Map<string, UnreadShape>();
  for (const m of members) {
    for (const s of m.read?.summary.shapes ?? []) {
      const key = `${s.program}\0${s.shape}`;
      const before = merged.get(key);
      const ref = before?.ref ?? `f${m.number}:${s.line}:${s.offset}`;
      merged.set(key, {
        program: readable(s.program),
        shape: readable(s.shape),
        count: (before?.count ?? 0) + s.count,
        ref,
      });
    }
  }
  return [...merged.values()]
    .sort((a, b) => b.count - a.count || (a.ref < b.ref ? -1 : 1))
    .slice(0, MOST_SHAPES);
}

function sessionsOf({ built, linked }: Parts): Session[] {
  return built.sessions.map((s) => {
    const judged = built.judgedOf.get(s.id);
    // What a webmail session opened is judged with it; its reasons stand there.
    const own = s.parent === '' ? judged : undefined;
    return {
      id: s.id,
      account: readable(s.account),
      protocol: s.protocol,
      address: s.address,
      start: isoTime(s.start),
      end: isoTime(s.end),
      endLogged: s.endLogged,
      startLogged: s.startLogged,
      sourceSessionId: s.sourceSessionId,
      parent: s.parent,
      userAgent: readable(s.userAgent),
      judgement: s.judgement,
      actor: linked.actorOf.get(s.id) ?? '',
      link: s.link,
      because: (own?.because ?? []).map((r) => ({ ...r, facts: readableFacts(r.facts) })),
      against: [
        ...(own?.against ?? []).map((r) => ({ ...r, facts: readableFacts(r.facts) })),
        ...inferred(s),
      ],
      refs: [...s.refs],
    };
  });
}

/** What speaks against a session whose account was concluded from connections alone. */
function inferred({ web }: BuiltSession): Session['against'] {
  if (web?.inferred === undefined) return [];
  return [{ reason: 'against.account-inferred', facts: { ...web.inferred }, weight: 0, refs: [] }];
}
