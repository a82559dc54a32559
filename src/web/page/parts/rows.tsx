import { useEffect, useRef, useState } from 'preact/hooks';
import { get, type Params, urlOf } from '../api.tsx';
import { CHUNK, type Held, heldFirst, joined, missingChunks, type Window } from '../logic/held.ts';

/** A long list of which only what is looked at is here. */
export interface Rows<R> {
  /** Changes when it is another list: another filter, order or fold. */
  readonly key: string;
  readonly total: number;
  /** Where the row that was kept in sight is now, and how many rows were above it in the view. */
  readonly at: number;
  readonly back: number;
  readonly loading: boolean;
  readonly error: string;
  readonly row: (index: number) => R | undefined;
  /** Sees to it that these rows come. */
  readonly want: (from: number, to: number) => void;
  /** These rows, asked for where they are not here. */
  readonly range: (from: number, to: number) => Promise<readonly R[]>;
  /** The row to keep in sight when the list changes, with its place in the view. */
  readonly keep: (id: number, back: number) => void;
  readonly reload: () => void;
}

/** A row to keep in sight, by its number, and how many rows are above it in the view; -1 for none. */
interface Kept {
  readonly id: number;
  readonly back: number;
}

const TOP: Kept = { id: -1, back: 0 };

/**
 * A list that the server keeps, from `path` with `params`; it answers a {@link Window} and takes `from`, `count`,
 * `find` and `back`. When the parameters change, what was there stays in sight until the first window of the new list
 * has come, around the row that was kept. When `fresh` changes, the new list is shown from its top.
 */
export function useRows<R>(path: string, params: Params, start = -1, fresh = ''): Rows<R> {
  const kept = useRef<Kept>({ id: start, back: 0 });
  const { held, ask, ...list } = useHeld<R>(path, params, kept, fresh);
  return {
    ...list,
    key: held.key,
    total: held.total,
    at: held.at,
    back: held.back,
    row: (index) => held.rows.get(index),
    range: async (from, to) => {
      const rows: R[] = [];
      for (let at = from; at < to; at += CHUNK) rows.push(...(await ask(at, Math.min(CHUNK, to - at))).rows);
      return rows;
    },
    keep: (id, back) => {
      kept.current = { id, back };
    },
  };
}

/** What is here of a list, and how to get more of it. */
interface HeldList<R> extends Pick<Rows<R>, 'loading' | 'error' | 'want' | 'reload'> {
  readonly held: Held<R>;
  readonly ask: (from: number, count: number) => Promise<Window<R>>;
}

/** Holds what has come of a list: first the window around the row that was kept, then what is wanted. */
function useHeld<R>(path: string, params: Params, kept: { current: Kept }, fresh: string): HeldList<R> {
  const key = urlOf(path, params);
  const [held, setHeld] = useState<Held<R>>({ key: '', total: 0, at: -1, back: 0, rows: new Map() });
  const [trouble, setTrouble] = useState({ key: '', error: '' });
  const [turn, setTurn] = useState(0);
  const now = useRef(held);
  now.current = held;
  const asked = useRef(fresh);
  const coming = useRef({ key: '', chunks: new Set<number>(), stop: new AbortController() });
  const ask = (from: number, count: number, more: Params = {}): Promise<Window<R>> =>
    get<Window<R>>(path, { ...params, from, count, ...more }, coming.current.stop.signal);
  const fail = (error: unknown): void => {
    if (!(error instanceof DOMException && error.name === 'AbortError'))
      setTrouble({ key, error: error instanceof Error ? error.message : String(error) });
  };
  useEffect(() => {
    coming.current.stop.abort();
    coming.current = { key, chunks: new Set(), stop: new AbortController() };
    if (asked.current !== fresh) kept.current = TOP;
    asked.current = fresh;
    const { id, back } = kept.current;
    ask(0, CHUNK, id < 0 ? {} : { find: id, back }).then((first) => {
      setTrouble({ key, error: '' });
      setHeld(heldFirst(key, back, first));
    }, fail);
    return () => coming.current.stop.abort();
  }, [key, turn]);
  const want = (from: number, to: number): void => {
    if (now.current.key !== key || coming.current.key !== key) return;
    for (const chunk of missingChunks(now.current, from, to, coming.current.chunks)) {
      coming.current.chunks.add(chunk);
      ask(chunk * CHUNK, CHUNK).then((window) => {
        coming.current.chunks.delete(chunk);
        setHeld((before) => (before.key === key ? joined(before, window) : before));
      }, fail);
    }
  };
  const error = trouble.key === key ? trouble.error : '';
  return { held, loading: held.key !== key, error, ask, want, reload: () => setTurn(turn + 1) };
}
