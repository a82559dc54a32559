import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entered, Trouble } from '../wire.ts';
import { locked, offline } from './state.tsx';

/** Values of a request; several of one name as a list. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** The server refused, or could not. Its message reads `where: what; what to do`. */
class ServerError extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

// Kept by the browser for this port alone, other than the cookie, which goes to every port below this path.
const KEPT = 'constat-way';

/** Exchanges the token for a cookie and the path that it is for. */
export async function knock(token: string): Promise<void> {
  const { way } = await send<Entered>('/api/enter', { token });
  localStorage.setItem(KEPT, way);
  locked.value = false;
}

/** What every address begins with; before the token was given the server only asks for it. */
function base(): string {
  const way = localStorage.getItem(KEPT) ?? '';
  return /^[\w-]+$/.test(way) ? `/${way}/api/` : '/api/';
}

/** The address of a request. */
export function urlOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of typeof value === 'object' ? value : [value])
      if (one !== '') query.append(name, String(one));
  }
  const text = query.toString();
  return `${base()}${path}${text === '' ? '' : `?${text}`}`;
}

/** Asks the server. The caller says what comes back: both sides are typed by wire.ts. */
export async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  return fetched<T>(urlOf(path, params), signal);
}

async function fetched<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  return read<T>(await reach(url, signal === undefined ? {} : { signal }));
}

/** Tells the server something. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return send<T>(urlOf(path), body, signal);
}

async function send<T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  };
  return read<T>(await reach(url, init));
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin', cache: 'no-store' });
    offline.value = false;
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) offline.value = true;
    throw error;
  }
}

async function read<T>(response: Response): Promise<T> {
  const value = (await response.json()) as T | Trouble;
  if (response.ok) return value as T;
  if (response.status === 401) locked.value = true;
  throw new ServerError((value as Trouble).error, response.status);
}

/** What a part of the page shows: what came last, whether newer is on its way, and what went wrong. */
export interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: string;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** An answer that was asked for before anybody needs it; its value once it has come. */
interface Early {
  readonly coming: Promise<unknown>;
  value?: unknown;
}

const MOST_EARLY = 32;
const early = new Map<string, Early>();

/** Asks for what somebody will want next, so that it is there then. Only for what does not change. */
export async function askAhead<T>(path: string, params: Params): Promise<T> {
  const url = urlOf(path, params);
  const known = early.get(url);
  if (known !== undefined) return known.coming as Promise<T>;
  const one: Early = { coming: fetched<T>(url, undefined) };
  early.set(url, one);
  const [oldest] = early.keys();
  if (early.size > MOST_EARLY && oldest !== undefined) early.delete(oldest);
  try {
    one.value = await one.coming;
    return one.value as T;
  } catch (error) {
    early.delete(url);
    throw error;
  }
}

/** What was asked for ahead is asked for anew. */
export function forgetAhead(): void {
  early.clear();
}

/** What came last, and of which address. */
interface Came<T> {
  readonly data: T | undefined;
  readonly error: string;
  readonly url: string;
}

/**
 * Asks again whenever path or parameters change, and drops answers that nobody waits for. What came before stays in
 * sight until the next is there. An empty path asks for nothing.
 */
export function useData<T>(path: string, params: Params = {}): Loaded<T> {
  const url = path === '' ? '' : urlOf(path, params);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Came<T>>({ data: undefined, error: '', url: '' });
  const kept = useRef(state);
  kept.current = state;
  const there = state.url === url ? undefined : (early.get(url)?.value as T | undefined);
  // Before the frame is painted: the answer comes a frame sooner.
  useLayoutEffect(() => {
    if (url === '') return;
    const stop = new AbortController();
    const ahead = early.get(url)?.coming as Promise<T> | undefined;
    (ahead ?? fetched<T>(url, stop.signal)).then(
      (data) => {
        if (!stop.signal.aborted) setState({ data, error: '', url });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState({
          data: kept.current.data,
          error: error instanceof Error ? error.message : String(error),
          url,
        });
      },
    );
    return () => stop.abort();
  }, [url, turn]);
  return {
    data: url === '' ? undefined : (there ?? state.data),
    error: state.url === url ? state.error : '',
    loading: url !== '' && state.url !== url && there === undefined,
    reload: () => {
      early.delete(url);
      setTurn(turn + 1);
    },
  };
}
