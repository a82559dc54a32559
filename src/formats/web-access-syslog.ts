import type { EventFields } from '../event/columns.ts';
import type { ProgramFormat } from './format.ts';
import { webAccess } from './web-access.ts';
import { webAccessJson } from './web-access-json.ts';

/** The access line within the message; the record's time is the one that syslog gives it. */
function read(message: string): EventFields | undefined {
  const format = message.charCodeAt(0) === BRACE ? webAccessJson : webAccess;
  const head = format.head(message);
  return head === undefined ? undefined : format.read?.(message, head);
}

const BRACE = 123;
const OPEN =
  '192.0.2.7 - - [24/Nov/2026:00:51:30 +0000] "GET /?_task=mail&_action=show&_uid=5&_mbox=INBOX HTTP/1.1" 200 500 "-" "Mozilla/5.0"';

/** Access logs that the web server sends to syslog: nginx `access_log syslog:server=…`, Apache through `logger`. */
export const webAccessSyslog: ProgramFormat = {
  kind: 'program',
  id: 'web-access-syslog',
  title: 'Web server access log sent to syslog',
  source: 'web-access',
  programs: ['nginx', 'apache2', 'apache', 'httpd', 'apache-access', 'access_log'],
  read,
  examples: [
    {
      line: `Nov 24 00:51:30 mail nginx: ${OPEN}`,
      from: 'nginx 1.22, access_log syslog:server=unix:/dev/log',
      event: {
        action: 'message-open',
        protocol: 'webmail',
        address: '192.0.2.7',
        uid: 5,
        mailbox: 'INBOX',
        status: 200,
        bytesOut: 500,
        userAgent: 'Mozilla/5.0',
      },
    },
    {
      line: `2026-11-24T00:51:30.306178+00:00 mail apache2[5]: mail.example:443 ${OPEN}`,
      from: 'Apache 2.4, CustomLog "|/usr/bin/logger -t apache2"',
      event: { action: 'message-open', virtualHost: 'mail.example', address: '192.0.2.7' },
    },
    {
      line: 'Nov 24 00:51:30 mail nginx: {"time":"2026-11-24T00:51:30+00:00","remote_addr":"192.0.2.7","request":"GET /x HTTP/1.1","status":"200"}',
      from: 'nginx 1.22, log_format escape=json to syslog',
      event: { action: 'request', address: '192.0.2.7', path: '/x', status: 200 },
    },
    { line: 'Nov 24 00:51:30 mail nginx: configuration file test is successful', event: undefined },
    { line: `Nov 24 00:51:30 mail proxy: ${OPEN}`, event: undefined },
  ],
};
