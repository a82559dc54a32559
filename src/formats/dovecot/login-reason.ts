import type { Action } from '../../event/columns.ts';
import { number } from './prefix.ts';

/** What a login process says of a connection that ended without a session. */
export interface Verdict {
  /** `disconnection` when no try to sign in was made, `sign-in` when one failed. */
  readonly action: Extract<Action, 'sign-in' | 'disconnection'>;
  readonly reason: string;
}

// Words as they stand in the text, from 1.x to 2.4, with the code of 2.4. First match wins: `Login aborted` texts
// end with the code in brackets, and `internal failure, 1/2 successful auths` must not count as something else.
// Source: client_get_extra_disconnect_reason in src/login-common/client-common.c, and the table of login failures
// at https://doc.dovecot.org/latest/core/summaries/events.html
const WORDINGS: readonly (readonly [words: string, verdict: Verdict])[] = [
  ['auth failed, ', failed('auth-failed')],
  ['no auth attempts', left('no-auth')],
  ['disallowed plaintext auth', failed('cleartext-refused')],
  ['disallowed cleartext auth', failed('cleartext-refused')],
  ['disabled plaintext auth', failed('cleartext-refused')],
  ['(proxy dest auth failed', failed('auth-failed')],
  ['authorization failed', failed('not-allowed')],
  ['user disabled', failed('disabled')],
  ['login disabled', failed('disabled')],
  ['password expired', failed('password-expired')],
  ['anonymous logins disabled', failed('not-allowed')],
  ['auth service reported temporary failure', failed('temporary-failure')],
  ['auth process communication failure', failed('temporary-failure')],
  ['internal failure', failed('temporary-failure')],
  ['Internal login failure', failed('temporary-failure')],
  ['unsupported auth mechanism', failed('bad-request')],
  ['invalid base64', failed('bad-request')],
  ["client didn't finish SASL auth", failed('aborted')],
  ['auth aborted by client', failed('aborted')],
  ['aborted authentication', failed('aborted')],
  ['disconnected while authenticating', failed('aborted')],
  ['disconnected while finishing login', failed('aborted')],
  ['Maximum number of connections', failed('limit')],
  ['authentication attempts)', failed('auth-failed')],
  ['auth referral', left('not-allowed')],
  ['client_limit and process_limit', left('limit')],
  ['(process_full)', left('limit')],
  ['shutting down', left('aborted')],
  ['disconnected before auth was ready', left('temporary-failure')],
  ['client sent an invalid cert', left('tls-failed')],
  ['client sent an untrusted cert', left('tls-failed')],
  ["client didn't send a cert", left('tls-failed')],
  ['cert required', left('tls-failed')],
];

function failed(reason: string): Verdict {
  return { action: 'sign-in', reason };
}

function left(reason: string): Verdict {
  return { action: 'disconnection', reason };
}

const BEGINNINGS: readonly string[] = [
  'Disconnected',
  'Aborted login',
  'Login aborted',
  'Internal login failure',
  'Maximum number of connections',
  'Connection closed',
  'Remote closed connection',
  'Client has quit the connection',
  'Too many invalid commands',
  'Inactivity',
];

/**
 * What the words before the elements mean; `undefined` when they are not of a connection that ended. `tried` says
 * that the elements name a mechanism, for the texts of 1.x that give no reason.
 */
export function verdictOf(words: string, tried: boolean): Verdict | undefined {
  if (!BEGINNINGS.some((beginning) => words.startsWith(beginning))) return undefined;
  for (const [wording, verdict] of WORDINGS) {
    if (words.includes(wording)) return verdict;
  }
  return tried ? failed('aborted') : left('no-auth');
}

/** Number of tries that the words sum up; 0 when they do not say. */
export function triesIn(words: string): number {
  // `1/2 successful auths` counts all tries second.
  const all = numberBefore(words, ' successful auths');
  if (all > 0) return all;
  const tries = numberBefore(words, ' attempts in ');
  if (tries > 0) return tries;
  return Math.max(numberBefore(words, ' attempts)'), numberBefore(words, ' authentication attempts)'), 0);
}

/** Seconds that the words speak of; -1 when they do not. */
export function secondsIn(words: string): number {
  return numberBefore(words, ' secs)');
}

function numberBefore(text: string, what: string): number {
  const end = text.lastIndexOf(what);
  let start = end;
  while (start > 0 && text.charCodeAt(start - 1) >= 48 && text.charCodeAt(start - 1) <= 57) start -= 1;
  return number(text, start, end);
}
