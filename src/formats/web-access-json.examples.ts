import type { Example } from './format.ts';

/** Examples of `web-access-json`. */
export const webAccessJsonExamples: readonly Example[] = [
  {
    line: '{"time_local":"24/Nov/2026:00:51:45 +0000","remote_addr":"203.0.113.7","remote_user":"","request":"POST /?_task=login HTTP/1.1","status":"302","body_bytes_sent":"759","request_time":"1.742","http_referrer":"https://mail.example/","http_user_agent":"Mozilla/5.0"}',
    from: 'nginx 1.22, log_format escape=json, Roundcube 1.6',
    event: {
      action: 'sign-in',
      outcome: 'success',
      protocol: 'webmail',
      address: '203.0.113.7',
      status: 302,
      bytesOut: 759,
      seconds: 2,
      referrer: 'https://mail.example/',
      userAgent: 'Mozilla/5.0',
    },
  },
  {
    line: '{"msec": 1795481505.250, "remote_addr": "10.0.0.1", "host": "mail.example", "request_method": "GET", "request_uri": "/?_task=mail&_action=show&_uid=5&_mbox=Bo\u00eete", "status": 200, "http_x_forwarded_for": "192.0.2.4, 198.51.100.1", "http_user_agent": "A \\"quoted\\" é"}',
    from: 'nginx 1.24: parts of the request, numbers',
    event: {
      action: 'message-open',
      mailbox: 'Boîte',
      virtualHost: 'mail.example',
      claimedAddress: '192.0.2.4, 198.51.100.1',
      userAgent: 'A "quoted" é',
    },
  },
  {
    line: '{"time":"2026-11-24T00:51:45+00:00","remote_addr":"198.51.100.9","request":"\\x16\\x03\\x22","status":"400","http_user_agent":"a\\x22,\\x22remote_addr\\x22:\\x22192.0.2.66"}',
    from: 'nginx 1.14 without escape=json: TLS on a plain port',
    event: { action: 'request', reason: 'bad-request', address: '198.51.100.9', status: 400 },
  },
  { line: '{"time":"2026-11-24T00:51:45Z","level":"error","message":"no request"}', event: undefined },
  { line: '{"time":"2026-11-24T00:51:45Z","status":200,"request":"GET / HTTP/1.1"}', event: undefined },
  { line: '{"remote_addr":"192.0.2.1","status":200,"request":"GET / HTTP/1.1"}', event: undefined },
];
