import { gradeOrder } from '../../case/common.ts';
import type { Account, Session } from '../../case/judgement.ts';
import { countersOf } from '../../report/counters.ts';
import { likelihoodKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import { coverageOf } from '../subjects/subject.ts';
import type { CaseScreen, ToldAccount, ToldEntry, ToldFact } from '../wire.ts';
import { subjectOf } from './subject.ts';

const MOST_ENTRIES = 12;
const MOST_ACCOUNTS = 20;
const MOST_FACTS = 10;

/** The answer, for the first five minutes and for the director. */
export const caseScreen: Route = {
  method: 'get',
  path: 'case',
  rate: 'light',
  answer: (desk): CaseScreen => {
    const { file, tell } = desk;
    const intruders = file.sessions.filter((s) => s.judgement === 'intruder');
    const touched = touchedAccounts(file.accounts);
    return {
      statements: file.answer.statements.map((s, i) => tell.statement('answer', `answer:${i + 1}`, s)),
      counters: countersOf(file),
      ownerItems: file.items.filter((i) => i.link === 'owner').length,
      entry: file.entry.slice(0, MOST_ENTRIES).map((_, i) => toldEntry(desk, i)),
      touched: touched.slice(0, MOST_ACCOUNTS).map((a) => toldAccount(desk, a)),
      accountsTouched: touched.length,
      facts: decisive(desk, intruders),
      origin: file.origin.hypotheses.map((h) => ({
        pieces: tell.pieces('origin', h.hypothesis, {}),
        likelihood: desk.say.text(likelihoodKey(h.likelihood)),
      })),
      wouldChange: file.answer.wouldChange.map((s, i) => tell.statement('missing', `would:${i + 1}`, s)),
      first: intruders.reduce((m, s) => (m === '' || s.start < m ? s.start : m), ''),
      last: intruders.reduce((m, s) => (s.end > m ? s.end : m), ''),
      questions: coverageOf(desk, ''),
    };
  },
};

function touchedAccounts(accounts: readonly Account[]): readonly Account[] {
  const rank = (a: Account): number => gradeOrder.indexOf(a.grade);
  return accounts
    .filter((a) => rank(a) <= gradeOrder.indexOf('listed') || a.entered)
    .toSorted((a, b) => rank(a) - rank(b) || (a.account < b.account ? -1 : 1));
}

function toldAccount(desk: Desk, one: Account): ToldAccount {
  const items: Partial<Record<(typeof gradeOrder)[number], number>> = {};
  for (const i of desk.file.items) {
    if (i.account === one.account && i.link !== 'owner') items[i.grade] = (items[i.grade] ?? 0) + 1;
  }
  const of = `account:${one.account}`;
  const { account, grade, link, coverage } = one;
  return {
    account,
    grade,
    link,
    coverage,
    items,
    cited: desk.tell.cite(of, subjectOf(desk, of).refs),
  };
}

function toldEntry({ file, tell, say }: Desk, at: number): ToldEntry {
  const e = file.entry[at];
  if (e === undefined) throw new RangeError(`no entry ${at}`);
  const of = `entry:${at + 1}`;
  return {
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
