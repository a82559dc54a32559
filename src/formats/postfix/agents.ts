import type { Example } from '../format.ts';
import { eventOf, note, type Reader } from './line.ts';
import { addressEnd } from './parts.ts';
import { relayEnd, tlsConnection } from './tls.ts';

/** What delivery agents say about a server before the line with the outcome; the server's name follows. */
const SERVERS: readonly string[] = [
  'host ',
  'connect to ',
  'lost connection with ',
  'conversation with ',
  'setting up TLS connection to ',
  'SSL_connect error to ',
  'certificate verification failed for ',
  'server certificate verification failed for ',
  'CA certificate verification failed for ',
  'mismatched server name: ',
  'TLS is required, but was not offered by host ',
  'Host offered STARTTLS: [',
];

const OTHERS: readonly string[] = [
  'enabling PIX workarounds: ',
  'discarding EHLO keywords: ',
  'Cannot start TLS: ',
  'TLS is required, but ',
  'Server certificate not ',
  'Server certificate ',
  'untrusted issuer ',
  'breaking line ',
  'numeric domain name in resource data of ',
  'using ',
  'address not listed ',
  'delivery to command ',
  'table ',
];

/**
 * Delivery agents (smtp, lmtp, relay, local, virtual, pipe, error, discard, spawn) besides the delivery line itself.
 * Source: Postfix src/smtp/*.c, src/local/*.c.
 */
export const agent: Reader = (line) => {
  const { text, at } = line;
  if (text.startsWith('passing <', at)) {
    const fields = note(line);
    const end = addressEnd(text, at + 9);
    if (end >= 0) fields.recipient = text.slice(at + 9, end);
    return fields;
  }
  const tls = tlsConnection(line);
  if (tls !== undefined) return tls;
  const server = SERVERS.find((words) => text.startsWith(words, at));
  if (server !== undefined) {
    const fields = eventOf(line, 'notice');
    fields.relay = text.slice(at + server.length, relayEnd(text, at + server.length));
    fields.detail = text.slice(at);
    return fields;
  }
  if (OTHERS.some((words) => text.startsWith(words, at)) || text.includes(': subject_CN=', at))
    return note(line);
  return undefined;
};

const head = 'Nov 24 00:51:31 mx postfix/';

/** Lines of delivery agents. */
export const agentExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${head}local[1]: 2DE902820F6: passing <m@near.example> to transport=lmtp`,
    event: { action: 'notice', queueId: '2DE902820F6', recipient: 'm@near.example' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}smtp[1]: connect to mx.far.example[2001:db8::1]:25: Network is unreachable`,
    event: { action: 'notice', relay: 'mx.far.example[2001:db8::1]:25' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}smtp[1]: 2DE902820F6: host mx.far.example[203.0.113.9] said: 451 wait (in reply to RCPT TO command)`,
    event: { action: 'notice', queueId: '2DE902820F6', relay: 'mx.far.example[203.0.113.9]' },
  },
  { line: `${head}smtp[1]: 2DE902820F6: hosts`, event: undefined },
];
