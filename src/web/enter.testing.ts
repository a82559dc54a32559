import type { Served } from './serve.ts';
import type { Entered } from './wire.ts';

/** A way into a page that is served, without a browser. */
export interface WayIn {
  /** `http://127.0.0.1:port`. */
  readonly base: string;
  /** As it is sent back. */
  readonly cookie: string;
  /** As it was set. */
  readonly setCookie: string;
  /** What all but the entering lies below; ends with a slash. */
  readonly api: string;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** A text is sent as it is. */
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

/** Exchanges the token as the page does. */
export async function enter({ port, token }: Pick<Served, 'port' | 'token'>): Promise<WayIn> {
  const base = `http://127.0.0.1:${port}`;
  const json = { origin: base, 'content-type': 'application/json' };
  const entered = await fetch(`${base}/api/enter`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  });
  const setCookie = entered.headers.get('set-cookie') ?? '';
  const cookie = setCookie.split(';')[0] ?? '';
  const { way } = (await entered.json()) as Entered;
  const api = `${base}/${way}/api/`;
  return {
    base,
    cookie,
    setCookie,
    api,
    get: (path, headers = {}) => fetch(`${api}${path}`, { headers: { cookie, ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(`${api}${path}`, {
        method: 'POST',
        headers: { cookie, ...json, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
