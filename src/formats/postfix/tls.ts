import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line } from './line.ts';
import { takePeer } from './parts.ts';

/**
 * `[Anonymous|Untrusted|Trusted|Verified ]TLS connection established|reused from|to name[address][:port][ to sni]:
 * TLSv1.3 with cipher …`. A peer that connected to us is the client, one that we connected to is the relay.
 * Source: Postfix src/tls/tls_misc.c (tls_log_summary); the name behind `to` since 3.11; without the first word 2.2.
 */
export function tlsConnection(line: Line): EventFields | undefined {
  const { text, at } = line;
  const word = text.indexOf('TLS connection ', at);
  if (word < 0 || word - at > 10) return undefined;
  const begin = word + 15;
  const verb = text.startsWith('established ', begin) ? 12 : text.startsWith('reused ', begin) ? 7 : -1;
  if (verb < 0) return undefined;
  const fields = eventOf(line, 'notice');
  fields.tls = 'TLS';
  fields.detail = text.slice(at);
  if (text.startsWith('from ', begin + verb))
    return takePeer(text, begin + verb + 5, fields) < 0 ? undefined : fields;
  if (!text.startsWith('to ', begin + verb)) return undefined;
  fields.relay = text.slice(begin + verb + 3, relayEnd(text, begin + verb + 3));
  return fields;
}

/** Index behind `name[address]:port` of a server that we talk to. */
export function relayEnd(text: string, at: number): number {
  const bracket = text.indexOf(']', at);
  const blank = text.indexOf(' ', at);
  let end = bracket >= 0 && (blank < 0 || bracket < blank) ? bracket + 1 : at;
  while (end < text.length && text.charCodeAt(end) > 32) end += 1;
  return text.charCodeAt(end - 1) === 58 ? end - 1 : end;
}

/** TLS lines of servers and clients. */
export const tlsExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:52:10 mx postfix/smtpd[1]: Anonymous TLS connection established from unknown[192.0.2.201]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
    event: { action: 'notice', tls: 'TLS', address: '192.0.2.201' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:52:10 mx postfix/smtp[1]: Verified TLS connection established to mx.far.example[2001:db8::1]:25: TLSv1.2 with cipher X (256/256 bits)',
    event: { action: 'notice', tls: 'TLS', relay: 'mx.far.example[2001:db8::1]:25' },
  },
];
