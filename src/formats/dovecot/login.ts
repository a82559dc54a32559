import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { ownerFields } from './delivery.ts';
import { readElements } from './login-elements.ts';
import { secondsIn, triesIn, verdictOf } from './login-reason.ts';
import { type Prefix, protocolOf } from './prefix.ts';
import { readService } from './service.ts';

// The last is the end of a proxied session: a client that fails to sign in is `Disconnected: ` or `Disconnected (`.
const PROXIED = ['proxy(', 'Started proxying to ', 'Disconnected by '] as const;

/** A message of `imap-login`, `pop3-login`, `managesieve-login` or `submission-login`. */
export function readLogin(text: string, prefix: Prefix): EventFields | undefined {
  const { at } = prefix;
  if (text.startsWith('Login: ', at)) return success(text, at + 7, prefix);
  // 2.4
  if (text.startsWith('Logged in: ', at)) return success(text, at + 11, prefix);
  if (FIRST.some((first) => text.startsWith(first, at))) return outcomeLast(text, prefix);
  if (PROXIED.some((words) => text.startsWith(words, at))) return proxied(text, prefix);
  if (text.startsWith('Authenticate ', at)) return refused(text, prefix);
  if (text.startsWith(CLIENT_ID, at)) return identified(text, prefix);
  return ended(text, prefix) ?? troubled(text, prefix) ?? readService(text, prefix);
}

// The last place: a name, which stands before it, may look like words.
const OUTCOME =
  /^.*: (?=(?:Login|Logged in)$|Disconnected|Aborted login|Login aborted|Maximum number|Internal login failure)/;

// login_log_format = "%s: %$" writes what happened behind the elements.
function outcomeLast(text: string, prefix: Prefix): EventFields | undefined {
  const found = OUTCOME.exec(text.slice(prefix.at))?.[0];
  if (found === undefined) return undefined;
  const words = text.slice(prefix.at + found.length);
  return readLogin(`${text.slice(0, prefix.at)}${words}: ${found.slice(0, -2)}`, prefix);
}

const CLIENT_ID = 'ID sent: ';

/** `ID sent: name=Thunderbird, version=115[: user=<>, …]`: what the program calls itself (imap_id_log). */
export function identified(text: string, prefix: Prefix): EventFields | undefined {
  if (!text.startsWith(CLIENT_ID, prefix.at)) return undefined;
  // What the client calls itself may look like elements, too.
  const user = text.indexOf(': user=<', prefix.at);
  const from = user >= 0 ? user + 2 : elementsAt(text, prefix.at);
  const fields = ownerFields(prefix, 'notice');
  if (from >= 0) readElements(text, from, fields);
  fields.userAgent = text.slice(prefix.at + CLIENT_ID.length, from < 0 ? text.length : from - 2);
  return fields;
}

function success(text: string, from: number, prefix: Prefix): EventFields | undefined {
  const fields: EventFields = { action: 'sign-in', outcome: 'success', protocol: protocolOf(prefix.service) };
  return readElements(text, from, fields) === undefined ? undefined : fields;
}

const FIRST: readonly string[] = ['user=', 'method=', 'rip=', 'session=', 'lip=', 'mpid='];

/** Index of the elements: behind the first `: ` with one of them; -1 when there are none. */
function elementsAt(text: string, from: number): number {
  // Whichever comes first: a name, which may look like the others, stands behind it.
  const places = FIRST.map((first) => text.indexOf(`: ${first}`, from)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places) + 2;
}

function ended(text: string, prefix: Prefix): EventFields | undefined {
  const from = elementsAt(text, prefix.at);
  if (from < 0) return undefined;
  const fields: EventFields = { action: 'disconnection', protocol: protocolOf(prefix.service) };
  const elements = readElements(text, from, fields);
  if (elements === undefined) return undefined;
  const words = text.slice(prefix.at, from - 2);
  const verdict = verdictOf(words, fields.method !== undefined);
  if (verdict === undefined) return undefined;
  fields.action = verdict.action;
  const handshake = elements.handshaking || words.includes('SSL_accept() failed');
  fields.reason = handshake && verdict.action === 'disconnection' ? 'tls-failed' : verdict.reason;
  if (verdict.action === 'sign-in') fields.outcome = 'failure';
  const tries = triesIn(words);
  if (tries > 0) fields.tries = tries;
  const seconds = secondsIn(words);
  if (seconds >= 0) fields.seconds = seconds;
  const { tlsError } = elements;
  fields.detail = tlsError === '' || words.includes(tlsError) ? words : `${words}; TLS: ${tlsError}`;
  return fields;
}

