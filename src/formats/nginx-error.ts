import { wallTime } from '../base/time.ts';
import type { FileFormat, Head } from './format.ts';
import { digits } from './template.ts';
import { nginxErrorMessage } from './web/nginx-message.ts';

const START = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d) \[[a-z]{3,8}\] (\d{1,10})#\d{1,10}: /;

/** `2026/11/24 01:35:16 [error] 12#12: *1 …`, without a zone (ngx_log.c). */
function head(line: string): Head | undefined {
  const found = line.charCodeAt(4) === SLASH ? START.exec(line) : null;
  if (found === null) return undefined;
  const [y = 0, mo = 0, d = 0, h = 0, m = 0, s = 0] = found.slice(1, 7).map(Number);
  if (mo < 1 || mo > 12 || d < 1 || d > 31 || h > 23 || m > 59 || s > 60) return undefined;
  return {
    wall: wallTime(y, mo, d, h, m, s),
    hasYear: true,
    offset: undefined,
    precision: 1_000_000,
    host: '',
    program: '',
    pid: digits(found[7] ?? '') ?? 0,
    at: found[0].indexOf('['),
  };
}

const SLASH = 47;

/** The error log of nginx. */
export const nginxError: FileFormat = {
  kind: 'file',
  id: 'nginx-error',
  title: 'nginx error log',
  source: 'web-error',
  head,
  read: (line, { at }) => nginxErrorMessage(line.slice(at)),
  examples: [
    {
      line: '2026/11/24 01:35:16 [error] 12#12: *1 open() "/srv/x.php" failed (2: No such file or directory), client: 198.51.100.4, server: mail.example, request: "GET /x.php?a=1 HTTP/1.1", host: "mail.example", referrer: "https://a.example/"',
      from: 'nginx 1.22',
      event: {
        action: 'error',
        reason: 'error',
        address: '198.51.100.4',
        virtualHost: 'mail.example',
        httpMethod: 'GET',
        path: '/x.php',
        query: 'a=1',
        referrer: 'https://a.example/',
        detail: 'open() "/srv/x.php" failed (2: No such file or directory)',
      },
    },
    {
      line: '2026/11/24 01:35:16 [error] 12#12: *7 user "anna": password mismatch, client: 2001:db8::4, server: _, request: "GET / HTTP/1.1", host: "x"',
      from: 'nginx 1.22',
      event: { action: 'auth-detail', reason: 'wrong-password', account: 'anna', address: '2001:db8::4' },
    },
    {
      line: '2026/11/24 01:35:16 [notice] 99#99: signal process started',
      from: 'nginx 1.22',
      event: { action: 'log-rotated', reason: 'signal' },
    },
    { line: '2026/11/24 01:35:16 [error] no process, no nginx', event: undefined },
    { line: '2026/13/24 01:35:16 [error] 12#12: x', event: undefined },
  ],
};
