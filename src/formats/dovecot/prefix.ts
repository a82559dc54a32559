import { canonicalAddress } from '../../base/ip.ts';
import { type Owner, ownerInBrackets, ownerInPairs } from './prefix-owner.ts';

/**
 * How a Dovecot message begins: `service: `, `service(user): ` (2.2), `service(user)<pid><session>: ` (2.3 and 2.4),
 * `service(pid): `, `service(pid, user): ` (LMTP of 2.2), or as mail_log_prefix has it, then the level. Levels are written always in Dovecot's own
 * files and in syslog for all but Info (src/lib/failures.c).
 */
export interface Prefix {
  /** Name of the service in lower case, `imap-login`; empty for the master process of old versions. */
  readonly service: string;
  readonly level: Level;
  readonly account: string;
  /** Pid in the prefix; 0 when there is none. */
  readonly pid: number;
  readonly session: string;
  /** The client's address; empty but for a mail_log_prefix of the administrator's own. */
  readonly address: string;
  /** Index where the text begins. */
  readonly at: number;
}

export type Level = 'debug' | 'info' | 'warning' | 'error' | 'fatal' | 'panic' | '';

const LEVELS: readonly (readonly [text: string, level: Level])[] = [
  ['Info: ', 'info'],
  ['Warning: ', 'warning'],
  ['Error: ', 'error'],
  ['Fatal: ', 'fatal'],
  ['Panic: ', 'panic'],
  ['Debug: ', 'debug'],
  ['Warn: ', 'warning'],
];

/** The level written at an index with the length of its text; `['', 0]` when there is none. */
export function levelAt(text: string, at: number): readonly [level: Level, length: number] {
  const first = text.charCodeAt(at);
  // All levels begin with a capital; nearly every text that is asked about does not begin with theirs.
  if (first < 68 || first > 87) return NO_LEVEL;
  for (const [word, level] of LEVELS) {
    if (text.startsWith(word, at)) return [level, word.length];
  }
  return NO_LEVEL;
}

const NO_LEVEL = ['', 0] as const;

function isNameChar(c: number): boolean {
  return (c >= 97 && c <= 122) || c === 45 || c === 95 || (c >= 48 && c <= 57) || (c >= 65 && c <= 90);
}

/** Index behind the service name that begins at `at`; `at` itself when there is none. */
function endOfName(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 40 && isNameChar(text.charCodeAt(end))) end += 1;
  const c = text.charCodeAt(end);
  if (c === 40) return end;
  return c === 58 && text.charCodeAt(end + 1) === 32 ? end : at;
}

/** Whether the service writes who it looks up in the place where others write whose process it is. */
export function isAuth(service: string): boolean {
  return service === 'auth' || service === 'auth-worker' || service === 'dovecot-auth';
}

/**
 * The beginning of a message. For the auth services `at` is the index of what follows the name (`(` or `: `), for
 * `auth.ts` to read. Never fails: a text without a service has the service ''.
 */
export function readPrefix(text: string, from = 0): Prefix {
  let at = text.startsWith('dovecot: ', from) ? from + 9 : from;
  const [early, length] = levelAt(text, at);
  at += length;
  const end = endOfName(text, at);
  if (end === at) return { ...NOBODY, service: '', level: early, at };
  const name = text.slice(at, end);
  const c = name.charCodeAt(0);
  const service = c >= 65 && c <= 90 ? name.toLowerCase() : name;
  if (isAuth(service)) return { ...NOBODY, service, level: early, at: end };
  if (text.charCodeAt(end) === 58) return behindName(text, service, early, end + 2);
  const close = text.indexOf('): ', end + 1);
  const owner = ownerWithPid(text, end + 1, close, service) ?? ownerAlone(text, end + 1, close, service);
  return owner === undefined
    ? { ...NOBODY, service: '', level: early, at }
    : withLevel(text, service, early, owner);
}

const NOBODY = { account: '', pid: 0, session: '', address: '' } as const;

