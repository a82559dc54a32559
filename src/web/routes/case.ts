import { stepwise } from '../../base/steps.ts';
import { visible } from '../../base/text.ts';
import { setThresholds } from '../../case/case.ts';
import type { Session } from '../../case/judgement.ts';
import { countingOf } from '../../report/counters.ts';
import { likelihoodKey } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import { gapOf } from '../gap-of.ts';
import type { Route } from '../route.ts';
import { coverageOf } from '../subjects/subject.ts';
import { toldTouched } from '../touched.ts';
import type { CaseScreen, ToldEntry, ToldFact, ToldMoment } from '../wire.ts';

const MOST_ENTRIES = 12;
const MOST_ACCOUNTS = 20;
const MOST_FACTS = 10;

/** The answer, for the first five minutes and for the director. */
export const caseScreen: Route = {
  method: 'get',
  path: 'case',
  rate: 'light',
  answer: answerSoon,
};

/** The answer of the case; it follows from the Case alone, so it is made once, between what else there is to do. */
export function answerSoon(desk: Desk): Promise<CaseScreen> {
  return desk.once('case-screen', () => stepwise(() => makeAnswer(desk))).soon();
}

function* makeAnswer(desk: Desk): Generator<void, CaseScreen> {
  const { file, tell } = desk;
  const counters = yield* countingOf(file);
  const touched = yield* toldTouched(desk, MOST_ACCOUNTS);
  const intruders = file.sessions.filter((s) => s.judgement === 'intruder');
  yield;
  const facts = decisive(desk, intruders);
  yield;
  return {
    thresholds: setThresholds(file),
    statements: file.answer.statements.map((s, i) => ({
      ...tell.statement('answer', `answer:${i + 1}`, s),
      gap: gapOf(file, s),
    })),
    counters,
    ownerItems: touched.ownerItems,
    entry: file.entry.slice(0, MOST_ENTRIES).map((_, i) => toldEntry(desk, i)),
    moreEntries: Math.max(0, file.entry.length - MOST_ENTRIES),
    touched: touched.told,
    accountsTouched: touched.count,
    facts,
    origin: file.origin.hypotheses.map((h) => ({
      pieces: tell.pieces('origin', h.hypothesis, {}),
      likelihood: desk.say.text(likelihoodKey(h.likelihood)),
    })),
    wouldChange: file.answer.wouldChange.map((s, i) => ({
      ...tell.statement('missing', `would:${i + 1}`, s),
      gap: gapOf(file, s),
    })),
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

function toldEntry({ file, tell, say }: Desk, at: number): ToldEntry {
  const e = file.entry[at];
  if (e === undefined) throw new RangeError(`no entry ${at}`);
  const of = `entry:${at + 1}`;
  return {
    of,
    title: tell.pieces('entry', e.vector, {}),
    likelihood: say.text(likelihoodKey(e.likelihood)),
    account: visible(e.account),
    for: e.for.map((s) => tell.statement('reason', of, s)),
    against: e.against.map((s) => tell.statement('against', of, s)),
  };
}

/** The heaviest reasons, each kind once an address, else once an account: what a colleague asks for first. */
function decisive({ tell }: Desk, sessions: readonly Session[]): readonly ToldFact[] {
  const all = sessions.flatMap((s) =>
    s.because.flatMap((r, i) => (r.weight > 0 ? [{ session: s, at: i + 1, reason: r }] : [])),
  );
  const seen = new Set<string>();
  return all
    .sort((a, b) => b.reason.weight - a.reason.weight || (a.session.start < b.session.start ? -1 : 1))
    .filter(({ session, reason }) => {
      const key = seen.size < MOST_FACTS ? `${reason.reason} ${session.address || session.account}` : '';
      return key !== '' && !seen.has(key) && seen.add(key);
    })
    .map(({ session, at, reason }) => {
      // A reason without lines of its own rests on the lines of its session.
      const refs = reason.refs.length > 0 ? reason.refs : session.refs;
      const told = tell.reason('reason', `reason:${session.id}/${at}`, { ...reason, refs });
      return { ...told, session: session.id, account: visible(session.account) };
    });
}
