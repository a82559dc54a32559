import { timingSafeEqual } from 'node:crypto';

/** Headers of every answer: nothing loads but what this server gives, nothing is framed, nothing is kept. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/** What of a request decides whether it is heard at all. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `sec-fetch-site`, which browsers set and pages cannot. */
  readonly site: string | undefined;
  readonly contentType: string | undefined;
}

/**
 * Why a request is refused before anybody looks at it; `undefined` when it may go on. The Host must be a name of this
 * server (else a foreign name that resolves to 127.0.0.1 would do), an Origin must be this server's, and what changes
 * anything must come from a page of ours as JSON, which no form of another site can send.
 */
export function refusal(asked: Asked, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (asked.host === undefined || !hosts.includes(asked.host))
    return 'host: is not this server; open http://127.0.0.1';
  if (asked.origin !== undefined && asked.origin !== `http://${asked.host}`)
    return 'origin: is another site; open the page itself';
  if (asked.method === 'GET' || asked.method === 'HEAD') {
    const foreign = asked.site !== undefined && asked.site !== 'same-origin' && asked.site !== 'none';
    return foreign && asked.path.includes('/api/')
      ? 'origin: is another site; open the page itself'
      : undefined;
  }
  if (asked.method !== 'POST') return 'method: is not taken; use GET or POST';
  if (asked.origin === undefined) return 'origin: is missing; send it';
  if (!/^application\/json(;|$)/.test(asked.contentType ?? ''))
    return 'content-type: is not JSON; send application/json';
  return undefined;
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A cookie's value among those of a request; `undefined` when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
