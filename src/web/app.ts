import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UserError } from '../base/errors.ts';
import { clip, visible } from '../base/text.ts';
import { EngineError } from '../store/process.ts';
import type { Desk } from './desk.ts';
import { cookieOf, HEADERS, refusal, sameSecret } from './guard.ts';
import { limiter } from './limits.ts';
import { askOf, Download, type Route } from './route.ts';
import type { SiteFile } from './site.ts';
import type { Entered } from './wire.ts';

/** What the server is made of. Randomness and the clock come from outside. */
export interface AppParts {
  readonly desk: Desk;
  readonly routes: readonly Route[];
  readonly site: ReadonlyMap<string, SiteFile>;
  /** What the first URL carries; exchanged for a cookie. */
  readonly token: string;
  /** A new secret for a cookie. */
  readonly secret: () => string;
  /** Known once it listens. */
  readonly port: () => number;
  /** Told of bugs. */
  readonly onBug: (error: unknown) => void;
}

const LONGEST = 2000;
const MOST_BODY = 64 * 1024;
// A browser has one; beyond so many the oldest is let go.
const MOST_SESSIONS = 64;

/** The server's answers, from the outermost check to the routes. */
export function makeApp(parts: AppParts): Hono {
  const app = new Hono();
  const sessions: string[] = [];
  const limits = limiter(parts.desk.now);
  // Browsers send a cookie to every port of a host: whoever else serves here would get it. Below a path that nobody can
  // guess it comes only to us, and nobody else can put another in its place.
  const way = parts.secret();

  app.use('*', (c, next) => checked(c, next, parts));
  app.use(
    '*',
    bodyLimit({
      maxSize: MOST_BODY,
      onError: (c) => c.json({ error: 'body: is too long; send at most 64 KiB' }, 413),
    }),
  );
  app.post('/api/enter', (c) => enter(c, parts, { way, sessions, limits }));
  // A page that knows the way of an earlier server is asked for the token again.
  app.use('/:way/api/*', async (c, next) => {
    const value = cookieOf(c.req.header('cookie'), cookieName(parts));
    const known = value !== undefined && sessions.some((s) => sameSecret(s, value));
    return known && sameSecret(c.req.param('way'), way) ? next() : missing(c);
  });
  app.all('/api/*', missing);

  for (const route of parts.routes) {
    app.on(route.method.toUpperCase(), `/${way}/api/${route.path}`, (c) => {
      const wait = limits.take(route.rate);
      return wait > 0 ? tooMany(c, wait) : answer(c, route, parts);
    });
  }
  app.get('*', (c) => siteFile(c, parts));
  return app;
}

function cookieName({ port }: AppParts): string {
  return `constat-${port()}`;
}

/** What every answer goes through: its headers, and whether who asks may ask at all. */
async function checked(c: Context, next: Next, { port }: AppParts): Promise<Response | undefined> {
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  const refused = refusal(askedOf(c), port());
  if (refused !== undefined) return c.json({ error: refused }, 403);
  await next();
  return undefined;
}

/** Who may come in: those with the cookie of a session, by a way that only we know. */
interface Door {
  readonly way: string;
  /** The newest last. */
  readonly sessions: string[];
  readonly limits: ReturnType<typeof limiter>;
}

/** Exchanges the token for a session's cookie. */
async function enter(c: Context, parts: AppParts, { way, sessions, limits }: Door): Promise<Response> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const said = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  if (typeof said !== 'string' || !sameSecret(said, parts.token)) {
    // Only wrong ones are counted: many of them must not keep out who has the right one.
    const wait = limits.take('enter');
    if (wait > 0) return tooMany(c, wait);
    return c.json({ error: 'token: is not the one of this server; copy it from the terminal' }, 401);
  }
  const value = parts.secret();
  sessions.push(value);
  if (sessions.length > MOST_SESSIONS) sessions.shift();
  c.header('set-cookie', `${cookieName(parts)}=${value}; HttpOnly; SameSite=Strict; Path=/${way}/`);
  return c.json({ way } satisfies Entered);
}

function siteFile(c: Context, { site }: AppParts): Response {
  const found = site.get(c.req.path);
  if (found === undefined) return c.json({ error: `${c.req.path.slice(0, 200)}: is not here; open /` }, 404);
  return c.body(found.bytes, 200, { 'content-type': found.type });
}

function askedOf(c: Context): Parameters<typeof refusal>[0] {
  return {
    method: c.req.method,
    path: c.req.path,
    host: c.req.header('host'),
    origin: c.req.header('origin'),
    site: c.req.header('sec-fetch-site'),
    contentType: c.req.header('content-type'),
  };
}

function missing(c: Context): Response {
  return c.json({ error: 'token: is missing; open the address that the terminal shows' }, 401);
}

function tooMany(c: Context, wait: number): Response {
  return c.json({ error: `too many requests; wait ${wait} s` }, 429, { 'retry-after': String(wait) });
}

// Pieces are joined to about so many characters before they are sent.
const PIECE = 64 * 1024;

/** Text as it is sent: one piece after the other, each made only when the last was taken. */
function bodyOf(text: string | Iterable<string>): string | ReadableStream<Uint8Array> {
  if (typeof text === 'string') return text;
  const pieces = text[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: (controller) => {
      let joined = '';
      while (joined.length < PIECE) {
        const next = pieces.next();
        if (next.done === true) {
          if (joined !== '') controller.enqueue(encoder.encode(joined));
          controller.close();
          return;
        }
        joined += next.value;
      }
      controller.enqueue(encoder.encode(joined));
    },
    cancel: () => void pieces.return?.(),
  });
}

async function answer(c: Context, route: Route, { desk, onBug }: AppParts): Promise<Response> {
  try {
    const body: unknown = route.method === 'post' ? await c.req.json().catch(() => undefined) : undefined;
    const ask = askOf(new URL(c.req.url).searchParams, body, c.req.raw.signal);
    const said = await route.answer(desk, ask);
    if (said instanceof Download) {
      return c.body(bodyOf(said.text), 200, {
        'content-type': said.type,
        'content-disposition': `attachment; filename="${said.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`,
      });
    }
    return c.json(said === undefined ? {} : (said as object));
  } catch (error) {
    // Nobody waits for it any more: what was thrown says only that it was ended.
    if (c.req.raw.signal.aborted) return c.body(null, 400);
    // What was asked and what the engine says may hold text of evidence.
    if (error instanceof UserError) return c.json({ error: visible(error.message) }, 400);
    if (error instanceof EngineError) return c.json({ error: clip(visible(error.message), LONGEST) }, 503);
    onBug(error);
    return c.json({ error: 'page: this is a bug; see the terminal' }, 500);
  }
}
