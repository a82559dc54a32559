import type { Case } from '../case/case.ts';
import { gradeOrder } from '../case/common.ts';
import type { Account, Actor, Attempt, Entry, Finding, Session } from '../case/judgement.ts';
import { BASE, type LargeSize, nameOf, oneOf, pick, refAt, timeAt, WINDOW } from './large-case.testing.ts';

type Who = Pick<Case, 'findings' | 'sessions' | 'attempts' | 'actors' | 'accounts' | 'entry' | 'actions'>;

const ACTORS = 50;
const ENTRIES = 2000;

/** The parts of a Case that speak of somebody. */
export function largeWho(size: LargeSize): Who {
  const sessions = Array.from({ length: size.sessions }, (_, n) => session(size, n));
  const attempts = Array.from({ length: size.attempts }, (_, n) => attempt(size, n));
  return {
    sessions,
    attempts,
    actors: actorsOf(sessions, attempts),
    accounts: Array.from({ length: size.accounts }, (_, n) => account(size, n)),
    findings: Array.from({ length: size.attempts }, (_, n) => finding(size, n)),
    entry: Array.from({ length: Math.min(ENTRIES, size.accounts) }, (_, n) => entry(size, n)),
    actions: Array.from({ length: 30 }, (_, n) => ({
      key: 'action.change-passwords',
      facts: { accounts: nameOf(n), count: 1, command: `doveadm kick ${nameOf(n)}` },
      refs: [refAt(size, n * 17)],
    })),
  };
}

/** Half of what intruders did is the first actor's. */
function actorOf(n: number): number {
  return n % 2 === 0 ? 0 : 1 + (n % (ACTORS - 1));
}

function addressOf(actor: number, n: number): string {
  return `198.${18 + (actor % 2)}.${(actor * 5 + (n % 5)) % 250}.${1 + ((n * 7) % 250)}`;
}

function session(size: LargeSize, n: number): Session {
  const { seed, intrusions, accounts, sessions } = size;
  const bad = n % Math.max(1, Math.floor(sessions / Math.max(1, intrusions))) === 0;
  const suspect = bad && pick(seed, 20, n, 4) === 0;
  const start = (n / sessions) * WINDOW * 0.99;
  const name = nameOf(pick(seed, 21, n, accounts));
  const actor = actorOf(pick(seed, 22, n, 100_000));
  const place = bad ? addressOf(actor, pick(seed, 23, n, 1250)) : `192.0.2.${1 + (n % 250)}`;
  const own = refAt(size, BASE.sessions + n * 2);
  return {
    id: `S${n + 1}`,
    account: name,
    protocol: oneOf(['imap', 'webmail', 'pop3', 'smtp'], pick(seed, 24, n, 100)),
    address: place,
    start: timeAt(start),
    end: timeAt(start + 1 + pick(seed, 25, n, 5000)),
    endLogged: n % 9 !== 0,
    startLogged: true,
    sourceSessionId: `id${n.toString(36)}`,
    parent: '',
    userAgent: n % 3 === 0 ? 'Mozilla/5.0 (X11; Linux x86_64) Example/1.0' : '',
    judgement: bad ? (suspect ? 'suspect' : 'intruder') : n % 11 === 0 ? 'unexplained' : 'legitimate',
    actor: bad ? `A${actor + 1}` : '',
    link: bad ? (suspect ? 'possible' : 'certain') : 'owner',
    because: bad
      ? [
          { reason: 'reason.new-place', facts: { place, account: name }, weight: 0.3, refs: [] },
          { reason: 'reason.outside', facts: { place }, weight: 0.1, refs: [] },
          {
            reason: 'reason.spray-hit',
            facts: { tries: 12, accounts: 12, address: place },
            weight: 0.9,
            refs: Array.from({ length: 6 }, (_, i) => refAt(size, BASE.attempts + n * 3 + i)),
          },
        ]
      : [],
    against:
      bad && n % 4 === 0
        ? [{ reason: 'reason.own-agent', facts: { userAgent: 'Example/1.0' }, weight: -0.2, refs: [own] }]
        : [],
    refs:
      n === 0
        ? Array.from({ length: size.mostRefs }, (_, i) => refAt(size, i))
        : [own, refAt(size, BASE.sessions + n * 2 + 1)],
  };
}

