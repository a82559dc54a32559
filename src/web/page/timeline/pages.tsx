import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EventRow, TimelineEvents } from '../../wire/timeline.ts';
import { get, type Params } from '../api.tsx';
import { useRest } from '../parts/rest.tsx';

/** Pages of the list that are there, one after the other. */
export interface Pages {
  readonly rows: readonly EventRow[];
  readonly next: string;
  readonly previous: string;
  readonly searched: string;
  /** Whether anything has come yet, and whether more is on its way. */
  readonly isThere: boolean;
  readonly loading: boolean;
  readonly error: string;
  readonly more: () => void;
}

// Of keys pressed in a row the first asks at once, the others together when they rest.
const REST = 120;
/** Rows that are kept at once; beyond, the list begins anew. */
export const MOST_ROWS = 600;

const NOTHING = { rows: [], next: '', previous: '', searched: '' };

type Found = TimelineEvents & { readonly of: string };

/** A list by key: its first page, and more when it is asked for. What came before stays until the new is there. */
export function usePages(params: Params, isReady: boolean): Pages {
  const asked = JSON.stringify(params);
  const [pages, setPages] = useState<Found>({ ...NOTHING, of: '' });
  const [error, setError] = useState('');
  const [loading, setLoading] = useState(true);
  const latest = useRef(asked);
  latest.current = asked;
  const whenAtRest = useRest(REST);
  const ask = async (more: Params, show: (page: TimelineEvents) => void, stop?: AbortSignal) => {
    setLoading(true);
    try {
      const page = await get<TimelineEvents>('timeline-events', { ...params, ...more }, stop);
      setError('');
      if (latest.current === asked) show(page);
    } catch (e) {
      if (stop?.aborted === true) return;
      setError(e instanceof Error ? e.message : String(e));
    }
    setLoading(false);
  };
  useLayoutEffect(() => {
    if (!isReady) return;
    const stop = new AbortController();
    setLoading(true);
    const first = (): Promise<void> => ask({}, (page) => setPages({ ...page, of: asked }), stop.signal);
    whenAtRest(() => {
      if (!stop.signal.aborted) void first();
    });
    return () => stop.abort();
  }, [asked, isReady]);
  const more = (): void => {
    if (pages.next === '' || loading) return;
    const { rows, previous } = pages;
    void ask({ after: pages.next, before: '' }, (page) =>
      setPages({ ...page, rows: [...rows, ...page.rows], previous, of: asked }),
    );
  };
  return { ...pages, isThere: pages.of !== '', loading, error, more };
}
