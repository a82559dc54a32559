import { UserError } from '../../base/errors.ts';
import type { Case } from '../../case/case.ts';
import { type Sql, sql } from '../../store/sql.ts';
import type { Desk } from '../desk.ts';
import type { RecordsState } from '../records/records.ts';
import type { LineRow, SearchStart, SliceAnswer } from '../wire/lines.ts';
import { type FileNames, fileNames } from './files.ts';
import { IN_VIEW, type RawHit, readHits, SHOWN_BYTES, toldHit } from './hits.ts';
import { parseQuery } from './parse.ts';
import { type Query, QueryError } from './query.ts';
import { firstCounted, limitOf } from './scan.ts';
import { type Ask, atKeys, type Key, keyText, partsOf, readSlices, type Slices, within } from './slices.ts';
import { type Opening, startSearch } from './start.ts';
import { conditionOf } from './where.ts';

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

/** What is asked of some parts. */
export interface SliceAsk extends Parts {
  readonly unit: number;
  readonly withHits: boolean;
}

/** Which hits of some parts. */
export interface Page extends Parts {
  readonly skip: number;
  readonly take: number;
}

/** Searches the lines part by part, so that no question takes long. */
export interface Searcher {
  /** What a typed text is read as, where to begin, and what is found there. */
  readonly start: (text: string, signal: AbortSignal) => Promise<SearchStart>;
  /**
   * Hits of some parts, counted by stretches of `unit` minutes; with the first of them, where they are wanted. While
   * nothing is found it goes on to the next parts for a moment: `to` says how far.
   */
  readonly slice: (text: string, ask: SliceAsk, signal: AbortSignal) => Promise<SliceAnswer>;
  readonly hits: (text: string, page: Page, signal: AbortSignal) => Promise<readonly LineRow[]>;
  /** Lines at some keys, as hits of the search. */
  readonly at: (text: string, keys: readonly Key[], signal: AbortSignal) => Promise<readonly LineRow[]>;
  /** The first line of some parts that is found, whole, as a byte string. */
  readonly first: (text: string, parts: Parts, signal: AbortSignal) => Promise<string | undefined>;
  /** Hits one part after the other, each line whole, until nobody wants more. */
  readonly each: (text: string, signal: AbortSignal) => AsyncGenerator<readonly RawHit[]>;
}

/** Bytes of a line in an export. */
const WHOLE = 1024 * 1024;
/** So many parts are gone through for their first hits while they are counted. */
const NARROW = 64;
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

/** What the questions of a searcher share. */
interface Reading extends SearcherParts {
  readonly names: FileNames;
  readonly slices: () => Promise<Slices>;
}

/** A searcher over the records of a case. The parts of the table are read once. */
export function makeSearcher(parts: SearcherParts): Searcher {
  const opened = keptPromise<Opening>();
  const cuts = keptPromise<Slices>();
  const reading = {
    ...parts,
    names: fileNames(parts.evidence),
    slices: () => cuts(() => readSlices(parts.look)),
  };
  const slice: Searcher['slice'] = (text, ask, signal) => readSlice(reading, text, ask, signal);
  return {
    start: (text, signal) => startSearch({ ...reading, opened, slice }, text, signal),
    slice,
    hits: async (text, { from, to, skip, take }, signal) => {
      const read = readText(reading, text);
      const range = within(await reading.slices(), from, to);
      const page = { ...read, range, skip, take, bytes: SHOWN_BYTES };
      return toldHits(await readHits(parts.look, page, signal), read.query, reading);
    },
    at: async (text, keys, signal) => {
      const { query } = readText(reading, text);
      const range = atKeys(keys);
      const page = { query, condition: sql`1`, range, skip: 0, take: keys.length, bytes: SHOWN_BYTES };
      return toldHits(await readHits(parts.look, page, signal), query, reading);
    },
    first: async (text, { from, to }, signal) => {
      const read = readText(reading, text);
      const range = within(await reading.slices(), from, to);
      const page = { ...read, range, skip: 0, take: 1, bytes: WHOLE };
      return (await readHits(parts.look, page, signal))[0]?.text;
    },
    each: (text, signal) => eachHit(reading, text, signal),
  };
}

function readText({ names }: Reading, text: string): { readonly query: Query; readonly condition: Sql } {
  const query = parseForUse(text);
  return { query, condition: conditionOf(query, names) };
}

function toldHits(hits: readonly RawHit[], query: Query, { pathOf }: Reading): readonly LineRow[] {
  return hits.map((h) => toldHit(h, query, pathOf));
}

async function readSlice(
  reading: Reading,
  text: string,
  ask: SliceAsk,
  signal: AbortSignal,
): Promise<SliceAnswer> {
  const { query, condition } = readText(reading, text);
  const cut = await reading.slices();
  const look = { ...reading, cut, condition, limit: limitOf(cut, query, ask) };
  const page = { query, condition, skip: 0, take: IN_VIEW, bytes: SHOWN_BYTES };
  const hitsIn = (range: Sql): Promise<readonly RawHit[]> =>
    readHits(reading.look, { ...page, range }, signal);
  // Beside the count, since most of what is searched for is found at once.
  const early =
    ask.withHits && ask.to - ask.from <= NARROW ? hitsIn(within(cut, ask.from, ask.to)) : undefined;
  early?.catch(() => {});
  const { from, to, next, count, times, keys } = await firstCounted(look, ask, signal);
  const range = keys === null ? within(cut, from, to) : atKeys(keys);
  const isEarly = early !== undefined && from === ask.from;
  const hits = !ask.withHits || count === 0 ? [] : await (isEarly ? early : hitsIn(range));
  return {
    from,
    to,
    count,
    times,
    keys: keys === null ? null : keys.map(keyText),
    hits: toldHits(hits, query, reading),
    rows: (cut.before[to] ?? cut.before.at(-1) ?? 0) - (cut.before[ask.from] ?? 0),
    next,
  };
}

async function* eachHit(
  reading: Reading,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<readonly RawHit[]> {
  const read = readText(reading, text);
  const cut = await reading.slices();
  const [first, last] = partsOf(cut, read.query);
  for (let from = first; from < last; from += EXPORT_WIDTH) {
    const range = within(cut, from, Math.min(last, from + EXPORT_WIDTH));
    for (let skip = 0; ; skip += EXPORT_ROWS) {
      const page = { ...read, range, skip, take: EXPORT_ROWS, bytes: WHOLE };
      const hits = await readHits(reading.ask, page, signal);
      yield hits;
      if (hits.length < EXPORT_ROWS) break;
    }
  }
}

/** Makes something once; what failed is made again, since the engine may have been started anew. */
function keptPromise<T>(): (make: () => Promise<T>) => Promise<T> {
  let kept: Promise<T> | undefined;
  return (make) => {
    kept ??= make().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
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
