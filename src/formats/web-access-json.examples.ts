import type { Example } from './format.ts';

/** Examples of `web-access-json`. */
export const webAccessJsonExamples: readonly Example[] = [
  {
    line: '{"level":"info","ts":1795481505.25,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"10.0.0.1","remote_port":"51234","client_ip":"203.0.113.7","proto":"HTTP/2.0","method":"POST","host":"mail.example:443","uri":"/?_task=login","headers":{"User-Agent":["Mozilla/5.0 \\u0022é\\u0022"],"Referer":["https://mail.example/"],"X-Forwarded-For":["203.0.113.7"]}},"bytes_read":40,"user_id":"","duration":1.742,"size":759,"status":302,"resp_headers":{}}',
    from: 'Caddy 2.7',
    event: {
      action: 'sign-in',
      outcome: 'success',
      protocol: 'webmail',
      address: '203.0.113.7',
      claimedAddress: '203.0.113.7',
      virtualHost: 'mail.example',
      status: 302,
      bytesOut: 759,
      seconds: 2,
      userAgent: 'Mozilla/5.0 "é"',
      referrer: 'https://mail.example/',
    },
  },
  {
    line: '{"level":"info","ts":1795481505.25,"msg":"handled request","request":{"remote_addr":"[2001:db8::7]:51234","method":"GET","host":"mail.example","uri":"/?_task=mail&_action=show&_uid=5&_mbox=INBOX","headers":{}},"duration":0.02,"size":759,"status":200}',
    from: 'Caddy 2.4',
    event: { action: 'message-open', uid: 5, address: '2001:db8::7' },
  },
  {
    line: '{"level":"error","ts":1795481505.25,"msg":"dial tcp: refused","request":{"remote_ip":"192.0.2.1","method":"GET","uri":"/","headers":{"User-Agent":["x"]}},"duration":0.02}',
    event: undefined,
  },
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