/**
 * Proxying: `proxy(user): started proxying to host:port[/user][ (master m)]` (to 2.3.10), `Started proxying to host`
 * and `<host>` (2.3.11, 2.3.18), `Started proxying to remote host` (2.4); `disconnecting ip (why)` when it ends.
 */
function proxied(text: string, prefix: Prefix): EventFields | undefined {
  const from = elementsAt(text, prefix.at);
  const fields: EventFields = { action: 'sign-in', protocol: protocolOf(prefix.service) };
  const end = from < 0 ? text.length : from - 2;
  if (from >= 0) readElements(text, from, fields);
  const owner = text.startsWith('proxy(', prefix.at) ? text.indexOf('): ', prefix.at) : -1;
  if (owner >= 0 && fields.account === undefined && owner < end) {
    const account = text.slice(prefix.at + 6, owner);
    // 2.3.11 and later may write `proxy(user,host:port): `.
    const comma = account.lastIndexOf(',');
    fields.account = comma > 0 ? account.slice(0, comma) : account;
  }
  const words = text.slice(owner >= 0 && owner < end ? owner + 3 : prefix.at, end);
  return proxyWords(words, fields);
}

function proxyWords(words: string, fields: EventFields): EventFields | undefined {
  if (/^[Ss]tarted proxying to /.test(words)) {
    fields.outcome = 'success';
    relay(words.slice(20), fields);
    return fields;
  }
  if (/^(Login failed to|Failed login to|Login failed) /.test(words)) {
    const to = words.indexOf(' to ');
    fields.action = 'auth-detail';
    fields.outcome = 'failure';
    fields.reason = 'auth-failed';
    if (to >= 0) relay(words.slice(to + 4), fields);
    return fields;
  }
  if (/^[Dd]isconnect(ing|ed)\b/.test(words)) return proxyEnd(words, fields);
  fields.action = 'error';
  fields.detail = words;
  return fields;
}

function proxyEnd(words: string, fields: EventFields): EventFields {
  fields.action = 'session-end';
  const [, ip = ''] = words.split(' ', 2);
  const address = canonicalAddress(ip);
  if (address !== undefined && fields.address === undefined) fields.address = address;
  const bytes = /\bin=(\d{1,15}), out=(\d{1,15})/.exec(words);
  if (bytes !== null) {
    fields.bytesIn = Number(bytes[1]);
    fields.bytesOut = Number(bytes[2]);
  }
  const why = /Disconnected by (client|server|proxy)/.exec(words);
  if (why !== null) fields.reason = why[0];
  fields.detail = words;
  return fields;
}

function relay(text: string, fields: EventFields): void {
  const master = text.indexOf(' (master ');
  if (master >= 0 && text.includes(')', master)) {
    fields.actingAccount = text.slice(master + 9, text.indexOf(')', master));
  }
  const found = /^<?(\[?[0-9A-Za-z_.:-]{1,255}\]?)/.exec(text);
  const host = found?.[1]?.replace(/:$/, '');
  if (host !== undefined && text !== 'remote host') fields.relay = host;
}

// `Authenticate PLAIN failed: reason` comes with auth_verbose; another line counts the try.
function refused(text: string, prefix: Prefix): EventFields | undefined {
  const from = elementsAt(text, prefix.at);
  const words = text.slice(prefix.at, from < 0 ? text.length : from - 2);
  const colon = words.indexOf(' failed: ');
  if (colon < 0) return undefined;
  const fields: EventFields = { action: 'auth-detail', outcome: 'failure' };
  fields.protocol = protocolOf(prefix.service);
  if (from >= 0) readElements(text, from, fields);
  const why = words.slice(colon + 9);
  if (/unsupported/i.test(why)) fields.reason = 'bad-request';
  else if (/(plain|clear)text authentication (disabled|disallowed)/i.test(why))
    fields.reason = 'cleartext-refused';
  else if (/disconnect|abort/i.test(why)) fields.reason = 'aborted';
  else if (/base64/i.test(why)) fields.reason = 'bad-request';
  else fields.reason = 'auth-failed';
  fields.detail = words;
  return fields;
}

// Warnings and errors that end with the elements: `Auth process not responding, delayed sending …: user=<>, rip=…`.
function troubled(text: string, prefix: Prefix): EventFields | undefined {
  const from = elementsAt(text, prefix.at);
  if (from < 0 || prefix.level === '' || prefix.level === 'info' || prefix.level === 'debug')
    return undefined;
  const fields: EventFields = { action: 'error', protocol: protocolOf(prefix.service) };
  if (readElements(text, from, fields) === undefined) return undefined;
  const words = text.slice(prefix.at, from - 2);
  if (/auth/i.test(words)) fields.action = 'auth-trouble';
  fields.detail = words;
  return fields;
}
