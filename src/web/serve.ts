import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../base/errors.ts';
import { makeApp } from './app.ts';
import type { Desk } from './desk.ts';
import { routes } from './routes/index.ts';
import { loadSite } from './site.ts';

/** A page that is being served. */
export interface Served {
  readonly port: number;
  /** Opens the page and lets the browser in; the token stands behind `#`, which browsers keep to themselves. */
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** How it is served. */
export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly onBug: (error: unknown) => void;
  /** A secret of 32 random bytes; given in tests. */
  readonly secret?: () => string;
  /** Milliseconds after which a request that is not whole is ended; given in tests. */
  readonly patience?: number;
}

/** A request is small and comes from this machine. */
const PATIENCE = 10_000;

/** Serves the page of a desk on 127.0.0.1, and nowhere else. */
export async function servePage(desk: Desk, options: ServeOptions): Promise<Served> {
  const secret = options.secret ?? (() => randomBytes(32).toString('base64url'));
  const token = secret();
  let port = options.port;
  const app = makeApp({
    desk,
    routes,
    site: loadSite(),
    token,
    secret,
    port: () => port,
    onBug: options.onBug,
  });
  const server = await listening(app, options, (mine) => {
    port = mine;
  });
  return {
    port,
    token,
    url: `http://127.0.0.1:${port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on 127.0.0.1; `onPort` is told where. Throws UserError where somebody else listens already. */
function listening(
  app: Pick<Hono, 'fetch'>,
  options: ServeOptions,
  onPort: (port: number) => void,
): Promise<Server> {
  const patience = options.patience ?? PATIENCE;
  const serverOptions = {
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: patience / 2,
  };
  const where = { hostname: '127.0.0.1', port: options.port };
  return new Promise((resolve, reject) => {
    const made = listen({ fetch: app.fetch, ...where, serverOptions }, (info) => {
      onPort(info.port);
      resolve(made as Server);
    });
    made.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError('--port', `${options.port} is in use`, 'give another, or 0 for any that is free', 1)
          : error,
      ),
    );
  });
}
