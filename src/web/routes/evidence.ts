import { stepwise } from '../../base/steps.ts';
import { visible } from '../../base/text.ts';
import { isClock } from '../../case/clock-gap.ts';
import { asksOf } from '../../report/ask/plan.ts';
import { askTextOf } from '../../report/ask/text.ts';
import type { Desk } from '../desk.ts';
import { clocksOf } from '../evidence/clocks.ts';
import { kindsOf } from '../evidence/files.ts';
import { gapOrder, toldGap } from '../evidence/gaps.ts';
import { questionViews } from '../evidence/questions.ts';
import { shelfOf } from '../evidence/shelf.ts';
import type { Route } from '../route.ts';
import type { AskView, EvidenceScreen } from '../wire/evidence.ts';
import type { Told } from '../wire.ts';

const MOST_GAPS = 100;
const MOST_SHAPES = 100;
const MOST_TWINS = 50;
const MOST_OF_TWIN = 12;
const MOST_CLOCKS = 50;
const MOST_REASONS = 12;

/** What was handed over, what is missing, and whether it can be trusted. Gaps from `gaps` on, from 0. */
export const evidence: Route = {
  method: 'get',
  path: 'evidence',
  rate: 'light',
  answer: async (desk, ask): Promise<EvidenceScreen> => {
    const order = desk.once('gap-order', () => gapOrder(desk.file));
    const from = ask.number('gaps', 0, 10_000_000, 0);
    return {
      ...(await fixedOn(desk)),
      gaps: order.slice(from, from + MOST_GAPS).map((n) => toldGap(desk, n)),
      gapsInAll: order.length,
    };
  },
};

type Fixed = Omit<EvidenceScreen, 'gaps' | 'gapsInAll'>;

/** What is the same whatever is asked for. */
export function fixedOn(desk: Desk): Promise<Fixed> {
  return desk.once('evidence-screen', () => stepwise(() => fixed(desk))).soon();
}

function* fixed(desk: Desk): Generator<void, Fixed> {
  const { file, say } = desk;
  const sum = (of: 'lines' | 'unread' | 'bytes'): number => file.evidence.reduce((n, f) => n + f[of], 0);
  const asks = asksOf(file);
  yield;
  const views: AskView[] = [];
  for (const ask of asks) {
    views.push(askView(desk, ask));
    yield;
  }
  const text = yield* askTextOf(file, say, asks);
  const clocks = file.coverage.gaps.flatMap((g, i) => (isClock(g) ? [i + 1] : []));
  return {
    files: kindsOf(file.evidence),
    lines: sum('lines'),
    unread: sum('unread'),
    bytes: sum('bytes'),
    questions: questionViews(desk),
    ...shapesOf(desk),
    twins: twinsShown(desk),
    twinsInAll: shelfOf(desk).twins().length,
    clocks: clocksOf(say, file.evidence),
    clockGaps: clocks.slice(0, MOST_CLOCKS).map((n) => toldGap(desk, n)),
    clockGapsInAll: clocks.length,
    asks: views,
    askText: text,
  };
}

function twinsShown(desk: Desk): EvidenceScreen['twins'] {
  return shelfOf(desk)
    .twins()
    .slice(0, MOST_TWINS)
    .map((t) => ({
      ...t,
      files: t.files.slice(0, MOST_OF_TWIN).map((f) => ({ id: f.id, name: visible(f.name) })),
      more: Math.max(0, t.files.length - MOST_OF_TWIN),
    }));
}

function shapesOf({ file, tell }: Desk): Pick<EvidenceScreen, 'shapes' | 'shapesInAll'> {
  const shapes = file.unread.slice(0, MOST_SHAPES).map(({ program, shape, count, ref }, i) => ({
    n: i + 1,
    program: visible(program),
    shape: visible(shape),
    count,
    cited: tell.cite(`unread:${i + 1}`, [ref]),
  }));
  return { shapes, shapesInAll: file.unread.length };
}

function askView(
  { say, tell }: Desk,
  { id, facts, host, because }: ReturnType<typeof asksOf>[number],
): AskView {
  const told = distinct(
    because.map((r) => {
      const of = r.gap === 0 ? `ref:${r.refs[0] ?? ''}` : `gap:${r.gap}`;
      return { pieces: tell.pieces(r.group, r.key, r.facts), cited: tell.cite(of, r.refs) };
    }),
  );
  return {
    title: say.pieces(`ask.${id}.title`, facts),
    host: visible(host),
    because: told.slice(0, MOST_REASONS),
    more: Math.max(0, told.length - MOST_REASONS),
  };
}

/** One loss shows in several sources of one log, and is told once. */
function distinct(told: readonly Told[]): readonly Told[] {
  const seen = new Set<string>();
  return told.filter(({ pieces }) => {
    const text = JSON.stringify(pieces);
    return !seen.has(text) && seen.add(text);
  });
}
