import { visible } from '../../base/text.ts';
import { MINUTE } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { sql } from '../../store/sql.ts';
import type { RecordsState } from '../records/records.ts';
import type { LineRow, SearchStart, SliceAnswer, TimeCount, ToldTerm } from '../wire/lines.ts';
import type { FileNames } from './files.ts';
import { IN_VIEW, readHits, SHOWN_BYTES, toldHit } from './hits.ts';
import { minuteCondition } from './minutes.ts';
import { parseQuery } from './parse.ts';
import { printTerm } from './print.ts';
import { type Query, QueryError, type Term } from './query.ts';
import { countMinutes, unitOf } from './scan.ts';
import type { Searcher, SearcherParts } from './searcher.ts';
import { type Ask, partsOf, type Slices, wholeParts, within } from './slices.ts';
import { expressionOf } from './where.ts';

type Ready = SearchStart & { readonly state: 'ready' };
type Whole = NonNullable<Ready['whole']>;

/** What a search begins with. */
export interface StartParts extends Pick<SearcherParts, 'look' | 'state' | 'evidence' | 'pathOf'> {
  readonly names: FileNames;
  readonly slices: () => Promise<Slices>;
  readonly slice: Searcher['slice'];
  /** Makes what the screen opens with, once. */
  readonly opened: (make: () => Promise<Opening>) => Promise<Opening>;
}

/** What a search finds without reading lines for its count. */
export interface Opening {
  readonly times: readonly TimeCount[] | undefined;
  readonly hits: readonly LineRow[] | null;
}

/** What a typed text is read as, where to begin, and what is known of the answer without reading lines. */
export async function startSearch(
  parts: StartParts,
  text: string,
  signal: AbortSignal,
): Promise<SearchStart> {
  let query: Query;
  try {
    query = parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return wrongAt(error, text);
    throw error;
  }
  const terms = query.terms.map((term) => toldTerm(term, text));
  const { engine, prepared } = parts.state();
  if (engine === 'preparing') return { state: 'waiting', terms, prepared };
  const wrong = await badExpression(parts.look, query);
  if (wrong !== undefined) return wrongAt(wrong, text);
  const first = await firstAnswer(parts, query);
  return { state: 'ready', terms, ...first, slice: await firstSlice(parts, text, first, signal) };
}

/** Parts of the first question: few, so that the first lines are there soon. */
const FIRST_WIDTH = 8;

async function firstSlice(
  { slice }: StartParts,
  text: string,
  { first, last, unit, whole }: Pick<Ready, 'first' | 'last' | 'unit' | 'whole'>,
  signal: AbortSignal,
): Promise<SliceAnswer | null> {
  if (first === last || whole?.from === first) return null;
  const end = first < (whole?.from ?? 0) ? (whole?.from ?? 0) : last;
  return slice(text, { from: first, to: Math.min(end, first + FIRST_WIDTH), unit, withHits: true }, signal);
}

async function firstAnswer(
  parts: StartParts,
  query: Query,
): Promise<Omit<Ready, 'state' | 'terms' | 'slice'>> {
  const cut = await parts.slices();
  const [first, last] = partsOf(cut, query);
  const minutes = minuteCondition(query, parts.names);
  const span = spanOf(cut, first, last);
  const unit = unitOf(span);
  const whole = minutes === undefined ? null : wholeOf(cut, query);
  const open = async (): Promise<Opening> => ({
    times: minutes === undefined ? undefined : await countMinutes(parts.look, minutes, unit),
    hits: whole?.from === first ? await firstHits(parts, cut, query, whole) : null,
  });
  const { times, hits } = await (query.terms.length === 0 ? parts.opened(open) : open());
  return {
    first,
    last,
    span,
    unit,
    rows: (cut.before[last] ?? 0) - (cut.before[first] ?? 0),
    all: cut.before.at(-1) ?? 0,
    known: times === undefined ? null : { times, count: sumOf(times) },
    whole,
    hits,
    beside: besideOf(parts.evidence),
    textGone: lostText(parts.state()),
  };
}

/** The first hits of a search that finds every record of its first part. */
async function firstHits(
  { look, pathOf }: StartParts,
  cut: Slices,
  query: Query,
  { from, rows: [take = 0] }: Whole,
): Promise<readonly LineRow[]> {
  const range = within(cut, from, from + 1);
  const page = {
    query,
    condition: sql`1`,
    range,
    skip: 0,
    take: Math.min(IN_VIEW, take),
    bytes: SHOWN_BYTES,
  };
  return (await readHits(look, page)).map((h) => toldHit(h, query, pathOf));
}

function wholeOf(cut: Slices, query: Query): Whole | null {
  const whole = wholeParts(cut, query);
  if (whole === undefined) return null;
  const [from, to] = whole;
  const at = (n: number): number => cut.before[n] ?? 0;
  return { from, rows: Array.from({ length: to - from }, (_, i) => at(from + i + 1) - at(from + i)) };
}

function wrongAt({ message, at: [from, to], fixes }: QueryError, text: string): SearchStart {
  const meant = fixes.map((f) => text.slice(0, f.at[0]) + f.text + text.slice(f.at[1]));
  return { state: 'wrong', wrong: { message: visible(message), from, to, meant } };
}

function sumOf(times: readonly TimeCount[]): number {
  return times.reduce((sum, [, n]) => sum + n, 0);
}

function toldTerm(term: Term, text: string): ToldTerm {
  const [from, to] = term.at;
  return {
    text: visible(text.slice(from + (term.not ? 1 : 0), to)),
    read: printTerm({ ...term, not: false }),
    not: term.not,
    from,
    to,
  };
}

/** What the engine says against an expression; only it knows its own rules. */
async function badExpression(ask: Ask, query: Query): Promise<QueryError | undefined> {
  for (const { match, at } of query.terms) {
    const one = match.kind === 'field' ? match.test : match;
    if (!('pattern' in one)) continue;
    try {
      await ask(sql`SELECT match('', ${expressionOf(one)}), extractAll('', ${`(${expressionOf(one)})`})`);
    } catch (error) {
      const said = /cannot compile re2: .*?, error: ([^.]*)\./s.exec(
        error instanceof Error ? error.message : '',
      );
      if (said === null) throw error;
      return new QueryError(
        `the expression cannot be read: ${said[1] ?? ''}`,
        'mend it, or put quotes around the text to find it as it is',
        at,
      );
    }
  }
  return undefined;
}

/** Minutes that some parts may lie in. Records without a time stand in the first. */
function spanOf({ keys, end }: Slices, first: number, last: number): readonly [number, number] | null {
  const times = keys.slice(first, last + 1).map((k) => k.time);
  // A part ends where the next begins; the last one at the last record.
  const minutes = [...times, ...(last >= keys.length ? [end] : [])]
    .filter((time) => time > 0)
    .map((time) => Math.floor(time / MINUTE));
  const [from] = minutes;
  return from === undefined ? null : [from, minutes.at(-1) ?? from];
}

function besideOf(evidence: Case['evidence']): { readonly files: number; readonly lines: number } {
  const beside = evidence.filter((f) => f.format === 'context' || f.format === '');
  return { files: beside.length, lines: beside.reduce((sum, f) => sum + f.lines, 0) };
}

function lostText({ evidence }: RecordsState): boolean {
  return evidence.changed + evidence.gone + evidence.unreadable > 0;
}
