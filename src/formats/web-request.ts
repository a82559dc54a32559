import type { EventFields } from '../event/columns.ts';
import type { FileFormat, Head } from './format.ts';
import { CLF_LENGTH, clfOffset, clfWall } from './web/clf.ts';
import { readClient } from './web/client.ts';
import { digitsAt } from './web/digits.ts';
import { endOfQuoted, unescaped } from './web/quoted.ts';
import { asRequested } from './web/requested.ts';

const OPEN = 91;
const CLOSE = 93;
const QUOTE = ' "';
const LONGEST_FRONT = 400;

// Index of the quote that opens the request, behind client, protocol and cipher.
function requestAt(line: string): number {
  const quote = line.slice(0, LONGEST_FRONT).indexOf(QUOTE, CLF_LENGTH);
  if (quote < 0) return -1;
  const [client, protocol = '', cipher, more] = line.slice(CLF_LENGTH + 1, quote).split(' ');
  const isPlain = client !== '' && cipher !== undefined && more === undefined;
  return isPlain && /^(?:TLS|SSL)v[\d.]{1,4}$|^-$/.test(protocol) ? quote + 1 : -1;
}

function head(line: string): Head | undefined {
  if (line.charCodeAt(0) !== OPEN || line.charCodeAt(CLF_LENGTH - 1) !== CLOSE) return undefined;
  const wall = clfWall(line, 0);
  const at = Number.isNaN(wall) ? -1 : requestAt(line);
  if (at < 0) return undefined;
  const offset = clfOffset(line, 0);
  const zone = Number.isNaN(offset) ? undefined : offset;
  return { wall, hasYear: true, offset: zone, precision: 1_000_000, host: '', program: '', pid: 0, at };
}

function read(line: string, { at }: Head): EventFields | undefined {
  const close = endOfQuoted(line, at + 1);
  if (close < 0 || !/^ (?:\d{1,15}|-)$/.test(line.slice(close + 1, close + 20))) return undefined;
  const text = line.slice(at + 1, close);
  // Without a status nobody knows whether a sign-in was let in.
  const fields = asRequested(unescaped(text), 0, text);
  if (!readClient(line.slice(CLF_LENGTH + 1, line.indexOf(' ', CLF_LENGTH + 1)), fields)) return undefined;
  fields.bytesOut = digitsAt(line, close + 2, 15);
  return fields;
}

/** Apache's log of requests over TLS, as mod_ssl is delivered with on RHEL, beside an access log or alone. */
export const webRequest: FileFormat = {
  kind: 'file',
  id: 'web-request',
  title: 'Web server log of requests over TLS, without a status (ssl_request_log)',
  // Not what was answered, so that it covers nothing that an access log covers.
  source: 'web-error',
  head,
  read,
  examples: [
    {
      line: '[24/Nov/2026:00:31:18 +0000] 192.0.2.4 TLSv1.3 TLS_AES_256_GCM_SHA384 "GET /?_task=mail&_action=show&_uid=5&_mbox=INBOX HTTP/1.1" 2959',
      from: 'Apache 2.4, ssl_request_log of RHEL 9',
      event: { action: 'message-open', uid: 5, address: '192.0.2.4', bytesOut: 2959 },
    },
    {
      line: '[24/Nov/2026:00:31:18 +0000] 192.0.2.4 TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 "POST /?_task=login HTTP/1.1" -',
      from: 'Apache 2.4, ssl_request_log of RHEL 8',
      event: { action: 'sign-in-tried', address: '192.0.2.4' },
    },
    { line: '[24/Nov/2026:00:31:18 +0000] 192.0.2.4 - - "GET / HTTP/1.1" 200 2959', event: undefined },
    { line: '[24/Nov/2026:00:31:18 +0000] 192.0.2.4 TLSv1.3 X "GET / HTTP/1.1" 2959 "-"', event: undefined },
  ],
};
