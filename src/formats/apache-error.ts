import type { FileFormat, Head } from './format.ts';
import { digits } from './template.ts';
import { apacheErrorMessage } from './web/apache-message.ts';
import { apacheStamp } from './web/stamps.ts';

const OPEN = 91;
const LONGEST_STAMP = 40;

/** `[Tue Nov 24 00:51:30.536021 2026] [module:level] [pid 497:tid 497] …`; 2.2 has `[level]` alone and no pid. */
function head(line: string): Head | undefined {
  if (line.charCodeAt(0) !== OPEN) return undefined;
  const close = line.indexOf('] [');
  if (close < 10 || close > LONGEST_STAMP) return undefined;
  const stamp = apacheStamp(line.slice(1, close));
  if (stamp === undefined) return undefined;
  const pid = /\[pid (\d{1,10})[:\]]/.exec(line.slice(close, close + 120));
  return {
    ...stamp,
    hasYear: true,
    host: '',
    program: '',
    pid: digits(pid?.[1] ?? '') ?? 0,
    at: close + 2,
  };
}

/** The error log of Apache httpd 2.0 to 2.4. */
export const apacheError: FileFormat = {
  kind: 'file',
  id: 'apache-error',
  title: 'Apache error log',
  source: 'web-error',
  head,
  read: (line, { at }) => apacheErrorMessage(line.slice(at)),
  examples: [
    {
      line: '[Tue Nov 24 00:51:30.536021 2026] [mpm_prefork:notice] [pid 497:tid 497] AH00163: Apache/2.4.71 (Debian) configured -- resuming normal operations',
      from: 'Apache 2.4',
      event: { action: 'service-started', reason: 'AH00163' },
    },
    {
      line: '[Tue Nov 24 00:51:30.418137 2026] [mpm_prefork:notice] [pid 497:tid 497] AH00171: Graceful restart requested, doing restart',
      from: 'Apache 2.4',
      event: { action: 'log-rotated', reason: 'AH00171' },
    },
    {
      line: "[Tue Nov 24 00:34:16.807787 2026] [php:error] [pid 2758:tid 2758] [client 2001:db8::5:59153] script '/srv/wp-login.php' not found or unable to stat, referer: https://x.example/",
      from: 'Apache 2.4 with PHP 8',
      event: {
        action: 'error',
        reason: 'php:error',
        address: '2001:db8::5',
        port: 59153,
        referrer: 'https://x.example/',
        detail: "script '/srv/wp-login.php' not found or unable to stat",
      },
    },
    {
      line: '[Sun Jun 21 09:06:19 2015] [error] [client 192.0.2.14] user root: authentication failure for "/admin": Password Mismatch',
      from: 'Apache 2.2',
      event: {
        action: 'auth-detail',
        outcome: 'failure',
        reason: 'wrong-password',
        protocol: 'http',
        account: 'root',
        address: '192.0.2.14',
      },
    },
    { line: '[24-Nov-2026 00:51:35 +0000]: <aaaabbbb> PHP Error: x (GET /)', event: undefined },
    { line: '[Tue Nov 24 00:51:30 2026] no level, no server', event: undefined },
  ],
};
