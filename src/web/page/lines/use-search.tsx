import { useEffect, useRef, useState } from 'preact/hooks';
import type { HitsAnswer, LineRow, SearchStart, SliceAnswer } from '../../wire/lines.ts';
import { get } from '../api.tsx';
import { type Chunk, chunksFor, type Found, foundMore, nothingFound, partAt } from '../logic/found.ts';

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

const FIRST_WIDTH = 4;
const WAIT = 1000;

interface Run {
  readonly text: string;
  readonly stop: AbortController;
  readonly rows: Map<number, LineRow>;
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
  useEffect(() => {
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
  const run = kept.current;
  return {
    start: run.start,
    found: run.found,
    done: run.done,
    error: run.stop.signal.aborted ? '' : run.error,
    rowAt: (index) => run.rows.get(index),
    want: (from, to) => {
      for (const chunk of chunksFor(run.found.parts, from, to)) getChunk(run, chunk, () => redraw({}));
    },
    again: () => setTurn(turn + 1),
  };
}

async function search(run: Run, show: () => void): Promise<void> {
  const { signal } = run.stop;
  const q = { q: run.text };
  for (;;) {
    run.start = await get<SearchStart>('search', q, signal);
    show();
    if (run.start.state !== 'waiting') break;
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    if (signal.aborted) return;
  }
  if (run.start.state === 'wrong') return;
  run.found = nothingFound(run.start.first);
  let width = FIRST_WIDTH;
  while (run.found.at < run.start.last) {
    const from = run.found.at;
    const to = Math.min(run.start.last, from + width);
    const answer = await get<SliceAnswer>('search/slice', { ...q, from, to, unit: run.start.unit }, signal);
    const begin = run.found.count;
    run.found = foundMore(run.found, answer);
    answer.hits?.forEach((row, i) => {
      run.rows.set(begin + i, row);
    });
    width = answer.next;
    show();
  }
  run.done = true;
  show();
}

function getChunk(run: Run, { part, skip, take }: Chunk, show: () => void): void {
  const begin = part.start + skip;
  if (run.asked.has(begin) || run.rows.has(begin)) return;
  run.asked.add(begin);
  const wanted = { q: run.text, from: part.from, to: part.to, skip, take };
  get<HitsAnswer>('search/hits', wanted, run.stop.signal).then(
    ({ hits }) => {
      hits.forEach((row, i) => {
        run.rows.set(begin + i, row);
      });
      show();
    },
    (error: unknown) => {
      run.asked.delete(begin);
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
