import { UserError } from '../../base/errors.ts';
import { visible } from '../../base/text.ts';
import { MINUTE } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { type Sql, sql } from '../../store/sql.ts';
import type { Desk } from '../desk.ts';
import type { RecordsState } from '../records/records.ts';
import type { LineRow, SearchStart, SliceAnswer, TimeCount, ToldTerm } from '../wire/lines.ts';
import { fileNames } from './files.ts';
import { type RawHit, readHits, SHOWN_BYTES, toldHit } from './hits.ts';
import { minuteCondition } from './minutes.ts';
import { parseQuery } from './parse.ts';
import { printTerm } from './print.ts';
import { type Query, QueryError, type Term } from './query.ts';
import { countMinutes, countTimes, unitOf } from './scan.ts';
import {
  type Ask,
  atKeys,
  type Key,
  keyText,
  nextWidth,
  partsOf,
  readSlices,
  type Slices,
  within,
} from './slices.ts';
import { conditionOf, expressionOf } from './where.ts';

/** What a searcher works with. */
export interface SearcherParts {
  /** Asks what may take long. */
  readonly ask: Ask;
  /** Asks what is quick, beside it. */
  readonly look: Ask;
  readonly state: () => RecordsState;
  readonly evidence: Case['evidence'];
  /** The path of a ref, to be shown. */
  readonly pathOf: (ref: string) => string;
  /** Microseconds. */
  readonly now: () => number;
}

/** Parts of the table: from, and before which one. */
export interface Parts {
  readonly from: number;
  readonly to: number;
}

/** Which hits of some parts. */
export interface Page extends Parts {
  readonly skip: number;
  readonly take: number;
}

/** Searches the lines part by part, so that no question takes long. */
export interface Searcher {
  /** What a typed text is read as, and where to begin. */
  readonly start: (text: string) => Promise<SearchStart>;
  /** Hits of some parts, counted by stretches of `unit` minutes. */
  readonly slice: (text: string, parts: Parts, unit: number, signal: AbortSignal) => Promise<SliceAnswer>;
  readonly hits: (text: string, page: Page, signal: AbortSignal) => Promise<readonly LineRow[]>;
  /** Lines at some keys, as hits of the search. */
  readonly at: (text: string, keys: readonly Key[], signal: AbortSignal) => Promise<readonly LineRow[]>;
  /** The first line of some parts that is found, whole, as a byte string. */
  readonly first: (text: string, parts: Parts, signal: AbortSignal) => Promise<string | undefined>;
  /** Hits one part after the other, each line whole, until nobody wants more. */
  readonly each: (text: string, signal: AbortSignal) => AsyncGenerator<readonly RawHit[]>;
}

// Of so few hits their places come with their count; more are asked for by number when they are looked at.
const FEW = 50;
/** Hits that are gone through to find the last of them. */
const MOST_TOGETHER = 150_000;
/** Bytes of a line in an export. */
const WHOLE = 1024 * 1024;
const EXPORT_WIDTH = 16;
const EXPORT_ROWS = 2000;

/** The searcher of a desk. */
export function searcherOf({ once, records, file, placeOf, now }: Desk): Searcher {
  return once('searcher', () =>
    makeSearcher({
      ask: records.scan,
      look: records.rows,
      state: records.state,
      evidence: file.evidence,
      pathOf: (ref) => placeOf(ref).path,
      now,
    }),
  );
}

