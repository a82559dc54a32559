import { useEffect, useRef, useState } from 'preact/hooks';
import type { EventRow, TimelineEvents } from '../../wire/timeline.ts';
import { get, type Params } from '../api.tsx';

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

// Keys pressed in a row ask once, when they rest.
const REST = 120;
/** Rows that are kept at once; beyond, the list begins anew. */
export const MOST_ROWS = 600;

const NOTHING = { rows: [], next: '', previous: '', searched: '' };

/** A list by key: its first page, and more when it is asked for. What came before stays until the new is there. */
export function usePages(params: Params, isReady: boolean): Pages {
  const asked = JSON.stringify(params);
  const [pages, setPages] = useState<TimelineEvents & { readonly of: string }>({ ...NOTHING, of: '' });
  const [error, setError] = useState('');
  const [loading, setLoading] = useState(true);
  const latest = useRef(asked);
  latest.current = asked;
  useEffect(() => {
    if (!isReady) return;
    const stop = new AbortController();
    setLoading(true);
    const timer = setTimeout(
      () =>
        get<TimelineEvents>('timeline-events', params, stop.signal).then(
          (page) => {
            setPages({ ...page, of: asked });
            setError('');
            setLoading(false);
          },
          (e: unknown) => {
            if (stop.signal.aborted) return;
            setError(e instanceof Error ? e.message : String(e));
            setLoading(false);
          },
        ),
      pages.of === '' ? 0 : REST,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, isReady]);
  const more = (): void => {
    if (pages.next === '' || loading) return;
    setLoading(true);
    get<TimelineEvents>('timeline-events', { ...params, after: pages.next, before: '' }).then(
      (page) => {
        setLoading(false);
        if (latest.current !== asked) return;
        setPages({ ...page, rows: [...pages.rows, ...page.rows], previous: pages.previous, of: asked });
      },
      (e: unknown) => {
        setLoading(false);
        setError(e instanceof Error ? e.message : String(e));
      },
    );
  };
  return { ...pages, isThere: pages.of !== '', loading, error, more };
}
