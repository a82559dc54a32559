import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line, note, type Reader } from './line.ts';
import { takePeer } from './parts.ts';
import { policy } from './policy.ts';
import { tlsConnection } from './tls.ts';

/** Words before the peer, and the reason they stand for. Up to 3.5 the lists were called white and black. */
const EVENTS: readonly (readonly [string, string])[] = [
  ['PASS OLD ', 'pass-old'],
  ['PASS NEW ', 'pass-new'],
  ['ALLOWLISTED ', 'allow-listed'],
  ['WHITELISTED ', 'allow-listed'],
  ['DENYLISTED ', 'deny-listed'],
  ['BLACKLISTED ', 'deny-listed'],
  ['ALLOWLIST VETO ', 'allow-list-veto'],
  ['WHITELIST VETO ', 'allow-list-veto'],
  ['PREGREET ', 'pregreet'],
  ['DNSBL rank ', 'dnsbl'],
  ['HANGUP after ', 'hang-up'],
  ['COMMAND PIPELINING ', 'improper-pipelining'],
  ['COMMAND TIME LIMIT ', 'limit'],
  ['COMMAND COUNT LIMIT ', 'limit'],
  ['COMMAND LENGTH LIMIT ', 'limit'],
  ['NON-SMTP COMMAND ', 'non-smtp-command'],
  ['BARE NEWLINE ', 'bare-newline'],
  ['DATA without valid RCPT ', 'bad-request'],
  ['BDAT without valid RCPT ', 'bad-request'],
];

/**
 * postscreen(8): zombies turned away before the SMTP server sees them. What the client sent (after `after`, or
 * after the port and a colon) is escaped and last. Source: src/postscreen/*.c.
 */
export const postscreen: Reader = (line) => {
  const { text, at } = line;
  if (text.startsWith('CONNECT from ', at)) return connection(line, at + 13);
  if (text.startsWith('DISCONNECT ', at)) return peerOf(line, at + 11, 'disconnection');
  const found = EVENTS.find(([words]) => text.startsWith(words, at));
  if (found !== undefined) return screened(line, at + found[0].length, found[1]);
  if (/^(entering|leaving) (STRESS|NORMAL) mode|^cache |^close database /.test(text)) return note(line);
  return policy(line, 'smtp') ?? tlsConnection(line);
};

function peerOf(line: Line, at: number, action: EventFields['action']): EventFields | undefined {
  const fields = eventOf(line, action);
  fields.protocol = 'smtp';
  return line.text.charCodeAt(at) === 91 && takePeer(line.text, at, fields) >= 0 ? fields : undefined;
}

function connection(line: Line, at: number): EventFields | undefined {
  const fields = peerOf(line, at, 'connection');
  const to = line.text.indexOf(' to [', at);
  if (fields !== undefined && to >= 0) {
    const server = canonicalAddress(line.text.slice(to + 5, line.text.indexOf(']', to)));
    if (server !== undefined) fields.serverAddress = server;
  }
  return fields;
}

// The peer is the first bracket: before it stand only numbers and words of Postfix.
function screened(line: Line, at: number, reason: string): EventFields | undefined {
  const open = line.text.indexOf('[', at);
  const fields = open < 0 || open - at > 40 ? undefined : peerOf(line, open, 'notice');
  if (fields === undefined) return undefined;
  fields.reason = reason;
  fields.detail = line.text.slice(line.at);
  return fields;
}

/** dnsblog(8): `addr A listed by domain D as R`. Source: src/dnsblog/dnsblog.c. */
export const dnsblog: Reader = (line) => {
  const { text, at } = line;
  const end = text.indexOf(' listed by domain ', at);
  if (!text.startsWith('addr ', at) || end < 0) return undefined;
  const fields = note(line);
  const address = canonicalAddress(text.slice(at + 5, end));
  if (address !== undefined) fields.address = address;
  return fields;
};

/** tlsproxy(8). Source: src/tlsproxy/tlsproxy.c. */
export const tlsproxy: Reader = (line) => {
  const { text, at } = line;
  if (text.startsWith('CONNECT ', at)) return note(line);
  if (text.startsWith('DISCONNECT ', at)) return note(line);
  if (text.startsWith('TLS handshake failed for ', at)) {
    const fields = note(line);
    fields.reason = 'tls-failed';
    const peer = text.indexOf('peer=[', at);
    if (peer >= 0) takePeer(text, peer + 5, fields);
    return fields;
  }
  return tlsConnection(line);
};

const head = 'Nov 24 00:51:31 mx postfix/';

/** Lines of postscreen and its helpers. */
export const postscreenExamples: readonly Example[] = [
  {
    from: 'Postfix 3.4',
    line: `${head}postscreen[1]: CONNECT from [2001:db8::7]:50830 to [2001:db8::25]:25`,
    event: { action: 'connection', address: '2001:db8::7', port: 50830, serverAddress: '2001:db8::25' },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}postscreen[1]: PREGREET 26 after 0 from [192.0.2.7]:34890: EHLO [10.0.0.1]\\r\\n`,
    event: { action: 'notice', reason: 'pregreet', address: '192.0.2.7', port: 34890 },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}postscreen[1]: DISCONNECT [192.0.2.7]:34890`,
    event: { action: 'disconnection', address: '192.0.2.7', port: 34890 },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}postscreen[1]: NOQUEUE: reject: RCPT from [192.0.2.7]:4711: 550 5.7.1 Service unavailable; client [192.0.2.7] blocked using bl.example; from=<a@far.example>, to=<b@near.example>, proto=ESMTP, helo=<x>`,
    event: {
      action: 'message-rejected',
      port: 4711,
      dsn: '5.7.1',
      reason: '550 5.7.1 Service unavailable; client [192.0.2.7] blocked using bl.example',
      sender: 'a@far.example',
      recipient: 'b@near.example',
    },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}dnsblog[1]: addr 192.0.2.7 listed by domain bl.example as 127.0.0.2`,
    event: { action: 'notice', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}tlsproxy[1]: TLS handshake failed for service=smtpd peer=[192.0.2.7]:59869`,
    event: { action: 'notice', reason: 'tls-failed', address: '192.0.2.7', port: 59869 },
  },
  { line: `${head}postscreen[1]: DISCONNECT nobody`, event: undefined },
  { line: `${head}dnsblog[1]: addr 192.0.2.7`, event: undefined },
];