/** A searcher over the records of a case. The parts of the table are read once. */
export function makeSearcher(parts: SearcherParts): Searcher {
  const names = fileNames(parts.evidence);
  let kept: Promise<Slices> | undefined;
  const slices = (): Promise<Slices> => {
    kept ??= readSlices(parts.look).catch((error: unknown) => {
      // Asked again the next time: the engine may have been started anew.
      kept = undefined;
      throw error;
    });
    return kept;
  };
  const read = (text: string): { readonly query: Query; readonly condition: Sql } => {
    const query = parseForUse(text);
    return { query, condition: conditionOf(query, names) };
  };
  return {
    start: async (text) => {
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
      const cut = await slices();
      const [first, last] = partsOf(cut, query);
      const minutes = minuteCondition(query, names);
      const span = spanOf(cut, first, last);
      const unit = unitOf(span);
      const times = minutes === undefined ? undefined : await countMinutes(parts.look, minutes, unit);
      return {
        state: 'ready',
        terms,
        first,
        last,
        span,
        unit,
        rows: (cut.before[last] ?? 0) - (cut.before[first] ?? 0),
        all: cut.before.at(-1) ?? 0,
        known: times === undefined ? null : { times, count: sumOf(times) },
        beside: besideOf(parts.evidence),
        textGone: lostText(parts.state()),
      };
    },
    slice: async (text, { from, to }, unit, signal) => {
      const { condition } = read(text);
      const began = parts.now();
      const cut = await slices();
      const range = within(cut, from, to);
      const { count, times, keys } = await countTimes(
        parts.ask,
        range,
        condition,
        { unit, few: FEW },
        signal,
      );
      return {
        from,
        to,
        count,
        times,
        keys: keys === null ? null : keys.map(keyText),
        rows: (cut.before[to] ?? cut.before.at(-1) ?? 0) - (cut.before[from] ?? 0),
        // To find the last hits of a part, all before them are gone through.
        next: Math.min(nextWidth(to - from, parts.now() - began), widthFor(to - from, count)),
      };
    },
    hits: async (text, { from, to, skip, take }, signal) => {
      const { query, condition } = read(text);
      const range = within(await slices(), from, to);
      const page = { query, condition, range, skip, take, bytes: SHOWN_BYTES };
      return (await readHits(parts.look, page, signal)).map((h) => toldHit(h, query, parts.pathOf));
    },
    at: async (text, keys, signal) => {
      const { query } = read(text);
      const range = atKeys(keys);
      const page = { query, condition: sql`1`, range, skip: 0, take: keys.length, bytes: SHOWN_BYTES };
      return (await readHits(parts.look, page, signal)).map((h) => toldHit(h, query, parts.pathOf));
    },
    first: async (text, { from, to }, signal) => {
      const { query, condition } = read(text);
      const range = within(await slices(), from, to);
      const page = { query, condition, range, skip: 0, take: 1, bytes: WHOLE };
      return (await readHits(parts.look, page, signal))[0]?.text;
    },
    each: async function* (text, signal) {
      const { query, condition } = read(text);
      const cut = await slices();
      const [first, last] = partsOf(cut, query);
      for (let from = first; from < last; from += EXPORT_WIDTH) {
        const range = within(cut, from, Math.min(last, from + EXPORT_WIDTH));
        for (let skip = 0; ; skip += EXPORT_ROWS) {
          const page = { query, condition, range, skip, take: EXPORT_ROWS, bytes: WHOLE };
          const hits = await readHits(parts.ask, page, signal);
          yield hits;
          if (hits.length < EXPORT_ROWS) break;
        }
      }
    },
  };
}

/** How many parts may come together, when `width` of them had so many hits. */
function widthFor(width: number, count: number): number {
  return Math.max(1, Math.floor((width * MOST_TOGETHER) / Math.max(1, count)));
}

/** A search as it is typed; throws UserError where {@link parseQuery} throws. */
export function parseForUse(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const [what = '', ...rest] = error.message.split('; ');
    throw new UserError(`search, character ${error.at[0] + 1}`, what, rest.join('; '));
  }
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
function spanOf({ keys }: Slices, first: number, last: number): readonly [number, number] | null {
  const times = keys
    .slice(first, last + 1)
    .flatMap(({ time }) => (time > 0 ? [Math.floor(time / MINUTE)] : []));
  const [from] = times;
  return from === undefined ? null : [from, times.at(-1) ?? from];
}

function besideOf(evidence: Case['evidence']): { readonly files: number; readonly lines: number } {
  const beside = evidence.filter((f) => f.format === 'context' || f.format === '');
  return { files: beside.length, lines: beside.reduce((sum, f) => sum + f.lines, 0) };
}

function lostText({ evidence }: RecordsState): boolean {
  return evidence.changed + evidence.gone + evidence.unreadable > 0;
}