function withLevel(text: string, service: string, early: Level, owner: Owner): Prefix {
  const pairs = isOfAccounts(service) ? ownerInPairs(text, owner.at) : undefined;
  const whole = pairs === undefined ? owner : { ...pairs, account: owner.account || pairs.account };
  const [level, size] = levelAt(text, whole.at);
  return { ...whole, service, level: size > 0 ? level : early, at: whole.at + size };
}

function behindName(text: string, service: string, early: Level, at: number): Prefix {
  return withLevel(text, service, early, { ...NOBODY, at });
}

/** Whether each process of the service is one account's, by whose name its lines begin. */
function isOfAccounts(service: string): boolean {
  return !service.endsWith('-login') && service !== 'lmtp' && protocolOf(service) !== '';
}

// The first place is taken: a name of an account that exists may be trusted more than what follows it, where
// Message-IDs and subjects stand.
function ownerWithPid(text: string, open: number, before: number, service: string): Owner | undefined {
  const close = text.indexOf(')<', open);
  if (close < 0 || (before >= 0 && before < close)) return undefined;
  const pidEnd = text.indexOf('>', close);
  const pid = number(text, close + 2, pidEnd);
  if (pid < 0 || text.charCodeAt(pidEnd + 1) !== 60) return undefined;
  const sessionEnd = text.indexOf('>: ', pidEnd + 2);
  if (sessionEnd < 0) return undefined;
  const session = text.slice(pidEnd + 2, sessionEnd);
  const account = withoutPeer(text.slice(open, close), service);
  return { ...NOBODY, account, pid, session, at: sessionEnd + 3 };
}

function ownerAlone(text: string, open: number, close: number, service: string): Owner | undefined {
  // A number is the account's name for the services of accounts, whose prefix may be of the administrator's own.
  if (isOfAccounts(service)) return ownerInBrackets(text, open);
  if (close < 0) return undefined;
  const owner = text.slice(open, close);
  const whole = number(owner, 0, owner.length);
  // 2.2 writes `lmtp(pid)`.
  if (whole >= 0) return { ...NOBODY, pid: whole, at: close + 3 };
  const comma = owner.indexOf(', ');
  const pid = comma > 0 ? number(owner, 0, comma) : -1;
  if (pid >= 0) return { ...NOBODY, account: owner.slice(comma + 2), pid, at: close + 3 };
  return { ...NOBODY, account: withoutPeer(owner, service), at: close + 3 };
}

// doveadm over the network writes who asks before the account: `doveadm(192.0.2.3,ann)<pid><session>: `.
function withoutPeer(owner: string, service: string): string {
  const comma = service === 'doveadm' ? owner.indexOf(',') : -1;
  return comma > 0 && canonicalAddress(owner.slice(0, comma)) !== undefined ? owner.slice(comma + 1) : owner;
}

/** Decimal number of at most 10 digits between two indexes; -1 for anything else. */
export function number(text: string, from: number, to: number): number {
  if (to <= from || to - from > 10) return -1;
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i) - 48;
    if (c < 0 || c > 9) return -1;
    value = value * 10 + c;
  }
  return value;
}

/** The protocol that a service speaks; empty for services that speak none. */
export function protocolOf(service: string): string {
  return PROTOCOLS.get(service) ?? '';
}

const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['imap', 'imap'],
  ['imap-login', 'imap'],
  ['imap-hibernate', 'imap'],
  ['imap-urlauth', 'imap'],
  ['imap-urlauth-login', 'imap'],
  ['imap-urlauth-worker', 'imap'],
  ['pop3', 'pop3'],
  ['pop3-login', 'pop3'],
  ['managesieve', 'managesieve'],
  ['managesieve-login', 'managesieve'],
  ['sieve-login', 'managesieve'],
  ['submission', 'submission'],
  ['submission-login', 'submission'],
  ['lmtp', 'lmtp'],
  ['lda', 'lda'],
  ['deliver', 'lda'],
  ['doveadm', 'local'],
  ['dsync', 'local'],
  ['dsync-local', 'local'],
  ['dsync-server', 'local'],
]);
