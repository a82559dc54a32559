import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { basicAuth } from './basic-auth.ts';
import { splitRequest } from './request.ts';

const LONGEST = 2000;
const CLIENT = ', client: ';
const SERVER = ', server: ';
const MOST = 64;
const MILD: ReadonlySet<string> = new Set(['notice', 'info', 'debug']);
const START = /^\[([a-z]{3,8})\] \d{1,10}#\d{1,10}: (?:\*\d{1,20} )?/;

/** A line of nginx's error log from its level on; `undefined` when it does not begin so. */
export function nginxErrorMessage(text: string): EventFields | undefined {
  const start = START.exec(text);
  if (start === null) return undefined;
  const level = start[1] ?? '';
  const body = text.slice(start[0].length);
  const first = body.indexOf(CLIENT);
  const said = first < 0 ? body : body.slice(0, first);
  const fields = meaning(said) ?? { action: MILD.has(level) ? 'notice' : 'error' };
  fields.reason ??= level;
  fields.detail ??= said.slice(0, LONGEST);
  if (first >= 0) readContext(body, fields);
  return fields;
}

/**
 * `, client: A, server: S, request: "…", upstream: "…", host: "…", referrer: "…"` (ngx_http_log_error). A file name
 * in the message and the referrer are the client's text and may play it; where two places name different clients,
 * none is taken.
 */
function readContext(body: string, fields: EventFields): void {
  let context = -1;
  let address: string | undefined;
  let at = body.indexOf(CLIENT);
  for (let i = 0; at >= 0 && i < MOST; at = body.indexOf(CLIENT, at + 1), i += 1) {
    const from = at + CLIENT.length;
    const stop = body.indexOf(',', from);
    const end = stop < 0 || stop - from > 48 ? Math.min(body.length, from + 48) : stop;
    const candidate = canonicalAddress(body.slice(from, end));
    if (candidate === undefined) continue;
    if (address !== undefined && address !== candidate) return;
    address = candidate;
    if (context < 0) context = end;
  }
  if (address === undefined) return;
  fields.address = address;
  readRequest(body.slice(context), fields);
}

function readRequest(context: string, fields: EventFields): void {
  const server = context.startsWith(SERVER) ? context.slice(SERVER.length).split(',', 1)[0] : undefined;
  if (server !== undefined && server !== '' && server !== '_') fields.virtualHost = server.slice(0, 256);
  const from = context.indexOf(', request: "');
  if (from < 0) return;
  // The request is written as it came, so it ends where the next of nginx's own words begins.
  const rest = context.slice(from + 12);
  const ends = ['", upstream: "', '", host: "', '", referrer: "', '", subrequest: "'];
  const stop = ends.map((end) => rest.indexOf(end)).filter((end) => end >= 0);
  const whole = stop.length > 0 ? rest.slice(0, Math.min(...stop)) : rest.replace(/"$/, '');
  const request = splitRequest(whole);
  if (request !== undefined) {
    fields.httpMethod = request.method;
    fields.path = request.path.slice(0, LONGEST);
    if (request.query !== '') fields.query = request.query.slice(0, LONGEST);
  }
  const referrer = rest.lastIndexOf(', referrer: "');
  if (referrer >= 0)
    fields.referrer = rest
      .slice(referrer + 13)
      .replace(/"$/, '')
      .slice(0, LONGEST);
}

function meaning(said: string): EventFields | undefined {
  if (said.endsWith('start worker processes')) return { action: 'service-started' };
  if (/^signal \d{1,3} \(SIG[A-Z0-9]+\) received/.test(said)) return signal(said);
  if (said === 'reopening logs') return { action: 'log-rotated' };
  if (said === 'signal process started') return { action: 'log-rotated', reason: 'signal' };
  if (said === 'exit') return { action: 'service-stopped' };
  return basicAuth(said);
}

function signal(said: string): EventFields | undefined {
  if (said.endsWith('reopening logs')) return { action: 'log-rotated' };
  return /(?:exiting|shutting down)$/.test(said) ? { action: 'service-stopped' } : undefined;
}
