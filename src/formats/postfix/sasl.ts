import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { protocolOf, takePeer } from './parts.ts';

/** Replies that say that nobody judged the password. Source: xsasl_dovecot_server.c, Cyrus SASL sasl_errstring. */
const TROUBLE: readonly string[] = [
  'Connection lost to authentication server',
  'Temporary authentication failure',
  'Temporary internal failure',
  'Internal authentication failure',
  'Application error',
  'generic failure',
  'no memory available',
  'remote authentication server unavailable',
  'transient failure',
  'SASL library is not initialized',
];

/** Replies that say more than that it failed. A challenge in base64 or `authentication failure` does not. */
const REASONS: readonly (readonly [string, string])[] = [
  ['user not found', 'unknown-user'],
  ['account disabled', 'disabled'],
  ['user account is disabled', 'disabled'],
  ['passphrase expired', 'password-expired'],
  ['Password expired', 'password-expired'],
  ['authorization failure', 'not-allowed'],
  ['encryption needed', 'cleartext-refused'],
  ['Plaintext authentication disallowed', 'cleartext-refused'],
  ['Invalid authentication mechanism', 'bad-request'],
  ['no mechanism available', 'bad-request'],
  ['bad protocol / cancel', 'bad-request'],
  ['invalid parameter supplied', 'bad-request'],
  ['Invalid base64 data', 'bad-request'],
];

/**
 * `name[address]: SASL METHOD authentication failed[: reply][, sasl_username=U]` and `… authentication aborted`, at
 * `at`. The name that was tried is logged since Postfix 3.9 and cut at 100 bytes; `(unavailable)` is none.
 * Source: Postfix src/smtpd/smtpd_sasl_glue.c.
 */
export function saslFailure(text: string, at: number, program: string): EventFields | undefined {
  const fields: EventFields = { action: 'sign-in', outcome: 'failure', protocol: protocolOf(program) };
  const end = takePeer(text, at, fields);
  if (end < 0 || !text.startsWith(': SASL ', end)) return undefined;
  const method = end + 7;
  const space = text.indexOf(' authentication ', method);
  if (space < 0) return undefined;
  fields.method = text.slice(method, space);
  const verdict = space + 16;
  if (text.startsWith('aborted', verdict)) fields.reason = 'aborted';
  else if (text.startsWith('failed', verdict)) takeFailure(text, verdict + 6, fields);
  else return undefined;
  return fields;
}

function takeFailure(text: string, at: number, fields: EventFields): void {
  // The reply is the server's; only what follows the first mark is the client's.
  const mark = text.indexOf(', sasl_username=', at);
  const reply = text.slice(at, mark < 0 ? text.length : mark).replace(/^: ?/, '');
  const account = mark < 0 ? '' : text.slice(mark + 16);
  if (account !== '' && account !== '(unavailable)') fields.account = account;
  if (reply !== '') fields.detail = reply;
  if (TROUBLE.some((words) => reply.startsWith(words))) {
    fields.action = 'auth-trouble';
    fields.reason = 'temporary-failure';
  } else fields.reason = REASONS.find(([words]) => reply.startsWith(words))?.[1] ?? 'auth-failed';
}

const SERVICE_TROUBLE: readonly string[] = [
  'SASL: Connect to ',
  'SASL per-connection ',
  'SASL authentication failure: cannot connect',
  'SASL authentication problem',
  'xsasl_',
];

/** A warning of the SASL library or of its connection (message after `warning: `). */
export function saslService(text: string, at: number): EventFields | undefined {
  if (SERVICE_TROUBLE.some((words) => text.startsWith(words, at))) {
    return {
      action: 'auth-trouble',
      outcome: 'failure',
      reason: 'temporary-failure',
      detail: text.slice(at),
    };
  }
  // Cyrus writes this besides the line with the client's address.
  if (text.startsWith('SASL authentication failure: ', at)) {
    return { action: 'auth-detail', outcome: 'failure', detail: text.slice(at + 29) };
  }
  return undefined;
}

const head = 'Nov 24 00:52:25 mx postfix/submission/smtpd[1]: warning: ';

/** Lines about failed tries. */
export const saslExamples: readonly Example[] = [
  {
    from: 'Postfix 3.9',
    line: `${head}unknown[192.0.2.77]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=admin@near.example`,
    event: {
      action: 'sign-in',
      outcome: 'failure',
      reason: 'auth-failed',
      protocol: 'submission',
      method: 'LOGIN',
      account: 'admin@near.example',
      address: '192.0.2.77',
    },
  },
  {
    from: 'Postfix 3.4',
    line: 'Nov 24 00:52:25 mx postfix/smtpd[1]: warning: h.example[2001:DB8::7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6',
    event: { action: 'sign-in', reason: 'auth-failed', protocol: 'smtp', address: '2001:db8::7' },
  },
  {
    from: 'Postfix 3.9',
    line: `${head}unknown[192.0.2.77]: SASL LOGIN authentication failed: Connection lost to authentication server, sasl_username=(unavailable)`,
    event: { action: 'auth-trouble', reason: 'temporary-failure', address: '192.0.2.77' },
  },
  {
    from: 'Postfix 3.9, a name that imitates the fields',
    line: `${head}unknown[192.0.2.77]: SASL PLAIN authentication failed: authentication failure, sasl_username=x, sasl_username=y[10.0.0.1]: SASL`,
    event: { account: 'x, sasl_username=y[10.0.0.1]: SASL', address: '192.0.2.77', method: 'PLAIN' },
  },
  {
    from: 'Postfix 2.8',
    line: `${head}h.example[192.0.2.77]: SASL PLAIN authentication aborted`,
    event: { action: 'sign-in', outcome: 'failure', reason: 'aborted', clientName: 'h.example' },
  },
  { line: 'Nov 24 00:52:25 mx postfix/smtpd[1]: h.example: SASL PLAIN', event: undefined },
];
