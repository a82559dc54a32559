import { useEffect, useRef, useState } from 'preact/hooks';
import { get, type Params, urlOf } from '../api.tsx';

/** A window of a long list, as the server hands it out. */
export interface Window<R> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly R[];
  /** Where the row is that `find` asked for; -1 when it is not in this list. */
  readonly at: number;
}

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

const CHUNK = 100;
const MOST_HELD = 20_000;

interface Held<R> {
  readonly key: string;
  readonly total: number;
  readonly at: number;
  readonly back: number;
  readonly rows: Map<number, R>;
}

/**
 * A list that the server keeps, from `path` with `params`; it answers a {@link Window} and takes `from`, `count`,
 * `find` and `back`. When the parameters change, what was there stays in sight until the first window of the new list
 * has come, around the row that was kept.
 */
export function useRows<R>(path: string, params: Params, start = -1): Rows<R> {
  const key = urlOf(path, params);
  const [held, setHeld] = useState<Held<R>>({ key: '', total: 0, at: -1, back: 0, rows: new Map() });
  const [trouble, setTrouble] = useState({ key: '', error: '' });
  const [turn, setTurn] = useState(0);
  const kept = useRef({ id: start, back: 0 });
  const now = useRef(held);
  now.current = held;
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
    const { id, back } = kept.current;
    ask(0, CHUNK, id < 0 ? {} : { find: id, back }).then((first) => {
      setTrouble({ key, error: '' });
      const rows = new Map(first.rows.map((row, i) => [first.from + i, row]));
      setHeld({ key, total: first.total, at: first.at, back, rows });
    }, fail);
    return () => coming.current.stop.abort();
  }, [key, turn]);

  const want = (from: number, to: number): void => {
    if (now.current.key !== key || coming.current.key !== key) return;
    for (let chunk = Math.floor(from / CHUNK); chunk * CHUNK < Math.min(to, now.current.total); chunk += 1) {
      const has = now.current.rows;
      const start = Math.max(from, chunk * CHUNK);
      const end = Math.min(to, (chunk + 1) * CHUNK, now.current.total);
      let missing = false;
      for (let i = start; i < end; i += 1) if (!has.has(i)) missing = true;
      if (!missing || coming.current.chunks.has(chunk)) continue;
      coming.current.chunks.add(chunk);
      ask(chunk * CHUNK, CHUNK).then((window) => {
        coming.current.chunks.delete(chunk);
        setHeld((before) => (before.key === key ? joined(before, window) : before));
      }, fail);
    }
  };

  return {
    key: held.key,
    total: held.total,
    at: held.at,
    back: held.back,
    loading: held.key !== key,
    error: trouble.key === key ? trouble.error : '',
    row: (index) => held.rows.get(index),
    want,
    range: async (from, to) => {
      const rows: R[] = [];
      for (let at = from; at < to; at += CHUNK) rows.push(...(await ask(at, Math.min(CHUNK, to - at))).rows);
      return rows;
    },
    keep: (id, back) => {
      kept.current = { id, back };
    },
    reload: () => setTurn(turn + 1),
  };
}

function joined<R>(before: Held<R>, window: Window<R>): Held<R> {
  const rows = before.rows.size > MOST_HELD ? new Map<number, R>() : new Map(before.rows);
  window.rows.forEach((row, i) => {
    rows.set(window.from + i, row);
  });
  return { ...before, rows };
}