function attempt(size: LargeSize, n: number): Attempt {
  const actor = actorOf(n);
  const first = (n / size.attempts) * WINDOW * 0.9;
  // A few come from thousands of addresses each.
  const wide = n % 500 === 0 ? 3000 : 3;
  return {
    actor: n % 3 === 0 ? `A${actor + 1}` : '',
    kind: oneOf(['spray', 'guess', 'stuffing', 'scan'], n),
    addresses: Array.from({ length: wide }, (_, i) => `100.${64 + (n % 64)}.${(i >> 7) % 250}.${i % 128}`),
    accounts: Array.from({ length: wide }, (_, i) => nameOf(pick(size.seed, 30, n * 5 + i, size.accounts))),
    tries: wide * 9,
    first: timeAt(first),
    last: timeAt(first + 7200),
    entered: n % 3 === 0,
    refs: Array.from({ length: 20 }, (_, i) => refAt(size, BASE.attempts + n * 20 + i)),
  };
}

function actorsOf(sessions: readonly Session[], attempts: readonly Attempt[]): Actor[] {
  const own = new Map<string, { sessions: Session[]; attempts: number[] }>();
  for (let a = 1; a <= ACTORS; a += 1) own.set(`A${a}`, { sessions: [], attempts: [] });
  for (const s of sessions) own.get(s.actor)?.sessions.push(s);
  for (const [i, a] of attempts.entries()) own.get(a.actor)?.attempts.push(i);
  return [...own].map(([id, list]) => {
    const addresses = [...new Set(list.sessions.map((s) => s.address))].sort();
    return {
      id,
      addresses,
      sessions: list.sessions.map((s) => s.id),
      attempts: list.attempts,
      links: addresses.slice(1).map((to, i) => ({
        from: addresses[i >> 1] ?? '',
        to,
        reason: 'reason.near-intruder',
        facts: { account: nameOf(i), place: to, seconds: 24 + (i % 60) },
        weight: 0.2 + (i % 12) * 0.05,
      })),
    };
  });
}

function account({ seed }: LargeSize, n: number): Account {
  return {
    account: nameOf(n),
    grade: oneOf(gradeOrder, pick(seed, 40, n, 700)),
    link: oneOf(['certain', 'probable', 'possible', 'owner'], n),
    tried: n % 2 === 0,
    entered: n % 3 === 0,
    coverage: pick(seed, 41, n, 100) / 100,
    missing: n % 4 === 0 ? ['missing.event-export'] : [],
  };
}

function finding(size: LargeSize, n: number): Finding {
  const first = (n / size.attempts) * WINDOW * 0.9;
  return {
    id: `F${n + 1}`,
    detection: 'password-spray',
    technique: 'T1110.003',
    severity: oneOf(['high', 'medium', 'low', 'critical'], n),
    first: timeAt(first),
    last: timeAt(first + 600),
    events: 40 + (n % 90),
    facts: { addresses: 1, accounts: 4, tries: 40, account: '', address: addressOf(actorOf(n), n) },
    refs: Array.from({ length: 12 }, (_, i) => refAt(size, BASE.findings + n * 12 + i)),
    refutes: 'refutes.password-spray',
  };
}

function entry(size: LargeSize, n: number): Entry {
  const address = addressOf(actorOf(n), n);
  return {
    vector: oneOf(['spray', 'guess', 'stolen-password'], n),
    likelihood: oneOf(['almost-certain', 'likely', 'unlikely'], n),
    account: nameOf(n),
    for: [
      {
        key: 'reason.spray-hit',
        facts: { tries: 12, accounts: 12, address },
        refs: [refAt(size, BASE.attempts + n)],
      },
    ],
    against:
      n % 2 === 0
        ? [{ key: 'against.account-was-tried', facts: { account: nameOf(n), address }, refs: [] }]
        : [],
  };
}
