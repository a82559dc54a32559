import { gradeOrder } from '../../case/common.ts';
import type { Account, Session } from '../../case/judgement.ts';
import { countersOf } from '../../report/counters.ts';
import { likelihoodKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import { coverageOf } from '../subjects/subject.ts';
import type { CaseScreen, ToldAccount, ToldEntry, ToldFact, ToldMoment } from '../wire.ts';
import { subjectOf } from './subject.ts';

const MOST_ENTRIES = 12;
const MOST_ACCOUNTS = 20;
const MOST_FACTS = 10;

/** The answer, for the first five minutes and for the director. */
export const caseScreen: Route = {
  method: 'get',
  path: 'case',
  rate: 'light',
  answer: answerOf,
};

/** The answer of the case; it follows from the Case alone, so it is made once. */
export function answerOf(desk: Desk): CaseScreen {
  return desk.once('case-screen', () => makeAnswer(desk));
}

function makeAnswer(desk: Desk): CaseScreen {
  const { file, tell } = desk;
  const intruders = file.sessions.filter((s) => s.judgement === 'intruder');
  const touched = touchedAccounts(file.accounts);
  return {
    statements: file.answer.statements.map((s, i) => tell.statement('answer', `answer:${i + 1}`, s)),
    counters: countersOf(file),
    ownerItems: file.items.reduce((n, i) => (i.link === 'owner' ? n + 1 : n), 0),
    entry: file.entry.slice(0, MOST_ENTRIES).map((_, i) => toldEntry(desk, i)),
    moreEntries: Math.max(0, file.entry.length - MOST_ENTRIES),
    touched: toldAccounts(desk, touched.slice(0, MOST_ACCOUNTS)),
    accountsTouched: touched.length,
    facts: decisive(desk, intruders),
    origin: file.origin.hypotheses.map((h) => ({
      pieces: tell.pieces('origin', h.hypothesis, {}),
      likelihood: desk.say.text(likelihoodKey(h.likelihood)),
    })),
    wouldChange: file.answer.wouldChange.map((s, i) => tell.statement('missing', `would:${i + 1}`, s)),
    ...actsOf(desk, intruders),
    questions: coverageOf(desk, ''),
  };
}

/** First and last act of the intruders, each with the line that says so. */
function actsOf(
  { tell }: Desk,
  sessions: readonly Session[],
): { readonly first?: ToldMoment; readonly last?: ToldMoment } {
  const [one] = sessions;
  if (one === undefined) return {};
  const first = sessions.reduce((m, s) => (s.start < m.start ? s : m), one);
  const last = sessions.reduce((m, s) => (s.end > m.end ? s : m), one);
  return {
    first: { time: first.start, cited: tell.cite(`session:${first.id}`, first.refs.slice(0, 1)) },
    last: { time: last.end, cited: tell.cite(`session:${last.id}`, last.refs.slice(-1)) },
  };
}

function touchedAccounts(accounts: readonly Account[]): readonly Account[] {
  const rank = (a: Account): number => gradeOrder.indexOf(a.grade);
  return accounts
    .filter((a) => rank(a) <= gradeOrder.indexOf('listed') || a.entered)
    .toSorted((a, b) => rank(a) - rank(b) || (a.account < b.account ? -1 : 1));
}

function toldAccounts(desk: Desk, accounts: readonly Account[]): readonly ToldAccount[] {
  const items = new Map(accounts.map((a) => [a.account, new Map<Account['grade'], number>()]));
  for (const { account, grade, link } of desk.file.items) {
    const own = link === 'owner' ? undefined : items.get(account);
    own?.set(grade, (own.get(grade) ?? 0) + 1);
  }
  return accounts.map(({ account, grade, link, coverage }) => {
    const own = items.get(account);
    const counted = gradeOrder.flatMap((g) => (own?.has(g) ? [[g, own.get(g) ?? 0] as const] : []));
    const of = `account:${account}`;
    const cited = desk.tell.cite(of, subjectOf(desk, of).refs);
    return { account, grade, link, coverage, items: Object.fromEntries(counted), cited };
  });
}

function toldEntry({ file, tell, say }: Desk, at: number): ToldEntry {
  const e = file.entry[at];
  if (e === undefined) throw new RangeError(`no entry ${at}`);
  const of = `entry:${at + 1}`;
  return {
    of,
    title: tell.pieces('entry', e.vector, {}),
    likelihood: say.text(likelihoodKey(e.likelihood)),
    account: e.account,
    for: e.for.map((s) => tell.statement('reason', of, s)),
    against: e.against.map((s) => tell.statement('against', of, s)),
  };
}

/** The heaviest reasons, each kind once an account: what a colleague asks for first. */
function decisive({ tell }: Desk, sessions: readonly Session[]): readonly ToldFact[] {
  const all = sessions.flatMap((s) =>
    s.because
      .map((r, i) => ({ session: s, at: i + 1, reason: r, key: `${r.reason} ${s.account}` }))
      .filter(({ reason }) => reason.weight > 0),
  );
  const seen = new Set<string>();
  return all
    .toSorted((a, b) => b.reason.weight - a.reason.weight || (a.session.start < b.session.start ? -1 : 1))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .slice(0, MOST_FACTS)
    .map(({ session, at, reason }) => {
      // A reason without lines of its own rests on the lines of its session.
      const refs = reason.refs.length > 0 ? reason.refs : session.refs;
      const told = tell.reason('reason', `reason:${session.id}/${at}`, { ...reason, refs });
      return { ...told, session: session.id, account: session.account };
    });
}
