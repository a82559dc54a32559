import type { FileFormat, Head } from './format.ts';
import { roundcubeMessage } from './roundcube/message.ts';
import { isPhpError, phpError } from './web/php-error.ts';
import { chosenStamp, phpStamp } from './web/stamps.ts';

const LONGEST_STAMP = 80;

/**
 * `[stamp]: text`. PHP itself writes into the same `errors` file, `[stamp zone] PHP Warning:  …` without the colon;
 * what else stands behind a bracket is another program's.
 */
function head(line: string): Head | undefined {
  if (line.charCodeAt(0) !== OPEN) return undefined;
  const close = line.indexOf(']');
  if (close < 10 || close > LONGEST_STAMP) return undefined;
  const own = line.startsWith(': ', close + 1);
  if (!own && !isPhpError(line.slice(close + 2, close + 60))) return undefined;
  const text = line.slice(1, close);
  const php = phpStamp(text);
  // Roundcube's own lines have the stamp that log_date_format asks for.
  const stamp = php !== undefined ? { ...php, hasYear: true } : own ? chosenStamp(text) : undefined;
  if (stamp === undefined) return undefined;
  return { ...stamp, host: '', program: '', pid: 0, at: close + (own ? 3 : 2) };
}

const OPEN = 91;

const SUCCESS = {
  line: '[24-Nov-2026 00:41:03 +0000]: <pbju9q0b> Successful login for hugo (ID: 26) from 10.20.1.25 in session pbju9q0bob15hhc5',
  from: 'Roundcube 1.6',
  event: {
    action: 'sign-in',
    outcome: 'success',
    protocol: 'webmail',
    account: 'hugo',
    address: '10.20.1.25',
    session: 'pbju9q0bob15hhc5',
  },
} as const;

/** Roundcube's own log files, userlogins, errors, sendmail and all others, whatever their name. */
export const roundcubeLog: FileFormat = {
  kind: 'file',
  id: 'roundcube',
  title: 'Roundcube log',
  source: 'roundcube',
  head,
  read: (line, { at }) =>
    line.charCodeAt(at - 2) === COLON ? roundcubeMessage(line.slice(at)) : phpError(line.slice(at)),
  examples: [
    SUCCESS,
    {
      line: '[Nov 24 00:51:35]: <aaaabbbb> Failed login for ann from 203.0.113.5 in session aaaabbbbccccdddd (error: 0)',
      from: "Roundcube with log_date_format = 'M d H:i:s'",
      event: { action: 'sign-in', outcome: 'failure', account: 'ann', address: '203.0.113.5' },
    },
    {
      line: '[24-Nov-2026 00:51:35.120000 +0100]: <aaaabbbb> Failed login for a from 6.6.6.6 in session x from 203.0.113.5 (X-Real-IP: 10.0.0.9,X-Forwarded-For: 192.0.2.1, 10.0.0.9) in session aaaabbbbccccdddd (error: 0)',
      from: 'Roundcube 1.7',
      event: {
        action: 'sign-in',
        outcome: 'failure',
        reason: 'auth-failed',
        account: 'a from 6.6.6.6 in session x',
        address: '203.0.113.5',
        claimedAddress: 'X-Real-IP: 10.0.0.9,X-Forwarded-For: 192.0.2.1, 10.0.0.9',
        session: 'aaaabbbbccccdddd',
      },
    },
    {
      line: '[24-Nov-2026 00:51:35 +0000]: <pbrjnlm6> IMAP Error: Login failed for james against localhost from 10.20.1.24. AUTHENTICATE PLAIN: Authentication failed. in /usr/share/roundcube/program/lib/Roundcube/rcube_imap.php on line 211 (POST /?_task=login&_action=login)',
      from: 'Roundcube 1.6',
      event: {
        action: 'auth-detail',
        outcome: 'failure',
        protocol: 'webmail',
        account: 'james',
        address: '10.20.1.24',
        session: 'pbrjnlm6',
        detail: 'AUTHENTICATE PLAIN: Authentication failed.',
      },
    },
    {
      line: '[24-Nov-2026 00:51:38 +0000]: <077r6mko> User sophie [10.20.1.23]; Message <21a4@mail.example> for a@example.net, b@example.net; 250: 2.0.0 Ok: queued as B4A01282222',
      from: 'Roundcube 1.6',
      event: {
        action: 'message-sent',
        account: 'sophie',
        address: '10.20.1.23',
        messageId: '<21a4@mail.example>',
        recipient: 'a@example.net, b@example.net',
        recipientCount: 2,
        queueId: 'B4A01282222',
        session: '077r6mko',
      },
    },
    {
      line: '[24-Nov-2026 00:51:38 UTC] PHP Warning:  Undefined array key "x" in /usr/share/roundcube/index.php on line 3',
      from: 'PHP 8.2 in the errors file of Roundcube',
      event: { action: 'error', reason: 'php-warning' },
    },
    {
      line: '[11/24/2026 00:51:35]: <aaaabbbb> Failed login for ann from 203.0.113.5 in session aaaabbbbccccdddd (error: 0)',
      event: undefined,
    },
    { line: '[Nov 24 00:51:35]: what somebody else has to say', event: undefined },
    { line: '[24-Nov-2026 00:51:35] NOTICE: fpm is running, pid 1', event: undefined },
    { line: '[24-Nov-2026 00:51:35 +0000]: <pbrjnlm6> What a plugin has to say', event: undefined },
  ],
};

const COLON = 58;
