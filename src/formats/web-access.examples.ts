import type { Example } from './format.ts';

const STAMP = '[24/Nov/2026:00:51:45 +0000]';

/** Examples of {@link webAccess}. */
export const webAccessExamples: readonly Example[] = [
  {
    line: `203.0.113.7 - - ${STAMP} "POST /?_task=login HTTP/1.1" 302 759 "https://mail.example/" "Mozilla/5.0"`,
    from: 'Apache 2.4 combined, Roundcube 1.6',
    event: {
      action: 'sign-in',
      outcome: 'success',
      protocol: 'webmail',
      address: '203.0.113.7',
      httpMethod: 'POST',
      path: '/',
      query: '_task=login',
      status: 302,
      bytesOut: 759,
      referrer: 'https://mail.example/',
      userAgent: 'Mozilla/5.0',
    },
  },
  {
    line: `webmail.example:443 2001:DB8:0::7 - - ${STAMP} "GET /roundcube/?_task=mail&_uid=12-Bo%C3%AEte%2FA&_mbox=INBOX&_part=2&_action=get&_token=Tok&_download=1 HTTP/2.0" 200 23028 "-" "curl/8" 812`,
    from: 'Apache 2.4 vhost_combined with %D',
    event: {
      action: 'part-get',
      mode: 'download',
      virtualHost: 'webmail.example',
      address: '2001:db8::7',
      mailbox: 'Boîte/A',
      uid: 12,
      part: '2',
      token: 'Tok',
    },
  },
  {
    line: `10.0.0.1 - anna ${STAMP} "GET /a.css?s=1 HTTP/1.1" 304 - "https://mail.example/x" "A \\"quoted\\" one"`,
    from: 'Apache 2.4 combined',
    event: {
      action: 'static-file',
      account: 'anna',
      bytesOut: 0,
      userAgent: 'A "quoted" one',
    },
  },
  {
    line: `10.0.0.1 - - ${STAMP} "GET /x HTTP/1.1" 200 5 "-" "UA" "192.0.2.4, 198.51.100.1" 1.742`,
    from: 'nginx main with $http_x_forwarded_for and $request_time',
    event: { action: 'request', address: '10.0.0.1', claimedAddress: '192.0.2.4, 198.51.100.1', seconds: 2 },
  },
  {
    line: `10.0.0.1 - - ${STAMP} "GET /x HTTP/1.1" 200 5 "mail.example" "https://mail.example/" "Mozilla/5.0"`,
    from: 'Apache 2.4: the virtual host between bytes and referrer',
    event: { virtualHost: 'mail.example', referrer: 'https://mail.example/', userAgent: 'Mozilla/5.0' },
  },
  {
    line: `10.0.0.1 - - ${STAMP} "GET /x HTTP/1.1" 200 5 1.742 "-" "Mozilla/5.0"`,
    from: 'nginx: $request_time between bytes and referrer',
    event: { bytesOut: 5, seconds: 2, userAgent: 'Mozilla/5.0' },
  },
  {
    line: `webmail.example 203.0.113.7 - ${STAMP} "GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"`,
    from: 'nginx: $host $remote_addr - [$time_local]',
    event: { address: '203.0.113.7', virtualHost: 'webmail.example', userAgent: 'Mozilla/5.0' },
  },
  {
    line: `203.0.113.7 - anna ${STAMP} webmail.example "GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"`,
    from: 'nginx: $host behind the stamp',
    event: { address: '203.0.113.7', account: 'anna', virtualHost: 'webmail.example' },
  },
  {
    line: '203.0.113.7 - - [24/Nov/2026:00:51:45.123 +0000] "GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"',
    from: 'Apache 2.4: milliseconds by %{msec_frac}t',
    event: { address: '203.0.113.7', path: '/x' },
  },
  {
    line: '[2026-11-24T00:51:45+00:00] 203.0.113.7 "GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"',
    from: 'nginx: $time_iso8601 first',
    event: { address: '203.0.113.7', path: '/x', userAgent: 'Mozilla/5.0' },
  },
  {
    line: '2026-11-24T00:51:45+00:00 web: 203.0.113.7 "GET /x HTTP/1.1" 200 5 "-" "Mozilla/5.0"',
    event: undefined,
  },
  {
    line: `198.51.100.9 - - ${STAMP} "\\x16\\x03\\x01" 400 226 "-" "-"`,
    from: 'Apache 2.4: TLS on a plain port',
    event: { action: 'request', reason: 'bad-request', status: 400, detail: '\\x16\\x03\\x01' },
  },
  {
    line: `host.example - - ${STAMP} "GET / HTTP/1.0" 200 2525`,
    from: 'Apache 2.4 common with HostnameLookups',
    event: { action: 'page', clientName: 'host.example' },
  },
  {
    line: `198.51.100.9 - x [01/Jan/2000:00:00:00 +0000] \\"GET / HTTP/1.1\\" 200 5 ${STAMP} "GET /private HTTP/1.1" 401 12`,
    from: 'Apache 2.4: a user name that plays a request',
    event: { action: 'request', path: '/private', status: 401, address: '198.51.100.9' },
  },
  { line: `Nov 24 00:51:45 mail root: no request at all ${STAMP}`, event: undefined },
  { line: `198.51.100.9 - - ${STAMP} "GET / HTTP/1.1" failed`, event: undefined },
];
