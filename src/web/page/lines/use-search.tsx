import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HitsAnswer, LineRow, SearchStart, SliceAnswer } from '../../wire/lines.ts';
import { get, type Params } from '../api.tsx';
import {
  type Chunk,
  chunksFor,
  type Found,
  foundMore,
  foundWhole,
  nothingFound,
  partAt,
} from '../logic/found.ts';

/** A search as far as it got. */
export interface Search {
  /** `undefined` until the first answer has come. */
  readonly start: SearchStart | undefined;
  readonly found: Found;
  /** Whether all of it was searched. */
  readonly done: boolean;
  readonly error: string;
  /** The hit of a number, where it has come already. */
  readonly rowAt: (index: number) => LineRow | undefined;
  /** Gets the hits `from` up to `to`, not included. */
  readonly want: (from: number, to: number) => void;
  readonly again: () => void;
}

type Ready = SearchStart & { readonly state: 'ready' };

/** Lines that come with their count until there are so many. */
const IN_VIEW = 64;
const WAIT = 1000;
/** Lines that are asked for by their places at once: each is read from a part of its own. */
const AT_ONCE = 40;

interface Run {
  readonly text: string;
  readonly stop: AbortController;
  readonly rows: Map<number, LineRow>;
  /** Where hits stand whose lines have not come. */
  readonly keys: Map<number, string>;
  readonly asked: Set<number>;
  start: SearchStart | undefined;
  found: Found;
  done: boolean;
  error: string;
}

function newRun(text: string): Run {
  return {
    text,
    stop: new AbortController(),
    rows: new Map(),
    keys: new Map(),
    asked: new Set(),
    start: undefined,
    found: nothingFound(0),
    done: false,
    error: '',
  };
}

/** Searches part by part while the page shows what is there; another text ends what is on its way. */
export function useSearch(text: string): Search {
  const [, redraw] = useState({});
  const [turn, setTurn] = useState(0);
  const kept = useRef<Run>(newRun(text));
  useLayoutEffect(() => {
    const run = newRun(text);
    kept.current = run;
    const show = (): void => {
      if (!run.stop.signal.aborted) redraw({});
    };
    show();
    search(run, show).catch((error: unknown) => {
      run.error = error instanceof Error ? error.message : String(error);
      show();
    });
    return () => run.stop.abort();
  }, [text, turn]);
  // Until the effect has run, what is kept was found for other words: it is not said of these.
  const run = kept.current.text === text ? kept.current : newRun(text);
  return {
    start: run.start,
    found: run.found,
    done: run.done,
    error: run.stop.signal.aborted ? '' : run.error,
    rowAt: (index) => run.rows.get(index),
    want: (from, to) => {
      const show = (): void => redraw({});
      getKeys(run, from, to, show);
      const isThere = (i: number): boolean => run.rows.has(i) || run.asked.has(i) || run.keys.has(i);
      for (const chunk of chunksFor(run.found, from, to, isThere)) getChunk(run, chunk, show);
    },
    again: () => setTurn(turn + 1),
  };
}

async function search(run: Run, show: () => void): Promise<void> {
  const { signal } = run.stop;
  const q = { q: run.text };
  for (;;) {
    run.start = await get<SearchStart>('search', q, signal);
    if (run.start.state !== 'waiting') break;
    show();
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    if (signal.aborted) return;
  }
  if (run.start.state === 'wrong') return show();
  await searchParts(run, run.start, show);
  run.done = true;
  show();
}

async function searchParts(run: Run, start: Ready, show: () => void): Promise<void> {
  const { first, last, unit, whole, slice } = start;
  run.found = nothingFound(first);
  let width = slice === null ? 1 : takeSlice(run, slice);
  while (run.found.at < last) {
    const from = run.found.at;
    if (from === whole?.from) {
      run.found = takeWhole(run, whole.rows, start.hits ?? []);
      continue;
    }
    show();
    const to = Math.min(from < (whole?.from ?? 0) ? (whole?.from ?? 0) : last, from + width);
    const hits = run.rows.size < IN_VIEW ? '1' : '';
    const params = { q: run.text, from, to, unit, hits };
    width = takeSlice(run, await get<SliceAnswer>('search/slice', params, run.stop.signal));
  }
}

/** Keeps what was found; tells how many parts to ask for next. */
function takeSlice(run: Run, answer: SliceAnswer): number {
  const begin = run.found.count;
  run.found = foundMore(run.found, answer);
  answer.keys?.forEach((key, i) => {
    run.keys.set(begin + i, key);
  });
  answer.hits.forEach((row, i) => {
    run.rows.set(begin + i, row);
  });
  return answer.next;
}

function takeWhole(run: Run, rows: readonly number[], hits: readonly LineRow[]): Found {
  hits.forEach((row, i) => {
    run.rows.set(i, row);
  });
  return foundWhole(run.found, rows);
}

/** Gets lines whose places are known, so many at once. */
function getKeys(run: Run, from: number, to: number, show: () => void): void {
  const wanted: number[] = [];
  for (let index = from; index < to && wanted.length < AT_ONCE; index += 1) {
    if (run.keys.has(index) && !run.asked.has(index) && !run.rows.has(index)) wanted.push(index);
  }
  if (wanted.length === 0) return;
  const key = wanted.map((index) => run.keys.get(index) ?? '');
  getRows(run, wanted, { key }, show);
}

/** Gets lines by their numbers in a part. */
function getChunk(run: Run, { part, skip, take }: Chunk, show: () => void): void {
  const wanted = Array.from({ length: take }, (_, i) => part.start + skip + i);
  getRows(run, wanted, { from: part.from, to: part.to, skip, take }, show);
}

function getRows(run: Run, wanted: readonly number[], params: Params, show: () => void): void {
  for (const index of wanted) run.asked.add(index);
  get<HitsAnswer>('search/hits', { q: run.text, ...params }, run.stop.signal).then(
    ({ hits }) => {
      hits.forEach((row, i) => {
        run.rows.set(wanted[i] ?? -1, row);
      });
      show();
    },
    (error: unknown) => {
      for (const index of wanted) run.asked.delete(index);
      if (run.stop.signal.aborted) return;
      run.error = error instanceof Error ? error.message : String(error);
      show();
    },
  );
}

/** The parts that hold a hit, for what needs one: the first part that has any. */
export function firstPart({ parts }: Found): { readonly from: number; readonly to: number } {
  const part = partAt(parts, 0);
  return part === undefined ? { from: 0, to: 0 } : { from: part.from, to: part.to };
}
