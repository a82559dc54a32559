import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { type Level, levelAt, number, type Prefix } from './prefix.ts';
import { detailOf } from './service.ts';

/**
 * Lines of auth and auth-worker. In 1.x to 2.3
 *
 *     auth: passwd-file(user,address,<session>): unknown user
 *     auth(default): pam(user,address): pam_authenticate() failed: …
 *     auth-worker(4711): conn unix:auth-worker (pid=1,uid=2): auth-worker<3>: sql(user,address,master,<session>): Password mismatch
 *
 * in 2.4 `auth(user,address,sasl:plain)<session>: passwd-file: Password mismatch`. Source: get_log_identifier in
 * src/auth/auth-request.c. Nothing of the text of a look-up is kept: auth_verbose_passwords and auth_debug_passwords
 * write passwords into it.
 */
export function readAuth(text: string, prefix: Prefix): EventFields | undefined {
  const body = bodyOf(text, prefix);
  const lookup = body === undefined ? undefined : lookupOf(text, body.at);
  const level = (lookup?.level || body?.level) ?? prefix.level;
  if (level === 'debug') return { action: 'notice' };
  if (lookup === undefined) return withoutLookup(text.slice(body?.at ?? prefix.at), level, prefix.service);
  const { who, words } = lookup;
  if ((isTrouble(level) && level !== 'warning') || TROUBLE.test(words)) {
    return { action: 'auth-trouble', reason: 'temporary-failure', ...who };
  }
  if (words.startsWith(MASTER_LOGIN)) return masterLogin(words, who);
  const reason = reasonOf(words);
  if (reason === undefined) return { action: 'auth-detail', ...who };
  return { action: 'auth-detail', outcome: 'failure', reason, ...who };
}

// auth_request_master_user_login_finish: the master's password was right, and this is whose mailbox is opened.
const MASTER_LOGIN = 'Master user logging in as ';

function masterLogin(words: string, who: Omit<EventFields, 'action'>): EventFields {
  const { account: _, ...rest } = who;
  const acting = who.actingAccount ?? who.account;
  return {
    action: 'auth-detail',
    outcome: 'success',
    ...rest,
    ...(acting === undefined ? {} : { actingAccount: acting }),
    account: words.slice(MASTER_LOGIN.length),
  };
}

interface Body {
  readonly at: number;
  readonly level: Level;
}

// What follows `auth`, `auth(default)`, `auth-worker(4711)`, the level and `conn unix:…: auth-worker<3>: `.
function bodyOf(text: string, prefix: Prefix): Body | undefined {
  let { at, level } = prefix;
  if (text.charCodeAt(at) === 58) at += 2;
  else {
    const close = text.indexOf('): ', at);
    const inside = close < 0 ? '' : text.slice(at + 1, close);
    if (inside !== 'default' && number(inside, 0, inside.length) < 0) return { at, level };
    at = close + 3;
  }
  for (let i = 0; i < 3; i += 1) {
    const [found, size] = levelAt(text, at);
    if (size > 0) level = found;
    at += size;
    if (text.startsWith('conn ', at)) {
      const end = text.indexOf('): ', at);
      if (end < 0) return { at, level };
      at = end + 3;
    } else if (text.startsWith('auth-worker<', at)) {
      const end = text.indexOf('>: ', at);
      if (end < 0) return { at, level };
      at = end + 3;
    } else if (size === 0) break;
  }
  return { at, level };
}

interface Lookup {
  readonly who: Omit<EventFields, 'action'>;
  readonly words: string;
  /** 2.4 writes the level behind the identity. */
  readonly level: Level;
}

const MOST_SPLITS = 8;

/**
 * Who a look-up was for. The name before and a logged password behind `): ` are both the client's text, so every
 * place where the look-up could end is tried; when more than one makes sense nobody is named.
 */
function lookupOf(text: string, at: number): Lookup | undefined {
  const open = text.indexOf('(', at);
  if (open < 0 || open - at > 40 || !isDriver(text, at, open)) return undefined;
  const found: Lookup[] = [];
  let close = text.indexOf(')', open);
  for (let i = 0; close >= 0; i += 1) {
    if (i >= MOST_SPLITS) return unclear(found);
    const lookup = splitAt(text, open, close);
    if (lookup !== undefined) found.push(lookup);
    close = text.indexOf(')', close + 1);
  }
  return found.length > 1 ? unclear(found) : found[0];
}

function unclear(found: readonly Lookup[]): Lookup | undefined {
  const last = found.at(-1);
  return last === undefined ? undefined : { ...last, who: {} };
}

function isDriver(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 45 || c === 95)) return false;
  }
  return true;
}

