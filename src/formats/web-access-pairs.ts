import type { FileFormat, Head } from './format.ts';
import { entryHead, readEntry } from './web/entry-fields.ts';
import { pairsOf } from './web/pairs.ts';

function head(line: string): Head | undefined {
  const entry = pairsOf(line);
  return entry && entryHead(entry);
}

/** Access logs of `name="value"` pairs, by the names of nginx's variables and what else is usual. */
export const webAccessPairs: FileFormat = {
  kind: 'file',
  id: 'web-access-pairs',
  title: 'Web server access log of name=value pairs',
  source: 'web-access',
  head,
  read: (line, { entry = pairsOf(line) }) => entry && readEntry(entry),
  examples: [
    {
      line: 'time="24/Nov/2026:00:51:45 +0000" client=203.0.113.7 method=POST request="POST /?_task=login HTTP/1.1" status=302 bytes=759 referer="-" agent="Mozilla/5.0 \\"x\\""',
      from: 'Apache 2.4, LogFormat of pairs',
      event: {
        action: 'sign-in',
        outcome: 'success',
        address: '203.0.113.7',
        status: 302,
        bytesOut: 759,
        userAgent: 'Mozilla/5.0 "x"',
      },
    },
    {
      line: 'ts=2026-11-24T00:51:45+00:00 remote_addr=192.0.2.4 request_method=GET request_uri="/?_task=mail&_action=show&_uid=5&_mbox=INBOX" status=200',
      from: 'nginx 1.24, log_format of pairs',
      event: { action: 'message-open', uid: 5, address: '192.0.2.4' },
    },
    {
      line: 'time=[24/Nov/2026:00:51:45 +0000] client=192.0.2.4 request="GET / HTTP/1.1" status=200 agent=a client=192.0.2.66',
      event: undefined,
    },
    {
      line: 'time=[24/Nov/2026:00:51:45 +0000] client=192.0.2.4 agent=Mozilla (X11) request="GET / HTTP/1.1" status=200',
      event: undefined,
    },
    { line: 'time="24/Nov/2026:00:51:45 +0000" client=192.0.2.4 level=info', event: undefined },
  ],
};
