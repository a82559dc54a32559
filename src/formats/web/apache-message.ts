import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { digits } from '../template.ts';
import { basicAuth } from './basic-auth.ts';
import { phpError } from './php-error.ts';

const LONGEST = 2000;
const MOST_GROUPS = 6;
const LEVELS: ReadonlySet<string> = new Set([
  ...['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'],
  ...['trace1', 'trace2', 'trace3', 'trace4', 'trace5', 'trace6', 'trace7', 'trace8'],
]);
const SERIOUS: ReadonlySet<string> = new Set(['emerg', 'alert', 'crit', 'error', 'warn']);

interface Parts {
  /** Level with its module, as logged: `core:error`; the level alone before 2.4. */
  readonly source: string;
  readonly level: string;
  readonly client: string;
  readonly message: string;
}

/** A line of Apache's error log behind its stamp: groups in brackets, then the message (server/log.c). */
export function apacheErrorMessage(text: string): EventFields | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const { source, level, client, message } = parts;
  const [body, referrer] = withoutReferrer(message);
  const code = /^AH\d{5}(?=: )/.exec(body)?.[0];
  const said = code === undefined ? body : body.slice(code.length + 2);
  const fields = meaning(said) ?? { action: SERIOUS.has(level) ? 'error' : 'notice' };
  fields.reason ??= code ?? source;
  fields.detail ??= said.slice(0, LONGEST);
  if (referrer !== '') fields.referrer = referrer.slice(0, LONGEST);
  readClient(client, source !== level, fields);
  return fields;
}

function partsOf(text: string): Parts | undefined {
  let at = 0;
  let source = '';
  let client = '';
  for (let i = 0; i < MOST_GROUPS; i += 1) {
    if (source !== '') at += systemError(text, at);
    if (text.charCodeAt(at) !== OPEN) break;
    const close = text.indexOf(']', at);
    if (close < 0 || close - at > 300) break;
    const group = text.slice(at + 1, close);
    if (source === '') source = group;
    else if (isPeer(group)) client ||= group.slice('client '.length);
    else if (!group.startsWith('pid ') && !group.startsWith('tid ')) break;
    at = close + 1;
    while (text.charCodeAt(at) === SPACE) at += 1;
  }
  const level = source.slice(source.indexOf(':') + 1);
  return LEVELS.has(level) ? { source, level, client, message: text.slice(at) } : undefined;
}

function isPeer(group: string): boolean {
  return group.startsWith('client ') || group.startsWith('remote ');
}

// `(13)Permission denied: ` may stand in front of the client.
function systemError(text: string, at: number): number {
  if (text.charCodeAt(at) !== 40) return 0;
  const end = text.indexOf(': [client ', at);
  return end < 0 || end - at > 120 ? 0 : end + 2 - at;
}

const OPEN = 91;
const SPACE = 32;

function meaning(said: string): EventFields | undefined {
  if (said.endsWith('resuming normal operations')) return { action: 'service-started' };
  if (/^caught SIG[A-Z]+, shutting down/.test(said)) return { action: 'service-stopped' };
  if (/^(?:Graceful restart requested|SIG(?:HUP|USR1) received)/.test(said)) return { action: 'log-rotated' };
  if (said.startsWith('ModSecurity: ')) return modSecurity(said);
  return basicAuth(said) ?? phpError(said);
}

function modSecurity(said: string): EventFields {
  const fields: EventFields = { action: 'error', reason: 'modsecurity' };
  const uri = said.lastIndexOf('[uri "');
  const end = uri < 0 ? -1 : said.indexOf('"]', uri);
  if (end >= 0) fields.path = said.slice(uri + 6, end).slice(0, LONGEST);
  return fields;
}

// `%a` has the client's port since 2.4, behind one more colon also for IPv6.
function readClient(client: string, withPort: boolean, fields: EventFields): void {
  if (client === '') return;
  const colon = withPort ? client.lastIndexOf(':') : -1;
  const port = colon < 0 ? undefined : digits(client.slice(colon + 1));
  const address = port === undefined ? undefined : canonicalAddress(client.slice(0, colon));
  const whole = address ?? canonicalAddress(client);
  if (whole === undefined) fields.clientName = client.slice(0, 256);
  else fields.address = whole;
  if (address !== undefined && port !== undefined && port < 65536) fields.port = port;
}

function withoutReferrer(message: string): readonly [string, string] {
  const at = message.lastIndexOf(', referer: ');
  return at < 0 ? [message, ''] : [message.slice(0, at), message.slice(at + 11)];
}