// `)` at `close` ends the look-up when `: ` or `<session>: ` follows, its end is as written, and words of ours follow.
function splitAt(text: string, open: number, close: number): Lookup | undefined {
  let at = close + 1;
  let session = '';
  if (text.charCodeAt(at) === 60) {
    const end = text.indexOf('>', at);
    if (end < 0 || end - at > 80) return undefined;
    session = text.slice(at + 1, end);
    at = end + 1;
  }
  if (!text.startsWith(': ', at)) return undefined;
  const who = identity(text.slice(open + 1, close));
  if (who === undefined) return undefined;
  if (session !== '') who.session = session;
  const [level, size] = levelAt(text, at + 2);
  return { who, words: withoutDriver(text.slice(at + 2 + size)), level };
}

// 2.4 names the database behind the identity: `passwd-file: Password mismatch`.
function withoutDriver(words: string): string {
  const colon = words.indexOf(': ');
  return colon > 0 && colon < 40 && isDriver(words, 0, colon) ? words.slice(colon + 2) : words;
}

// `user,address[,master][,<session>]`, 2.4 `user,address,sasl:plain`, read from the right.
function identity(inside: string): Omit<EventFields, 'action'> | undefined {
  const who: Omit<EventFields, 'action'> = {};
  let end = inside.length;
  let comma = inside.lastIndexOf(',', end - 1);
  if (comma >= 0 && inside.charCodeAt(comma + 1) === 60 && inside.charCodeAt(end - 1) === 62) {
    if (end - comma > 3) who.session = inside.slice(comma + 2, end - 1);
    end = comma;
    comma = inside.lastIndexOf(',', end - 1);
  }
  let master = false;
  while (comma >= 0) {
    const part = inside.slice(comma + 1, end);
    if (part === 'master') master = true;
    else if (part.startsWith('sasl:')) who.method = part.slice(5, 69).toUpperCase();
    else break;
    end = comma;
    comma = inside.lastIndexOf(',', end - 1);
  }
  let user = inside.slice(0, end);
  if (comma >= 0) {
    const address = canonicalAddress(inside.slice(comma + 1, end));
    if (address === undefined && comma + 1 < end) return undefined;
    if (address !== undefined) who.address = address;
    user = inside.slice(0, comma);
  }
  // A master's own look-up says who asks, not for whom.
  if (user !== '' && user !== '?') who[master ? 'actingAccount' : 'account'] = user;
  return who;
}

const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  // PAM cannot tell a wrong password from an account that is not there, hence its question mark.
  [/^pam_authenticate\(\) failed: Authentication failure/i, 'auth-failed'],
  [/^pam_authenticate\(\) failed: (User not known|User unknown|No such user)/i, 'unknown-user'],
  [/^(unknown user|user not found|user unknown|no such user)/i, 'unknown-user'],
  [/^(password mismatch|invalid credentials|invalid password)/i, 'wrong-password'],
  [/(authentication token|password)( is)? (has )?(expired|no longer valid)/i, 'password-expired'],
  [/account (has )?(expired|is disabled|disabled|is locked|locked)/i, 'disabled'],
  [/^(user (is )?disabled|login disabled|user found from deny passdb)/i, 'disabled'],
  [/^(allow_nets|allow_real_nets) check failed/i, 'not-allowed'],
  [/master (user|login)|not allowed|policy server|permission denied|login denied/i, 'not-allowed'],
  [/^(username (character|contains)|empty username|invalid (username|input))/i, 'bad-request'],
  [/\bfailed\b|\bdenied\b|\brefused\b|not valid/i, 'auth-failed'],
];

function reasonOf(words: string): string | undefined {
  // The pattern must not look into a logged password.
  const text = words.slice(0, 120).split('(given password:', 1)[0] ?? '';
  return REASONS.find(([pattern]) => pattern.test(text))?.[1];
}

// Info lines about the server's own fault.
const TROUBLE =
  /^(No password returned|Requested .{1,40} scheme|Unknown scheme|lookup failed|Temporary|timeout|.{1,40} timed out)/i;

// Lines about the service itself: `auth client 0 disconnected with 1 pending requests: EOF`.
function withoutLookup(words: string, level: Level, service: string): EventFields | undefined {
  if (/^(login|auth client \d+ disconnected with \d+ pending)/.test(words) || isTrouble(level)) {
    const detail = detailOf(words, service, level);
    return { action: 'auth-trouble', ...(detail === undefined ? {} : { detail }) };
  }
  const detail = detailOf(words, service, level);
  return { action: 'notice', ...(detail === undefined ? {} : { detail }) };
}

function isTrouble(level: Level): boolean {
  return level === 'warning' || level === 'error' || level === 'fatal' || level === 'panic';
}
